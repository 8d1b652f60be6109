//! Sorts what differs: agreed, mine alone, theirs alone, or in conflict.

use std::collections::{HashMap, HashSet};

use super::needs::needs;
use super::{Decision, Item, MINE, Review, Standing, THEIRS};
use crate::exchange::compare::{self, Difference, Kind, Register, Target, find, label, pair, place_of};
use crate::model::{Activity, ActivityId, Id, Matrix, RoleId};

/// A line of a list.
type Thing = (Register, Id);
/// For each thing that one side took away, what the other did to it.
type Lost<'a> = HashMap<Thing, Vec<&'a Difference>>;

impl Review {
    /// Every item, undecided.
    pub(super) fn sorted(&self) -> Vec<Item> {
        let (mine, theirs) = (Side::new(&self.mine_found), Side::new(&self.their_found));
        let lost_by_mine = mine.lost(&self.their_found, &self.theirs);
        let lost_by_theirs = theirs.lost(&self.mine_found, &self.mine);
        let twins = self.twins(&mine, &theirs);
        let mut items = Vec::new();
        for difference in &self.their_found {
            if mine.took_away_what_it_rests_on(difference) {
                // Told as one conflict about what mine took away, below.
                continue;
            }
            let target = difference.target;
            let mut item = Item::of(difference, Standing::Theirs);
            let partner = mine.changes.get(&target);
            item.mine.clone_from(partner.map_or(&difference.old, |mine| &mine.new));
            if let Some(partner) = partner {
                let same = partner.kind == difference.kind
                    && (partner.change == difference.change || difference.kind == Kind::Added);
                item.standing = if same { Standing::Agreed } else { Standing::Conflict };
            } else if difference.kind == Kind::Removed
                && let Some(changes) = target.record().and_then(|thing| lost_by_theirs.get(&thing))
            {
                item.standing = Standing::Conflict;
                item.mine = self.told(changes, &self.mine);
                item.theirs = "deleted".to_owned();
            } else if difference.kind == Kind::Added {
                item.twin = target.record().and_then(|thing| twins.get(&thing).copied());
            }
            items.push(item);
        }
        for difference in self.mine_found.iter().filter(|difference| difference.kind == Kind::Removed) {
            // What theirs deleted as well is agreed, though something of theirs may still name it.
            let thing = difference.target.record().filter(|thing| !theirs.removed.contains(thing));
            let lost = thing.and_then(|thing| lost_by_mine.get(&thing));
            if let Some(changes) = lost {
                let mut item = Item::of(difference, Standing::Conflict);
                item.mine = "deleted".to_owned();
                item.theirs = self.told(changes, &self.theirs);
                items.push(item);
            }
        }
        items.extend(self.added_by_both(&mine, &theirs));
        let told: HashSet<Target> = items.iter().map(|item| item.target).collect();
        for difference in self.mine_found.iter().filter(|difference| !told.contains(&difference.target)) {
            let mut item = Item::of(difference, Standing::Mine);
            item.mine = std::mem::replace(&mut item.theirs, difference.old.clone());
            items.push(item);
        }
        items
    }

    /// What differs between two things of the same identity that both sides added: nobody knows which was first.
    fn added_by_both(&self, mine: &Side<'_>, theirs: &Side<'_>) -> Vec<Item> {
        let both = |thing: Thing| mine.added.contains(&thing) && theirs.added.contains(&thing);
        if !mine.added.iter().any(|thing| both(*thing)) {
            return Vec::new();
        }
        let mut found = find(&self.mine, &self.theirs, &self.alphabet, [MINE, THEIRS]);
        found.retain(|difference| {
            let is_content = !matches!(difference.target, Target::Record(..) | Target::Order(..));
            is_content && difference.target.rests_on().into_iter().flatten().any(both)
        });
        let conflict = |difference: &Difference| {
            let mut item = Item::of(difference, Standing::Conflict);
            item.mine = std::mem::take(&mut item.old);
            item
        };
        found.iter().map(conflict).collect()
    }

    /// For what theirs adds, what mine adds under nearly the same name.
    fn twins(&self, mine: &Side<'_>, theirs: &Side<'_>) -> HashMap<Thing, Id> {
        let mut twins = HashMap::new();
        for register in [Register::Role, Register::Activity] {
            let added = |side: &Side<'_>, other: &Side<'_>, matrix: &Matrix| -> Vec<compare::Item> {
                let fresh =
                    side.added.iter().filter(|thing| thing.0 == register && !other.added.contains(*thing));
                let mut items: Vec<_> = fresh.filter_map(|thing| named(matrix, *thing)).collect();
                items.sort_unstable_by_key(|item| item.id);
                items
            };
            let pairs = pair(added(mine, theirs, &self.mine), added(theirs, mine, &self.theirs), false);
            twins.extend(pairs.into_iter().map(|(mine, theirs)| ((register, theirs), mine)));
        }
        twins
    }

