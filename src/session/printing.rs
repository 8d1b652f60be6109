//! The matrix as it is printed and as it is copied whole: what the filter shows, in the order of the grid.

use super::Session;
use crate::formats::report::{MatrixSheet, SheetRequest, matrix_sheet};
use crate::formats::table::{ClipboardBlock, copy_block};
use crate::model::{Activity, ActivityId, RoleId};

impl Session {
    /// The matrix for paper: the rows that the filter keeps, folded areas included.
    pub fn matrix_sheet(&self, columns: usize, role: Option<RoleId>) -> MatrixSheet {
        let filter = &self.view.filter;
        let has_findings = |row: &Activity| self.has_findings(row.id);
        let keeps = |row: &Activity| filter.is_empty() || filter.keeps(&self.matrix, row, &has_findings);
        let mut sheet = matrix_sheet(&self.matrix, SheetRequest { columns, role }, &keeps);
        if !filter.is_empty() {
            let kept = self.matrix.activities().filter(|row| keeps(row)).count();
            let all = self.matrix.activity_count();
            sheet.note = format!("Filtered: {kept} of {all} activities.");
        }
        if let Some(role) = role.and_then(|role| self.matrix.role(role)) {
            let title = crate::formats::report::role_title(role);
            let only = format!("Only what {title} has a part in.");
            sheet.note = if sheet.note.is_empty() { only } else { format!("{} {only}", sheet.note) };
        }
        sheet
    }

    /// The whole matrix with its headings as text and table, whatever is selected or filtered.
    pub fn copy_whole(&self) -> Option<ClipboardBlock> {
        let mut rows: Vec<&Activity> = self.matrix.activities().collect();
        let place = |row: &Activity| self.matrix.areas.iter().position(|area| Some(area.id) == row.area);
        rows.sort_by_cached_key(|row| place(row).map_or(0, |at| at + 1));
        let activities: Vec<ActivityId> = rows.into_iter().map(|row| row.id).collect();
        let roles: Vec<RoleId> = self.matrix.roles().map(|role| role.id).collect();
        let has_any = !activities.is_empty() || !roles.is_empty();
        has_any.then(|| copy_block(&self.matrix, &activities, &roles, true))
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::packs;
    use crate::grid::{Filter, View};
    use crate::model::{Date, SeededRandomness};
    use crate::session::Session;

    fn session(view: View) -> Session {
        let matrix = packs()[1].build(&mut SeededRandomness::new(7), "en");
        let today = Date::new(2026, 11, 22).unwrap();
        Session::new(matrix, view, today, Box::new(SeededRandomness::new(1)))
    }

    #[test]
    fn paper_has_the_rows_that_the_filter_keeps_and_says_so() {
        let filter = Filter { text: "access".to_owned(), ..Filter::default() };
        let session = session(View { filter, ..View::default() });
        let sheet = session.matrix_sheet(28, None);
        let rows: Vec<_> = sheet.groups.iter().flat_map(|group| &group.rows).collect();
        assert!(!rows.is_empty() && rows.iter().all(|row| row.title.to_lowercase().contains("access")));
        assert_eq!(sheet.note, format!("Filtered: {} of 23 activities.", rows.len()));
    }

    #[test]
    fn folded_areas_are_on_paper_too() {
        let mut view = View::default();
        view.collapsed.extend(session(View::default()).matrix().areas.iter().map(|area| area.id));
        let sheet = session(view).matrix_sheet(28, None);
        assert_eq!(sheet.groups.iter().map(|group| group.rows.len()).sum::<usize>(), 23);
        assert!(sheet.note.is_empty());
    }

    #[test]
    fn the_whole_matrix_is_copied_with_its_headings() {
        let block = session(View::default()).copy_whole().unwrap();
        let lines: Vec<&str> = block.text.lines().collect();
        assert!(lines[0].contains("IAM Administrator"));
        assert!(block.text.contains("Routine access decision\t"));
        assert_eq!(lines.iter().filter(|line| line.contains('\t')).count(), 24);
    }
}
