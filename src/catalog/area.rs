//! Adds an area of a template to a matrix: its rows, and the roles, levels and scope items they need.
//!
//! What the matrix has by the same name is used again and left as it is. Knows nothing of how areas are offered.

use std::collections::BTreeMap;

use crate::edit::{Edit, LetterMapping, ListEdit, RoleColumn, Transaction};
use crate::model::{
    Activity, ActivityDetails, ActivityId, Area, AreaId, DecisionLevel, DecisionLevelId, EmergencyRule,
    Matrix, Party, PartyId, PartyKind, Randomness, Remark, Role, RoleId, ScopeItem, ScopeItemId,
};

/// An area on its way into a matrix: one step, and what to say of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AreaAddition {
    /// The step; without edits where the matrix has every activity already.
    pub transaction: Transaction,
    /// How many activities it adds.
    pub activities: usize,
    /// Titles of the roles it adds.
    pub roles: Vec<String>,
    /// Titles of activities that the matrix has already; they stay as they are.
    pub already_there: Vec<String>,
}

/// One step that adds an area of an opened pack; `None` where the pack has no such area.
///
/// Roles are used again by title and side of the contract, scope items by name and kind, decision levels by
/// title or number, the area by title; letters become what they become when a matrix changes its letters.
/// Nothing that is there changes.
/// Escalations and separated pairs stay behind: they are about a matrix as a whole.
pub fn add_area(
    matrix: &Matrix,
    pack: &Matrix,
    area: AreaId,
    randomness: &mut dyn Randomness,
) -> Option<AreaAddition> {
    let area = pack.area(area)?;
    let of_area = pack.activities().filter(|row| row.area == Some(area.id));
    let is_there = |row: &&Activity| matrix.activities().any(|other| same(&other.title, &row.title));
    let (known, new): (Vec<&Activity>, Vec<&Activity>) = of_area.partition(is_there);
    let already_there = known.iter().map(|row| row.title.clone()).collect();
    let mut adding = Adding::new(matrix, pack, randomness);
    let mut edits = Vec::new();
    if !new.is_empty() {
        adding.meet(&new);
        let rows = adding.insert_rows(area, &new);
        edits = adding.edits_before_rows();
        edits.extend(rows);
    }
    let roles = adding.new_roles.iter().map(|role| role.title.clone()).collect();
    let transaction = Transaction::new(format!("Add area {}", area.title), edits);
    Some(AreaAddition { transaction, activities: new.len(), roles, already_there })
}

/// Whether two names are one but for case and space around them.
fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

struct Adding<'a, 'r> {
    matrix: &'a Matrix,
    pack: &'a Matrix,
    randomness: &'r mut dyn Randomness,
    /// What each thing of the pack is in the matrix.
    letters: LetterMapping,
    roles: BTreeMap<RoleId, RoleId>,
    levels: BTreeMap<DecisionLevelId, DecisionLevelId>,
    items: BTreeMap<ScopeItemId, ScopeItemId>,
    new_parties: Vec<Party>,
    new_roles: Vec<Role>,
    new_levels: Vec<DecisionLevel>,
    new_items: Vec<ScopeItem>,
}

impl<'a, 'r> Adding<'a, 'r> {
    fn new(matrix: &'a Matrix, pack: &'a Matrix, randomness: &'r mut dyn Randomness) -> Self {
        Self {
            matrix,
            pack,
            randomness,
            letters: LetterMapping::proposed(&pack.scheme, &matrix.scheme),
            roles: BTreeMap::new(),
            levels: BTreeMap::new(),
            items: BTreeMap::new(),
            new_parties: Vec::new(),
            new_roles: Vec::new(),
            new_levels: Vec::new(),
            new_items: Vec::new(),
        }
    }

    /// Finds or makes everything that the rows need, in the pack's order.
    fn meet(&mut self, rows: &[&Activity]) {
        let pack = self.pack;
        let needs_item = |item: &&ScopeItem| rows.iter().any(|row| row.details().systems.contains(&item.id));
        let items: Vec<&ScopeItem> = pack.scope.iter().filter(needs_item).collect();
        for (column, role) in pack.roles().enumerate() {
            let in_rows = rows.iter().any(|row| row_needs(row, column, role.id));
            if in_rows || items.iter().any(|item| item.owner == Some(role.id)) {
                self.meet_role(role);
            }
        }
        for level in &pack.decision_levels {
            if rows.iter().any(|row| row.details().decision_level == Some(level.id)) {
                self.meet_level(level);
            }
        }
        for item in items {
            self.meet_item(item);
        }
    }

    fn meet_role(&mut self, role: &Role) {
        let side = self.pack.side(role);
        let known =
            self.matrix.roles().find(|it| same(&it.title, &role.title) && self.matrix.side(it) == side);
        let id = known.map(|known| known.id).unwrap_or_else(|| {
            let id = RoleId::fresh(self.randomness);
            let party = self.party(side);
            self.new_roles.push(Role { id, party, ..role.clone() });
            id
        });
        self.roles.insert(role.id, id);
    }

    /// The matrix's party on that side of the contract, or one named as in the pack.
    fn party(&mut self, side: PartyKind) -> PartyId {
        let is_of_side = |party: &&Party| party.kind == side;
        let known = self.matrix.parties.iter().chain(&self.new_parties).find(is_of_side);
        if let Some(party) = known {
            return party.id;
        }
        let id = PartyId::fresh(self.randomness);
        let of_pack = self.pack.parties.iter().find(is_of_side).cloned().unwrap_or_default();
        self.new_parties.push(Party { id, kind: side, ..of_pack });
        id
    }

