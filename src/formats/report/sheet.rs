//! The matrix as it is printed: sets of columns that fit a page, rows under their areas, remarks with numbers.
//!
//! Plain texts for whoever draws them; says nothing of paper beyond how many columns fit.

use super::words;
use crate::formats::table::copy::push_visible;
use crate::model::{Activity, Matrix, Part, PartyKind, Remark, Role, RoleId};

/// More cells than this are not drawn.
pub const MOST_CELLS: usize = 20_000;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetRequest {
    /// So many columns of letters fit the paper beside the activities.
    pub columns: usize,
    /// Only this role, with the activities in which it has a part.
    pub role: Option<RoleId>,
}

/// The matrix for paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MatrixSheet {
    /// What is left out, in a sentence; empty where everything is there.
    pub note: String,
    /// How many cells there are to draw.
    pub cells: usize,
    /// The columns in sets, each of which fits a page.
    pub sets: Vec<Vec<SheetColumn>>,
    /// The rows under their areas.
    pub groups: Vec<SheetGroup>,
    /// What cells say beside their letters; the first has the number 1.
    pub remarks: Vec<String>,
    /// The letters with their names.
    pub letters: Vec<(String, &'static str, String)>,
}

/// A column of letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetColumn {
    /// The role's position in the matrix.
    pub index: usize,
    /// Its title.
    pub title: String,
    /// Its party.
    pub party: String,
    /// The party's side as a word for styles.
    pub side: &'static str,
}

/// Rows of one area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetGroup {
    /// The area's title; nothing where the matrix has no areas.
    pub title: Option<String>,
    /// The rows.
    pub rows: Vec<SheetRow>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetRow {
    /// The activity's title.
    pub title: String,
    /// A cell for each column of every set, in their order.
    pub cells: Vec<SheetCell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetCell {
    /// Its letters.
    pub letters: String,
    /// The weightiest part they play, as a word for styles; empty for none.
    pub part: &'static str,
    /// The number of its remark; 0 for none.
    pub remark: usize,
}

/// The matrix for paper, with the rows that `keeps` wants.
pub fn matrix_sheet(
    matrix: &Matrix,
    request: SheetRequest,
    keeps: &dyn Fn(&Activity) -> bool,
) -> MatrixSheet {
    let columns = columns(matrix, request.role);
    let has_part = |row: &Activity| {
        let says =
            |role| row.remark(role).is_some_and(|it| !it.condition.is_empty() || !it.unread.is_empty());
        let letters = |role| matrix.role_index(role).is_some_and(|at| !row.letters_at(at).is_empty());
        request.role.is_none_or(|role| letters(role) || says(role))
    };
    let areas = std::iter::once(None).chain(matrix.areas.iter().map(Some));
    let known = |row: &Activity| row.area.and_then(|id| matrix.area(id)).map(|area| area.id);
    let mut sheet = MatrixSheet { letters: letters(matrix), ..MatrixSheet::default() };
    let wanted: Vec<&Activity> = matrix.activities().filter(|row| keeps(row) && has_part(row)).collect();
    sheet.cells = wanted.len() * columns.len();
    if sheet.cells <= MOST_CELLS {
        for area in areas {
            let rows: Vec<&Activity> =
                wanted.iter().copied().filter(|row| known(row) == area.map(|area| area.id)).collect();
            if rows.is_empty() {
                continue;
            }
            let title = (!matrix.areas.is_empty())
                .then(|| words::area_of(matrix, area.map(|area| area.id)).to_owned());
            let rows = rows.into_iter().map(|it| row(matrix, it, &columns, &mut sheet.remarks)).collect();
            sheet.groups.push(SheetGroup { title, rows });
        }
    }
    // Sets of nearly the same size look better than a full one and a rest.
    let sets = columns.len().div_ceil(request.columns.max(1)).max(1);
    let size = columns.len().div_ceil(sets).max(1);
    sheet.sets = columns.chunks(size).map(<[SheetColumn]>::to_vec).collect();
    sheet
}

/// The columns, those of one party side by side.
fn columns(matrix: &Matrix, only: Option<RoleId>) -> Vec<SheetColumn> {
    let place = |role: &Role| matrix.parties.iter().position(|party| party.id == role.party).unwrap_or(0);
    let mut roles: Vec<(usize, &Role)> =
        matrix.roles().enumerate().filter(|(_, role)| only.is_none_or(|only| only == role.id)).collect();
    roles.sort_by_key(|(_, role)| place(role));
    let column = |(index, role): (usize, &Role)| {
        let kind = matrix.side(role);
        let name = matrix.party(role.party).map(|party| party.name.as_str()).unwrap_or_default();
        SheetColumn {
            index,
            title: words::role_title(role).to_owned(),
            party: words::or(name, words::side(kind)).to_owned(),
            side: match kind {
                PartyKind::Customer => "customer",
                PartyKind::Provider => "provider",
                PartyKind::ThirdParty => "third",
            },
        }
    };
    roles.into_iter().map(column).collect()
}

fn row(matrix: &Matrix, activity: &Activity, columns: &[SheetColumn], remarks: &mut Vec<String>) -> SheetRow {
    let title = words::activity_title(activity).to_owned();
    let mut cells = Vec::with_capacity(columns.len());
    for column in columns {
        let letters = activity.letters_at(column.index);
        let remark = matrix.role_at(column.index).and_then(|role| activity.remark(role.id));
        let mut said = String::new();
        if let Some(remark) = remark {
            let open =
                Remark { condition: String::new(), note: String::new(), unread: remark.unread.clone() };
            said.push_str(remark.condition.trim());
            if !said.is_empty() && !remark.unread.is_empty() {
                said.push_str("; ");
            }
            push_visible(&mut said, &matrix.scheme, crate::model::LetterSet::EMPTY, &open);
        }
        let mut number = 0;
        if !said.is_empty() {
            remarks.push(format!("{title}, {}: {said}", column.title));
            number = remarks.len();
        }
        let part = weight(matrix, letters);
        cells.push(SheetCell { letters: matrix.scheme.text(letters), part, remark: number });
    }
    SheetRow { title, cells }
}

fn weight(matrix: &Matrix, letters: crate::model::LetterSet) -> &'static str {
    let parts = [(Part::Owns, "owns"), (Part::Does, "does"), (Part::Before, "before")];
    match parts.into_iter().find(|(part, _)| letters.meets(matrix.scheme.playing(*part))) {
        Some((_, word)) => word,
        None if letters.is_empty() => "",
        None => "after",
    }
}

