//! Giving one role a part on one activity, as a fix asks for it.

use super::Session;
use crate::edit::{CellBlock, Edit};
use crate::model::{ActivityId, Letter, LetterSet, Matrix, Part, PartyKind, RoleId};

impl Session {
    /// The roles that could play a part, the customer's first, then the provider's, then the others'.
    pub fn roles_to_choose(&self) -> Vec<RoleId> {
        let side = |role| match self.matrix.side(role) {
            PartyKind::Customer => 0,
            PartyKind::Provider => 1,
            PartyKind::ThirdParty => 2,
        };
        let mut roles: Vec<_> = self.matrix.roles().collect();
        roles.sort_by_key(|role| side(role));
        roles.into_iter().map(|role| role.id).collect()
    }

    /// What a role becomes by playing the part: "accountable". Empty where the scheme has no letter for it.
    pub fn part_word(&self, part: Part) -> String {
        let scheme = &self.matrix.scheme;
        let definition = scheme.first_playing(part).and_then(|letter| scheme.definition(letter));
        definition
            .map(|it| if it.name.is_empty() { it.symbol.to_string() } else { it.name.to_lowercase() })
            .unwrap_or_default()
    }

    /// Adds the part's letter to the role's others. An activity has one owner (or one per party, where the
    /// matrix says so): a former owner keeps its other letters or is consulted. Returns whether anything changed.
    pub fn give_part(&mut self, activity: ActivityId, role: RoleId, part: Part) -> bool {
        let Some(letter) = self.matrix.scheme.first_playing(part) else { return false };
        let (Some(row), Some(chosen)) = (self.matrix.activity(activity), self.matrix.role(role)) else {
            return false;
        };
        let before = self.matrix.letters(activity, role);
        let after = if before.meets(self.matrix.scheme.playing(part)) {
            before
        } else {
            before.union(LetterSet::of(letter))
        };
        let mut cells =
            if part == Part::Owns { without_owner(&self.matrix, activity, role) } else { Vec::new() };
        if after != before {
            cells.push((role, after));
        }
        if cells.is_empty() {
            return false;
        }
        let word = self.part_word(part);
        let label = format!("Make {} {word} for {}", self.role_name(chosen), self.activity_name(row));
        let (roles, letters) = cells.into_iter().unzip();
        let block = CellBlock { activities: vec![activity], roles, letters };
        self.edit(label, vec![Edit::SetCells(Box::new(block))])
    }
}

/// The cells of the other owners without ownership.
fn without_owner(matrix: &Matrix, activity: ActivityId, owner: RoleId) -> Vec<(RoleId, LetterSet)> {
    let owns = matrix.scheme.playing(Part::Owns);
    let consulted: Option<Letter> = matrix.scheme.first_playing(Part::Before);
    let party = matrix.role(owner).map(|role| role.party);
    let rivals = matrix
        .roles()
        .filter(|role| role.id != owner && (!matrix.rules.one_owner_per_party || Some(role.party) == party));
    let cells = rivals.map(|role| (role.id, matrix.letters(activity, role.id)));
    let owning = cells.filter(|(_, letters)| letters.meets(owns));
    let left = owning.map(|(role, letters)| {
        let rest = letters.without(owns);
        let instead = consulted.map(LetterSet::of).unwrap_or_default();
        (role, if rest.is_empty() { instead } else { rest })
    });
    left.collect()
}
