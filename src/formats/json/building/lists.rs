//! Takes the elements of the document's lists, one at a time.

use std::marker::PhantomData;

use super::super::activity::{Row, RowReading};
use super::super::assignments::{Grid, Letters};
use super::super::lenient;
use super::super::members::{List, Listed, parse};
use super::super::outcome::{Taken, Trouble};
use super::super::path::{member_at, offset_of_member};
use super::super::strict::{Oddity, look_through};
use super::Building;
use crate::model::{AreaId, EmergencyRule, LogEntry, Matrix};

impl Building {
    /// Makes ready for the elements of another list.
    pub(in super::super) fn begin_list(&mut self) {
        self.ids.clear();
    }

    /// Takes the element of a list that stands at the beginning of the text.
    pub(in super::super) fn take_element(&mut self, list: List, text: &str) -> Result<Taken, Trouble> {
        match list {
            List::Roles => {
                let (role, taken) = self.record(text, "roles")?;
                self.matrix.push_role(role);
                Ok(taken)
            }
            List::Activities => self.take_activity(text),
            List::Log => {
                let (entry, length) = parse(text, PhantomData::<LogEntry>)?;
                self.matrix.log.push(entry);
                let notes =
                    look_through(text.get(..length).unwrap_or_default(), "log").map_err(Trouble::Said)?;
                Ok(Taken { length, notes })
            }
            List::Parties => self.append(text, "parties", |matrix| &mut matrix.parties),
            List::People => self.append(text, "people", |matrix| &mut matrix.people),
            List::Areas => {
                let taken = self.append(text, "areas", |matrix| &mut matrix.areas)?;
                self.areas.extend(self.matrix.areas.last().map(|area| area.id));
                Ok(taken)
            }
            List::Scope => self.append(text, "scope", |matrix| &mut matrix.scope),
            List::DecisionLevels => {
                self.append(text, "decision_levels", |matrix| &mut matrix.decision_levels)
            }
            List::Escalations => self.append(text, "escalations", |matrix| &mut matrix.escalations),
            List::Reviews => self.append(text, "reviews", |matrix| &mut matrix.reviews),
            List::SeparatedPairs => {
                self.append(text, "separated_pairs", |matrix| &mut matrix.separated_pairs)
            }
            List::Waivers => self.append(text, "waivers", |matrix| &mut matrix.waivers),
            List::Questions => self.append(text, "questions", |matrix| &mut matrix.questions),
            List::Positions => self.append(text, "positions", |matrix| &mut matrix.positions),
            List::Baselines => self.append(text, "baselines", |matrix| &mut matrix.baselines),
            List::SignOffs => self.append(text, "sign_offs", |matrix| &mut matrix.sign_offs),
        }
    }

    fn append<T: Listed>(
        &mut self,
        text: &str,
        list: &str,
        records: impl Fn(&mut Matrix) -> &mut Vec<T>,
    ) -> Result<Taken, Trouble> {
        let (record, taken) = self.record(text, list)?;
        records(&mut self.matrix).push(record);
        Ok(taken)
    }

    /// Reads a record that has an id of its own.
    fn record<T: Listed>(&mut self, text: &str, list: &str) -> Result<(T, Taken), Trouble> {
        let (record, mut taken) = match parse(text, PhantomData::<T>) {
            Ok((record, length)) => (record, Taken { length, notes: Vec::new() }),
            Err(trouble) if self.is_newer() && !trouble.is_end(text) => lenient::record(text)?,
            Err(trouble) => return Err(trouble),
        };
        let text = text.get(..taken.length).unwrap_or_default();
        self.check_id(record.bits(), &record.id().to_string(), text)?;
        taken.notes.extend(look_through(text, list).map_err(Trouble::Said)?);
        Ok((record, taken))
    }

    /// Every element has an id, and none stands twice in a list.
    fn check_id(&mut self, bits: u64, id: &str, text: &str) -> Result<(), Trouble> {
        let place = offset_of_member(text, "id");
        match place {
            None => Err(Trouble::said(text.len(), "\"id\" is missing")),
            Some(place) if !self.ids.insert(bits) => {
                Err(Trouble::said(place, format!("the id {id} stands twice in this list")))
            }
            Some(_) => Ok(()),
        }
    }

    fn take_activity(&mut self, text: &str) -> Result<Taken, Trouble> {
        let newer = self.is_newer();
        let Matrix { roles, scheme, .. } = &self.matrix;
        let letters = self.letters.get_or_insert_with(|| Letters::new(scheme));
        let grid = Grid { roles, letters };
        let (row, mut taken) = match parse(text, RowReading(&grid)) {
            Ok((row, length)) => (row, Taken { length, notes: Vec::new() }),
            Err(trouble) if newer && !trouble.is_end(text) => lenient::row(text, &grid)?,
            Err(trouble) => return Err(placed(trouble, text)),
        };
        let Row { activity, rich } = row;
        let text = text.get(..taken.length).unwrap_or_default();
        let id = activity.id;
        if rich {
            taken.notes.extend(look_through(text, "activities").map_err(Trouble::Said)?);
        }
        if !self.matrix.push_activity(activity) {
            let place = offset_of_member(text, "id").unwrap_or(text.len());
            return Err(Trouble::said(place, format!("the id {id} stands twice in this list")));
        }
        Ok(taken)
    }

    /// The area of the last row, where no area so far has that id.
    pub(in super::super) fn area_in_question(&self) -> Option<(usize, AreaId)> {
        let index = self.matrix.activity_count().checked_sub(1)?;
        let area = self.matrix.activity_at(index)?.area?;
        (!self.areas.contains(&area)).then_some((index, area))
    }
}

/// Gives trouble in a row its place. An emergency rule is looked at only once it was read whole, so the
/// JSON library puts what is wrong with it at the end of the row.
fn placed(trouble: Trouble, text: &str) -> Trouble {
    if trouble.is_end(text) {
        return trouble;
    }
    let Oddity { offset, what } = trouble.told(text);
    let rule = member_at(text, offset).is_none().then(|| offset_of_member(text, "emergency")).flatten();
    let is_wrong = |start: &usize| {
        let rule = text.get(start - 1..).unwrap_or_default();
        parse(rule, PhantomData::<EmergencyRule>).is_err_and(|trouble| trouble.told(rule).what == what)
    };
    Trouble::said(rule.filter(is_wrong).unwrap_or(offset), what)
}