fn letters(matrix: &Matrix) -> Vec<(String, &'static str, String)> {
    let letters = (0u8..).zip(&matrix.scheme.letters);
    letters
        .map(|(index, it)| {
            let set = crate::model::LetterSet::of(crate::model::Letter(index));
            (it.symbol.to_string(), weight(matrix, set), words::or(&it.name, "Without a name").to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::packs;
    use crate::model::SeededRandomness;

    fn matrix() -> Matrix {
        packs()[1].build(&mut SeededRandomness::new(7), "en")
    }

    #[test]
    fn every_activity_and_every_role_is_there_once_whatever_fits_the_page() {
        let matrix = matrix();
        for columns in [1, 3, 28] {
            let sheet = matrix_sheet(&matrix, SheetRequest { columns, role: None }, &|_| true);
            let titles: Vec<_> = sheet.sets.iter().flatten().map(|column| column.title.as_str()).collect();
            assert_eq!(titles.len(), matrix.role_count());
            assert!(matrix.roles().all(|role| titles.contains(&role.title.as_str())));
            assert!(sheet.sets.iter().all(|set| set.len() <= columns));
            let rows: usize = sheet.groups.iter().map(|group| group.rows.len()).sum();
            assert_eq!(rows, matrix.activity_count());
            assert!(sheet.groups.iter().flat_map(|it| &it.rows).all(|row| row.cells.len() == titles.len()));
        }
    }

    #[test]
    fn a_page_for_one_role_has_its_column_and_its_activities_alone() {
        let matrix = matrix();
        let role = matrix.role_at(2).unwrap();
        let request = SheetRequest { columns: 28, role: Some(role.id) };
        let sheet = matrix_sheet(&matrix, request, &|_| true);
        assert_eq!(sheet.sets.len(), 1);
        assert_eq!(sheet.sets[0].len(), 1);
        let wanted = matrix.activities().filter(|row| !row.letters_at(2).is_empty()).count();
        let rows: Vec<_> = sheet.groups.iter().flat_map(|group| &group.rows).collect();
        assert_eq!(rows.len(), wanted);
        assert!(rows.iter().all(|row| !row.cells[0].letters.is_empty()));
    }

    #[test]
    fn remarks_have_the_numbers_that_stand_in_the_cells() {
        let matrix = matrix();
        let sheet = matrix_sheet(&matrix, SheetRequest { columns: 28, role: None }, &|_| true);
        let cells = sheet.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
        let numbers: Vec<usize> = cells.map(|cell| cell.remark).filter(|number| *number > 0).collect();
        assert_eq!(numbers, (1..=sheet.remarks.len()).collect::<Vec<_>>());
        assert!(!numbers.is_empty());
    }
}
