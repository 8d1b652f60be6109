//! One finding being looked at: what an explanation or a fix needs to know, and the words both use.

pub(super) use super::finding::{Explanation, Finding, Fix, FixAction};

use super::engine::Engine;
use super::layout::Layout;
use crate::edit::{CellBlock, Edit, Transaction};
use crate::model::{
    Activity, ActivityId, Letter, LetterSet, Matrix, Part, PartyKind, Place, Randomness, Role, RoleId,
};

/// How many roles a fix offers before it lets the person choose.
pub(super) const MOST_OFFERED: usize = 3;

/// A finding with everything around it.
pub(super) struct Case<'a> {
    pub(super) engine: &'a Engine,
    pub(super) matrix: &'a Matrix,
    pub(super) finding: Finding,
}

impl Engine {
    /// The finding in words. Call it for what is shown only.
    pub fn explain(&self, matrix: &Matrix, finding: &Finding) -> Explanation {
        let case = Case { engine: self, matrix, finding: *finding };
        (finding.rule.rule().explain)(&case)
    }

    /// What would settle the finding, the likeliest first.
    pub fn fixes(&self, matrix: &Matrix, finding: &Finding, randomness: &mut dyn Randomness) -> Vec<Fix> {
        let case = Case { engine: self, matrix, finding: *finding };
        (finding.rule.rule().fixes)(&case, randomness)
    }
}

impl<'a> Case<'a> {
    pub(super) fn layout(&self) -> &'a Layout {
        self.engine.layout()
    }

    /// The row that the finding is about.
    pub(super) fn activity(&self) -> Option<&'a Activity> {
        match self.finding.place {
            Place::Activity(id) | Place::Cell(id, _) => self.matrix.activity(id),
            _ => None,
        }
    }

    /// The role that the finding is about.
    pub(super) fn role(&self) -> Option<&'a Role> {
        match self.finding.place {
            Place::Role(id) | Place::Cell(_, id) => self.matrix.role(id),
            _ => None,
        }
    }

    /// The explanation of a finding on a row, by what `say` makes of the row's title and itself.
    pub(super) fn on_row(&self, say: impl FnOnce(&str, &'a Activity) -> Explanation) -> Explanation {
        self.activity()
            .map(|activity| say(named(&activity.title, "Untitled activity"), activity))
            .unwrap_or_default()
    }

    /// The explanation of a finding on a role, by what `say` makes of the role's title and itself.
    pub(super) fn on_role(&self, say: impl FnOnce(&str, &'a Role) -> Explanation) -> Explanation {
        self.role().map(|role| say(role_name(role), role)).unwrap_or_default()
    }

    /// The roles whose cells the rule means.
    pub(super) fn meant(&self, activity: &Activity) -> Vec<&'a Role> {
        let roles = self.engine.meant(activity, self.finding.rule);
        roles.filter_map(|id| self.matrix.role(id)).collect()
    }

    /// The roles with one of these letters on the activity, in their order.
    pub(super) fn with_letters(&self, activity: &Activity, letters: LetterSet) -> Vec<&'a Role> {
        let cells = self.matrix.roles().zip(activity.letters());
        cells.filter(|(_, cell)| cell.meets(letters)).map(|(role, _)| role).collect()
    }

    /// What the matrix's first letter for the part is called, in a sentence: "accountable".
    pub(super) fn word_for(&self, part: Part) -> String {
        let letter = self.matrix.scheme.first_playing(part).and_then(|it| self.matrix.scheme.definition(it));
        letter
            .map(|it| if it.name.is_empty() { it.symbol.to_string() } else { it.name.to_lowercase() })
            .unwrap_or_default()
    }

    /// The first letter for the part, as a set; none where the scheme has none.
    pub(super) fn letter_for(&self, part: Part) -> LetterSet {
        self.matrix.scheme.first_playing(part).map(LetterSet::of).unwrap_or_default()
    }

    /// A fix that gives a role the part, beside what it has.
    pub(super) fn give(&self, activity: &Activity, role: &Role, part: Part) -> Fix {
        let word = self.word_for(part);
        let letters = self.matrix.letters(activity.id, role.id).union(self.letter_for(part));
        let label = format!("Make {} {word}", role_name(role));
        let what = format!("{label} for {}", quoted(&activity.title));
        let edit = Edit::SetLetters { activity: activity.id, role: role.id, letters };
        Fix::new(label, FixAction::Apply(Transaction::new(what, vec![edit])))
    }

    /// Fixes that give one of the roles the part, then one that asks for another role.
    pub(super) fn give_one(&self, activity: &Activity, roles: &[&Role], part: Part) -> Vec<Fix> {
        let mut fixes: Vec<Fix> =
            roles.iter().take(MOST_OFFERED).map(|role| self.give(activity, role, part)).collect();
        fixes.push(self.choose(activity, part));
        fixes
    }

    /// A fix that asks which role shall play the part.
    pub(super) fn choose(&self, activity: &Activity, part: Part) -> Fix {
        let label = format!("Choose who is {}", self.word_for(part));
        Fix::new(label, FixAction::ChooseRole(activity.id, part))
    }

    /// Fixes that make one of the roles the only owner, then one that asks for another.
    pub(super) fn make_one_the_owner(&self, activity: &Activity, candidates: &[&Role]) -> Vec<Fix> {
        let best = candidates.iter().take(MOST_OFFERED);
        let mut fixes: Vec<Fix> = best.map(|role| self.make_only_owner(activity, role)).collect();
        fixes.push(self.choose(activity, Part::Owns));
        fixes
    }

    /// A fix that moves ownership to one role; a former owner keeps its other letters or is consulted.
    fn make_only_owner(&self, activity: &Activity, owner: &Role) -> Fix {
        let owns = self.layout().parts.owns;
        let consulted = self.matrix.scheme.first_playing(Part::Before);
        let former = self.with_letters(activity, owns).into_iter().filter(|role| role.id != owner.id);
        let mut cells: Vec<_> = former
            .map(|role| (role.id, without_or(self.matrix.letters(activity.id, role.id), owns, consulted)))
            .collect();
        let letters = self.matrix.letters(activity.id, owner.id).union(self.letter_for(Part::Owns));
        cells.push((owner.id, letters));
        let label = format!("Make {} {}", role_name(owner), self.word_for(Part::Owns));
        let what = format!("{label} for {}", quoted(&activity.title));
        Fix::new(label, FixAction::Apply(Transaction::new(what, vec![row_edit(activity.id, cells)])))
    }

    /// The customer's roles, in their order.
    pub(super) fn customers(&self) -> Vec<&'a Role> {
        self.matrix.roles().filter(|role| self.matrix.side(role) == PartyKind::Customer).collect()
    }

    /// The customer's roles, those with a letter on the activity first.
    pub(super) fn customers_first_involved(&self, activity: &Activity) -> Vec<&'a Role> {
        let cells = self.matrix.roles().zip(activity.letters());
        let own = cells.filter(|(role, _)| self.matrix.side(role) == PartyKind::Customer);
        let mut roles: Vec<_> = own.collect();
        roles.sort_by_key(|(_, letters)| letters.is_empty());
        roles.into_iter().map(|(role, _)| role).collect()
    }
}

