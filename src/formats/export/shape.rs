//! The matrix in the order it is shown: areas with their activities, parties with their roles.

use crate::formats::report::{role_title, words};
use crate::formats::table::copy::push_visible;
use crate::model::{Activity, Area, Matrix, PartyKind, Remark, Role};

/// A group of rows; those without an area come first.
pub(super) struct Group<'a> {
    /// Its area.
    pub area: Option<&'a Area>,
    /// Its rows; never none.
    pub rows: Vec<&'a Activity>,
}

/// A column of letters.
pub(super) struct Column<'a> {
    /// The role's position in the matrix.
    pub index: usize,
    /// The role.
    pub role: &'a Role,
    /// The role's party by name, or its side where it has none.
    pub party: String,
    /// The party's side.
    pub side: PartyKind,
}

/// The groups that have rows.
pub(super) fn groups(matrix: &Matrix) -> Vec<Group<'_>> {
    let areas = std::iter::once(None).chain(matrix.areas.iter().map(Some));
    let mut groups: Vec<Group<'_>> = areas.map(|area| Group { area, rows: Vec::new() }).collect();
    let place: std::collections::HashMap<_, usize, crate::model::IdHash> =
        matrix.areas.iter().enumerate().map(|(index, area)| (area.id, index + 1)).collect();
    for activity in matrix.activities() {
        let at = activity.area.and_then(|area| place.get(&area)).copied().unwrap_or(0);
        if let Some(group) = groups.get_mut(at) {
            group.rows.push(activity);
        }
    }
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// The columns, those of one party side by side.
pub(super) fn columns(matrix: &Matrix) -> Vec<Column<'_>> {
    let place = |role: &Role| matrix.parties.iter().position(|party| party.id == role.party);
    let column = |(index, role)| {
        let side = matrix.side(role);
        let name = matrix.party(role.party).map(|party| party.name.as_str()).unwrap_or_default();
        let party = on_one_line(words::or(name, words::side(side)));
        Column { index, role, party, side }
    };
    let mut columns: Vec<Column<'_>> = matrix.roles().enumerate().map(column).collect();
    columns.sort_by_key(|column| place(column.role).unwrap_or(0));
    columns
}

impl Column<'_> {
    /// The role's title on one line.
    pub fn title(&self) -> String {
        on_one_line(role_title(self.role))
    }
}

/// Runs of neighbouring columns of one party, as first and last position.
pub(super) fn party_runs(columns: &[Column<'_>]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut before = None;
    for (at, column) in columns.iter().enumerate() {
        match runs.last_mut().filter(|_| before == Some(column.role.party)) {
            Some(run) => run.1 = at,
            None => runs.push((at, at)),
        }
        before = Some(column.role.party);
    }
    runs
}

/// What a cell says: `R`, `I (if needed)`.
pub(super) fn cell_text(matrix: &Matrix, activity: &Activity, column: &Column<'_>) -> String {
    const NONE: &Remark = &Remark { condition: String::new(), note: String::new(), unread: String::new() };
    let mut text = String::new();
    let remark = activity.remark(column.role.id).unwrap_or(NONE);
    push_visible(&mut text, &matrix.scheme, activity.letters_at(column.index), remark);
    text
}

/// Whether nothing stands in any cell of the row.
pub(super) fn is_bare(activity: &Activity) -> bool {
    activity.is_unassigned()
        && activity.remarks().all(|(_, it)| it.condition.is_empty() && it.unread.is_empty())
}

/// The text with every run of blanks as one space.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in the cells of a row that would otherwise be a title alone, which a reader takes for an area.
pub(super) const NOTHING: &str = "–";

/// Whether more is known of the role than its title and party.
pub(super) fn is_described(role: &Role) -> bool {
    let texts = [&role.contact, &role.authorisation_level, &role.assets, &role.responsibilities];
    texts.iter().any(|text| !text.trim().is_empty())
        || !role.holders.is_empty()
        || role.deputy.is_some()
        || role.skill_level.is_some()
}
