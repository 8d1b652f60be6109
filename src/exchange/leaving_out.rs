//! Takes parts out of a matrix and puts them back from another copy of it. The two know the same parts.
//!
//! Knows what belongs to a part, and nothing of who asks for it or why.

use super::content::without_notes;
use crate::model::{Baseline, BaselineId, LeftOut, Matrix, Record, Remark, RoleId};

/// Takes the parts out; of the history only the baseline `kept` stays, with its sign-offs.
pub(super) fn leave_out(matrix: &mut Matrix, parts: &[LeftOut], kept: Option<BaselineId>) {
    for part in parts {
        match part {
            LeftOut::Notes => {
                without_notes(matrix);
                matrix.roles.values_mut().for_each(|role| role.notes.clear());
                matrix.people.iter_mut().for_each(|person| person.notes.clear());
            }
            LeftOut::People => {
                matrix.people.clear();
                matrix.info.owner.clear();
                for role in matrix.roles.values_mut() {
                    role.holders.clear();
                    role.deputy = None;
                }
            }
            LeftOut::Contacts => matrix.people.iter_mut().for_each(|person| person.contact.clear()),
            LeftOut::RoleContacts => matrix.roles.values_mut().for_each(|role| role.contact.clear()),
            LeftOut::Waivers => matrix.waivers.clear(),
            LeftOut::Questions => matrix.questions.clear(),
            LeftOut::Positions => matrix.positions.clear(),
            LeftOut::Reviews => matrix.reviews.clear(),
            LeftOut::History => {
                matrix.log.clear();
                matrix.baselines.retain(|baseline| Some(baseline.id) == kept);
                matrix.sign_offs.retain(|sign_off| Some(sign_off.baseline) == kept);
            }
        }
    }
}

/// Puts the parts back as the own matrix has them. What the matrix has of such a part by now stays.
pub(super) fn fill(matrix: &mut Matrix, own: &Matrix, parts: &[LeftOut]) {
    // People first, because notes and contacts are put back into those who are there.
    if parts.contains(&LeftOut::People) {
        fill_people(matrix, own);
    }
    for part in parts {
        match part {
            LeftOut::Notes => fill_notes(matrix, own),
            LeftOut::People => {}
            LeftOut::Contacts => {
                for person in &mut matrix.people {
                    let own = own.person(person.id);
                    fill_text(&mut person.contact, own.map(|own| own.contact.as_str()));
                }
            }
            LeftOut::RoleContacts => {
                for role in matrix.roles.values_mut() {
                    fill_text(&mut role.contact, own.role(role.id).map(|own| own.contact.as_str()));
                }
            }
            LeftOut::Waivers => fill_list(&mut matrix.waivers, &own.waivers),
            LeftOut::Questions => fill_list(&mut matrix.questions, &own.questions),
            LeftOut::Positions => fill_list(&mut matrix.positions, &own.positions),
            LeftOut::Reviews => fill_list(&mut matrix.reviews, &own.reviews),
            LeftOut::History => fill_history(matrix, own),
        }
    }
}

fn fill_text(text: &mut String, own: Option<&str>) {
    if text.is_empty() {
        own.unwrap_or_default().clone_into(text);
    }
}

fn fill_people(matrix: &mut Matrix, own: &Matrix) {
    fill_list(&mut matrix.people, &own.people);
    fill_text(&mut matrix.info.owner, Some(&own.info.owner));
    for role in matrix.roles.values_mut() {
        let Some(own) = own.role(role.id) else { continue };
        if role.holders.is_empty() {
            role.holders.clone_from(&own.holders);
        }
        role.deputy = role.deputy.or(own.deputy);
    }
}

fn fill_notes(matrix: &mut Matrix, own: &Matrix) {
    for person in &mut matrix.people {
        fill_text(&mut person.notes, own.person(person.id).map(|own| own.notes.as_str()));
    }
    for role in matrix.roles.values_mut() {
        fill_text(&mut role.notes, own.role(role.id).map(|own| own.notes.as_str()));
    }
    let Matrix { roles, activities, .. } = matrix;
    for activity in activities.values_mut() {
        let Some(own) = own.activity(activity.id) else { continue };
        let notes = &own.details().notes;
        if !notes.is_empty() {
            activity.with_details(|details| fill_text(&mut details.notes, Some(notes)));
        }
        let noted: Vec<(RoleId, &str)> = own
            .remarks()
            .filter(|(role, remark)| !remark.note.is_empty() && roles.contains_key(role))
            .map(|(role, remark)| (role, remark.note.as_str()))
            .collect();
        for (role, note) in noted {
            let mut remark: Remark = activity.remark(role).cloned().unwrap_or_default();
            fill_text(&mut remark.note, Some(note));
            activity.swap_remark(role, remark);
        }
    }
}

/// The own log before what was logged since, the own baselines and sign-offs before new ones.
fn fill_history(matrix: &mut Matrix, own: &Matrix) {
    if !matrix.log.starts_with(&own.log) {
        let since = std::mem::replace(&mut matrix.log, own.log.clone());
        matrix.log.extend(since);
    }
    // The same content may be kept in another baseline here than there.
    let same = |ours: &Baseline, theirs: &Baseline| ours.id == theirs.id && ours.hash == theirs.hash;
    for theirs in &mut matrix.baselines {
        if let Some(ours) = own.baselines.iter().find(|ours| same(ours, theirs)) {
            theirs.content.clone_from(&ours.content);
        }
    }
    fill_list(&mut matrix.baselines, &own.baselines);
    fill_list(&mut matrix.sign_offs, &own.sign_offs);
}

/// The own records in their order, as the list has them where it has them, and then those that only it has.
fn fill_list<T: Record>(list: &mut Vec<T>, own: &[T]) {
    let mut theirs = std::mem::replace(list, Vec::with_capacity(own.len()));
    for ours in own {
        let place = theirs.iter().position(|record| record.id() == ours.id());
        list.push(place.map_or_else(|| ours.clone(), |place| theirs.remove(place)));
    }
    list.append(&mut theirs);
}