/// A title, or what stands for it where there is none.
pub(super) fn named<'a>(title: &'a str, otherwise: &'a str) -> &'a str {
    if title.trim().is_empty() { otherwise } else { title.trim() }
}

/// A role's title in a sentence.
pub(super) fn role_name(role: &Role) -> &str {
    named(&role.title, "Untitled role")
}

/// An activity's title within a transaction's label.
pub(super) fn quoted(title: &str) -> &str {
    named(title, "an untitled activity")
}

/// "A", "A and B", "A, B and C".
pub(super) fn listed(roles: &[&Role]) -> String {
    let mut text = String::new();
    for (index, role) in roles.iter().enumerate() {
        match index {
            0 => {}
            _ if index + 1 == roles.len() => text.push_str(" and "),
            _ => text.push_str(", "),
        }
        text.push_str(role_name(role));
    }
    text
}

/// Small numbers as words.
pub(super) fn number(count: usize) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// The word with its count: "one activity", "three activities".
pub(super) fn counted(count: u32, one: &str, several: &str) -> String {
    format!("{} {}", number(count as usize), if count == 1 { one } else { several })
}

/// The cells of these roles on the activity.
pub(super) fn cells_of(activity: ActivityId, roles: &[&Role]) -> Vec<Place> {
    roles.iter().map(|role| Place::Cell(activity, role.id)).collect()
}

/// The edit that sets one row's letters for several roles.
pub(super) fn row_edit(activity: ActivityId, cells: impl IntoIterator<Item = (RoleId, LetterSet)>) -> Edit {
    let (roles, letters) = cells.into_iter().unzip();
    Edit::SetCells(Box::new(CellBlock { activities: vec![activity], roles, letters }))
}

/// The cell without `taken`; where nothing would be left, `instead`.
pub(super) fn without_or(cell: LetterSet, taken: LetterSet, instead: Option<Letter>) -> LetterSet {
    let rest = cell.without(taken);
    if rest.is_empty() { instead.map(LetterSet::of).unwrap_or_default() } else { rest }
}