    /// Some changes to a thing that the other side deleted, in words.
    fn told(&self, changes: &[&Difference], matrix: &Matrix) -> String {
        const MOST: usize = 3;
        let mut words = String::from("changed");
        for (index, change) in changes.iter().take(MOST).enumerate() {
            words.push_str(if index == 0 { ": " } else { "; " });
            match change.target {
                Target::Field(_, _, field) => words.push_str(&label(field)),
                _ => words.push_str(&place_of(&[matrix, &self.base], &change.target)),
            }
            words.push(' ');
            words.push_str(match change.kind {
                Kind::Added => "added",
                _ if change.new.is_empty() => "emptied",
                _ => &change.new,
            });
        }
        if changes.len() > MOST {
            words.push_str(" and more");
        }
        words
    }
}

impl Item {
    fn of(difference: &Difference, standing: Standing) -> Self {
        Self {
            target: difference.target,
            kind: difference.kind,
            standing,
            old: difference.old.clone(),
            mine: String::new(),
            theirs: difference.new.clone(),
            decision: Decision::Open,
            twin: None,
            change: difference.change.clone(),
        }
    }
}

/// What one side did.
struct Side<'a> {
    changes: HashMap<Target, &'a Difference>,
    added: HashSet<Thing>,
    removed: HashSet<Thing>,
}

impl<'a> Side<'a> {
    fn new(found: &'a [Difference]) -> Self {
        let things = |kind: Kind| {
            let of_kind = found.iter().filter(move |difference| difference.kind == kind);
            of_kind.filter_map(|difference| difference.target.record()).collect()
        };
        let changes = found.iter().map(|difference| (difference.target, difference)).collect();
        Self { changes, added: things(Kind::Added), removed: things(Kind::Removed) }
    }

    fn took_away_what_it_rests_on(&self, difference: &Difference) -> bool {
        let is_removal = difference.kind == Kind::Removed;
        !is_removal
            && difference.target.rests_on().into_iter().flatten().any(|thing| self.removed.contains(&thing))
    }

    /// What the other side did to things that this side took away.
    fn lost<'b>(&self, others: &'b [Difference], matrix: &Matrix) -> Lost<'b> {
        let mut lost = Lost::new();
        if self.removed.is_empty() {
            return lost;
        }
        for difference in others.iter().filter(|difference| difference.kind != Kind::Removed) {
            let mut rests_on: Vec<Thing> = difference.target.rests_on().into_iter().flatten().collect();
            if difference.kind == Kind::Added {
                rests_on
                    .extend(difference.target.record().into_iter().flat_map(|added| filled(matrix, added)));
            }
            rests_on.extend(needs(matrix, &difference.target));
            for thing in rests_on.into_iter().filter(|thing| self.removed.contains(thing)) {
                lost.entry(thing).or_default().push(difference);
            }
        }
        lost
    }
}

/// The rows in which a column says something, or the columns in which a row does.
fn filled(matrix: &Matrix, (register, id): Thing) -> Vec<Thing> {
    let says = |row: &Activity, at: usize, role: RoleId| {
        !row.letters_at(at).is_empty() || row.remark(role).is_some()
    };
    match register {
        Register::Activity => {
            let Some(row) = matrix.activity(ActivityId(id)) else { return Vec::new() };
            let roles = matrix.roles().enumerate().filter(|(at, role)| says(row, *at, role.id));
            roles.map(|(_, role)| (Register::Role, role.id.0)).collect()
        }
        Register::Role => {
            let Some(at) = matrix.role_index(RoleId(id)) else { return Vec::new() };
            let rows = matrix.activities().filter(|row| says(row, at, RoleId(id)));
            rows.map(|row| (Register::Activity, row.id.0)).collect()
        }
        _ => Vec::new(),
    }
}

fn named(matrix: &Matrix, (register, id): Thing) -> Option<compare::Item> {
    let (group, title) = match register {
        Register::Role => matrix.role(RoleId(id)).map(|role| (role.party.0, role.title.clone()))?,
        _ => {
            let row = matrix.activity(ActivityId(id))?;
            (row.area.map_or(Id::default(), |area| area.0), row.title.clone())
        }
    };
    Some(compare::Item { id, group, title })
}