    fn meet_level(&mut self, level: &DecisionLevel) {
        let levels = &self.matrix.decision_levels;
        let by_title = levels.iter().find(|it| same(&it.title, &level.title));
        let by_number = || levels.iter().find(|it| number(it).is_some() && number(it) == number(level));
        let known = by_title.or_else(by_number);
        let id = known.map(|known| known.id).unwrap_or_else(|| {
            let id = DecisionLevelId::fresh(self.randomness);
            self.new_levels.push(DecisionLevel { id, ..level.clone() });
            id
        });
        self.levels.insert(level.id, id);
    }

    fn meet_item(&mut self, item: &ScopeItem) {
        let is_it = |it: &&ScopeItem| it.kind == item.kind && same(&it.name, &item.name);
        let known = self.matrix.scope.iter().find(is_it);
        let id = known.map(|known| known.id).unwrap_or_else(|| {
            let id = ScopeItemId::fresh(self.randomness);
            let owner = item.owner.and_then(|owner| self.roles.get(&owner).copied());
            self.new_items.push(ScopeItem { id, owner, ..item.clone() });
            id
        });
        self.items.insert(item.id, id);
    }

    /// The edits that bring in what the rows need; new columns come last, so that no other moves.
    fn edits_before_rows(&self) -> Vec<Edit> {
        let (matrix, mut edits) = (self.matrix, Vec::new());
        if !self.new_parties.is_empty() {
            let items = self.new_parties.clone();
            edits.push(Edit::Party(ListEdit::Insert { at: matrix.parties.len(), items }));
        }
        if !self.new_roles.is_empty() {
            let columns = self.new_roles.iter().cloned().map(RoleColumn::from).collect();
            edits.push(Edit::InsertRoles { at: matrix.role_count(), columns });
        }
        if !self.new_levels.is_empty() {
            let items = self.new_levels.clone();
            edits.push(Edit::DecisionLevel(ListEdit::Insert { at: matrix.decision_levels.len(), items }));
        }
        if !self.new_items.is_empty() {
            let items = self.new_items.clone();
            edits.push(Edit::Scope(ListEdit::Insert { at: matrix.scope.len(), items }));
        }
        edits
    }

    /// The edits that bring in the area, where it is new, and its rows after those it has.
    fn insert_rows(&mut self, area: &Area, new: &[&Activity]) -> Vec<Edit> {
        let mut edits = Vec::new();
        let areas = &self.matrix.areas;
        let known = areas.iter().find(|it| same(&it.title, &area.title)).map(|it| it.id);
        let id = known.unwrap_or_else(|| AreaId::fresh(self.randomness));
        if known.is_none() {
            let items = vec![Area { id, ..area.clone() }];
            edits.push(Edit::Area(ListEdit::Insert { at: areas.len(), items }));
        }
        let last = self.matrix.activities().rposition(|row| row.area == Some(id));
        let at = last.map_or(self.matrix.activity_count(), |last| last + 1);
        let rows = new.iter().map(|row| self.row(row, id)).collect();
        edits.push(Edit::InsertActivities { at, rows });
        edits
    }

    /// The row as it stands in the matrix.
    fn row(&mut self, row: &Activity, area: AreaId) -> Activity {
        let id = ActivityId::fresh(self.randomness);
        let mut new = Activity::new(id, row.title.clone(), self.matrix.role_count() + self.new_roles.len());
        new.area = Some(area);
        for (role, letters) in self.pack.roles().zip(row.letters()) {
            let Some(own) = self.roles.get(&role.id).copied() else { continue };
            let unread = self.pack.scheme.text(self.letters.left_over(*letters));
            let letters = self.letters.carried(*letters);
            if let Some(column) = self.column(own) {
                new.set_letters_at(column, letters);
            }
            let mut remark = row.remark(role.id).cloned().unwrap_or_default();
            remark.unread.push_str(&unread);
            if remark != Remark::default() {
                new.swap_remark(own, remark);
            }
        }
        let details = self.details(row.details());
        new.with_details(|empty| *empty = details);
        new
    }

    /// Where the role stands once the new ones are in.
    fn column(&self, role: RoleId) -> Option<usize> {
        let among_new = || self.new_roles.iter().position(|new| new.id == role);
        let count = self.matrix.role_count();
        self.matrix.role_index(role).or_else(|| among_new().map(|place| count + place))
    }

    fn details(&self, details: &ActivityDetails) -> ActivityDetails {
        let role = |id: &RoleId| self.roles.get(id).copied();
        let emergency = match &details.emergency {
            Some(EmergencyRule::ApprovalFirst { approver: Some(approver) }) => {
                Some(EmergencyRule::ApprovalFirst { approver: role(approver) })
            }
            other => other.clone(),
        };
        ActivityDetails {
            systems: details.systems.iter().filter_map(|id| self.items.get(id).copied()).collect(),
            decision_level: details.decision_level.and_then(|id| self.levels.get(&id).copied()),
            approvers: details.approvers.iter().filter_map(role).collect(),
            emergency,
            ..details.clone()
        }
    }
}

/// Whether the row names the role: in its cell, among its approvers, or for an emergency.
fn row_needs(row: &Activity, column: usize, role: RoleId) -> bool {
    let details = row.details();
    let approves_first = matches!(
        &details.emergency,
        Some(EmergencyRule::ApprovalFirst { approver: Some(approver) }) if *approver == role
    );
    !row.letters_at(column).is_empty()
        || row.remark(role).is_some()
        || details.approvers.contains(&role)
        || approves_first
}

/// The number that a level's title begins with: "2 elevated".
fn number(level: &DecisionLevel) -> Option<u32> {
    level.title.split_whitespace().next()?.parse().ok()
}
