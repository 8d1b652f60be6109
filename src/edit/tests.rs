//! What each family of edits does to a small matrix, and how it is taken back.

use super::*;
use crate::model::*;

/// Two areas, three activities, three roles: Log monitoring / Patch servers / Accept risk.
struct Sample {
    matrix: Matrix,
    history: History,
    roles: [RoleId; 3],
    rows: [ActivityId; 3],
    areas: [AreaId; 2],
}

fn sample() -> Sample {
    let mut randomness = SeededRandomness::new(1);
    let mut matrix = Matrix::default();
    let party = Party { id: PartyId::fresh(&mut randomness), ..Party::default() };
    let areas = [0, 1].map(|_| AreaId::fresh(&mut randomness));
    for (id, title) in areas.iter().zip(["Operations", "Governance"]) {
        matrix.areas.push(Area { id: *id, title: title.to_owned(), ..Area::default() });
    }
    let roles = ["Security Lead", "Network Engineer", "Risk Owner"].map(|title| {
        let id = RoleId::fresh(&mut randomness);
        let role = Role { id, title: title.to_owned(), party: party.id, ..Role::default() };
        assert!(matrix.push_role(role));
        id
    });
    let rows = [
        ("Log monitoring", ["A", "R", ""]),
        ("Patch servers", ["C", "R", "A"]),
        ("Accept risk", ["", "I", "RA"]),
    ]
    .map(|(title, letters)| {
        let mut row = Activity::new(ActivityId::fresh(&mut randomness), title, 3);
        row.area = Some(areas[0]);
        for (column, text) in letters.iter().enumerate() {
            row.set_letters_at(column, matrix.scheme.parse(text).unwrap());
        }
        let id = row.id;
        assert!(matrix.push_activity(row));
        id
    });
    matrix.parties.push(party);
    Sample { matrix, history: History::default(), roles, rows, areas }
}

impl Sample {
    fn perform(&mut self, label: &str, edit: Edit) -> Result<Touched, EditError> {
        self.history.perform(&mut self.matrix, Transaction::new(label, vec![edit]))
    }
    fn does(&mut self, edit: Edit) -> Touched {
        self.perform("Step", edit).unwrap()
    }
    fn undo(&mut self) -> Touched {
        self.history.undo(&mut self.matrix).unwrap().unwrap().1
    }
    fn redo(&mut self) -> Touched {
        self.history.redo(&mut self.matrix).unwrap().unwrap().1
    }
    /// The row's cells from left to right: "C R A".
    fn row(&self, row: usize) -> String {
        let row = self.matrix.activity(self.rows[row]).unwrap();
        let cells = row.letters().iter().map(|letters| match self.matrix.scheme.text(*letters) {
            text if text.is_empty() => "-".to_owned(),
            text => text,
        });
        cells.collect::<Vec<_>>().join(" ")
    }
    fn titles(&self) -> Vec<&str> {
        self.matrix.activities().map(|row| row.title.as_str()).collect()
    }
    fn columns(&self) -> Vec<&str> {
        self.matrix.roles().map(|role| role.title.as_str()).collect()
    }
    fn letters(&self, text: &str) -> LetterSet {
        self.matrix.scheme.parse(text).unwrap()
    }
    fn remark_on(&self, row: usize, role: usize) -> Option<&str> {
        let row = self.matrix.activity(self.rows[row]).unwrap();
        row.remark(self.roles[role]).map(|remark| remark.condition.as_str())
    }
    fn condition(&mut self, row: usize, role: usize, condition: &str) -> Touched {
        let remark = Box::new(Remark { condition: condition.to_owned(), ..Remark::default() });
        self.does(Edit::SetRemark { activity: self.rows[row], role: self.roles[role], remark })
    }
}

mod cells {
    use super::*;

    #[test]
    fn a_letter_is_set_and_taken_back() {
        let mut it = sample();
        let letters = it.letters("AR");
        let touched = it.does(Edit::SetLetters { activity: it.rows[1], role: it.roles[0], letters });
        assert_eq!(it.row(1), "RA R A");
        assert!(touched.only_cells());
        assert_eq!(touched.cells.len(), 1);
        let change = touched.cells[0];
        assert_eq!((change.before, change.after), (it.letters("C"), letters));
        it.undo();
        assert_eq!(it.row(1), "C R A");
    }

    #[test]
    fn setting_what_is_there_touches_nothing_and_is_still_a_step() {
        let mut it = sample();
        let letters = it.letters("C");
        let touched = it.does(Edit::SetLetters { activity: it.rows[1], role: it.roles[0], letters });
        assert_eq!(touched, Touched::default());
        assert_eq!(it.history.depth(), 1);
    }

    #[test]
    fn a_letter_that_the_scheme_lacks_is_refused() {
        let mut it = sample();
        let letters = LetterSet::of(Letter(6));
        let edit = Edit::SetLetters { activity: it.rows[0], role: it.roles[0], letters };
        assert_eq!(it.perform("Set", edit), Err(EditError::UnknownLetter));
        assert_eq!(it.row(0), "A R -");
    }

    #[test]
    fn a_block_reports_only_the_cells_that_changed() {
        let mut it = sample();
        let letters = ["C", "R", "I", "R"].map(|text| it.letters(text)).to_vec();
        let block = CellBlock {
            activities: vec![it.rows[0], it.rows[1]],
            roles: vec![it.roles[2], it.roles[1]],
            letters,
        };
        let touched = it.does(Edit::SetCells(Box::new(block)));
        assert_eq!((it.row(0), it.row(1)), ("A R C".to_owned(), "C R I".to_owned()));
        let changed: Vec<_> = touched.cells.iter().map(|cell| (cell.activity, cell.role)).collect();
        assert_eq!(changed, [(it.rows[0], it.roles[2]), (it.rows[1], it.roles[2])]);
        let undone = it.undo();
        assert_eq!((it.row(0), it.row(1)), ("A R -".to_owned(), "C R A".to_owned()));
        assert_eq!(undone.cells.len(), 2);
    }

    #[test]
    fn a_block_that_names_a_row_twice_is_refused() {
        let mut it = sample();
        let letters = vec![it.letters("C"), it.letters("I")];
        let block = CellBlock { activities: vec![it.rows[0]; 2], roles: vec![it.roles[0]], letters };
        let error = it.perform("Paste", Edit::SetCells(Box::new(block))).unwrap_err();
        assert_eq!(error, EditError::Twice(it.rows[0].to_string()));
        assert_eq!(it.row(0), "A R -");
    }

    #[test]
    fn a_block_of_the_wrong_size_is_refused() {
        let mut it = sample();
        let block = CellBlock { activities: it.rows.to_vec(), roles: it.roles.to_vec(), letters: vec![] };
        let error = it.perform("Paste", Edit::SetCells(Box::new(block))).unwrap_err();
        assert_eq!(error, EditError::WrongWidth { found: 0, expected: 9 });
    }

    #[test]
    fn an_empty_remark_takes_the_remark_away() {
        let mut it = sample();
        let touched = it.condition(0, 1, "at night");
        assert_eq!(touched.remarks, [(it.rows[0], it.roles[1])]);
        assert_eq!(it.remark_on(0, 1), Some("at night"));
        it.condition(0, 1, "");
        assert_eq!(it.remark_on(0, 1), None);
        it.undo();
        assert_eq!(it.remark_on(0, 1), Some("at night"));
    }
}

mod rows {
    use super::*;

    #[test]
    fn inserted_rows_stand_before_the_named_place() {
        let mut it = sample();
        let id = ActivityId::fresh(&mut SeededRandomness::new(2));
        let rows = vec![Activity::new(id, "Review firewall rules", 3)];
        let touched = it.does(Edit::InsertActivities { at: 1, rows });
        assert_eq!(it.titles(), ["Log monitoring", "Review firewall rules", "Patch servers", "Accept risk"]);
        assert_eq!((touched.inserted, touched.activity_order), (vec![id], true));
        let undone = it.undo();
        assert_eq!(it.titles(), ["Log monitoring", "Patch servers", "Accept risk"]);
        assert_eq!(undone.removed[0].id, id);
    }

    #[test]
    fn deleted_rows_come_back_with_letters_remarks_and_details() {
        let mut it = sample();
        it.condition(1, 1, "production only");
        let title = ActivityField::Deliverable("patch report".to_owned());
        it.does(Edit::SetActivity(it.rows[1], Box::new(title)));
        let before = it.matrix.clone();
        let touched = it.does(Edit::RemoveActivities { at: 0, count: 2 });
        assert_eq!(it.titles(), ["Accept risk"]);
        assert_eq!(touched.removed[1].letters, ["C", "R", "A"].map(|text| it.letters(text)));
        it.undo();
        assert_eq!(it.matrix, before);
        assert_eq!(it.titles(), ["Log monitoring", "Patch servers", "Accept risk"]);
        assert_eq!(it.remark_on(1, 1), Some("production only"));
        assert_eq!(it.matrix.activity(it.rows[1]).unwrap().details().deliverable, "patch report");
    }

    #[test]
    fn a_moved_row_stands_where_it_was_told_in_both_directions() {
        let mut it = sample();
        it.does(Edit::MoveActivity { from: 0, to: 2 });
        assert_eq!(it.titles(), ["Patch servers", "Accept risk", "Log monitoring"]);
        it.does(Edit::MoveActivity { from: 1, to: 0 });
        assert_eq!(it.titles(), ["Accept risk", "Patch servers", "Log monitoring"]);
        it.undo();
        it.undo();
        assert_eq!(it.titles(), ["Log monitoring", "Patch servers", "Accept risk"]);
        assert_eq!(it.row(0), "A R -", "cells travel with their row");
    }

    #[test]
    fn a_row_with_an_id_that_is_taken_is_refused() {
        let mut it = sample();
        let rows = vec![Activity::new(it.rows[2], "Again", 3)];
        let error = it.perform("Paste", Edit::InsertActivities { at: 0, rows }).unwrap_err();
        assert_eq!(error, EditError::Taken(it.rows[2].to_string()));
    }

    #[test]
    fn a_row_with_a_remark_of_no_column_is_refused() {
        let mut it = sample();
        let mut row = Activity::new(ActivityId::default(), "Stray", 3);
        let nobody = RoleId::default();
        row.swap_remark(nobody, Remark { note: "whose?".to_owned(), ..Remark::default() });
        let error = it.perform("Paste", Edit::InsertActivities { at: 0, rows: vec![row] }).unwrap_err();
        assert_eq!(error, EditError::Unknown(nobody.to_string()));
    }

    #[test]
    fn renaming_and_regrouping_are_taken_back() {
        let mut it = sample();
        it.does(Edit::SetActivityTitle(it.rows[0], "Monitor logs".to_owned()));
        let touched = it.does(Edit::SetActivityArea(it.rows[0], Some(it.areas[1])));
        assert!(touched.activity_order, "the row moves to another group on screen");
        let row = it.matrix.activity(it.rows[0]).unwrap();
        assert_eq!((row.title.as_str(), row.area), ("Monitor logs", Some(it.areas[1])));
        it.undo();
        it.undo();
        let row = it.matrix.activity(it.rows[0]).unwrap();
        assert_eq!((row.title.as_str(), row.area), ("Log monitoring", Some(it.areas[0])));
    }

    #[test]
    fn details_that_are_taken_back_leave_no_trace() {
        let mut it = sample();
        let before = it.matrix.clone();
        let field = ActivityField::ChangeControl(Some(ChangeControl::Formal));
        it.does(Edit::SetActivity(it.rows[1], Box::new(field)));
        assert_eq!(
            it.matrix.activity(it.rows[1]).unwrap().details().change_control,
            Some(ChangeControl::Formal)
        );
        it.undo();
        assert_eq!(it.matrix, before);
        assert_eq!(format!("{:?}", it.matrix), format!("{before:?}"));
    }
}

mod columns {
    use super::*;

    #[test]
    fn a_deleted_role_comes_back_with_its_letters_and_remarks() {
        let mut it = sample();
        it.condition(0, 1, "outside office hours");
        it.does(Edit::RemoveRoles { at: 1, count: 1 });
        assert_eq!(it.columns(), ["Security Lead", "Risk Owner"]);
        assert_eq!((it.row(0), it.row(1), it.row(2)), ("A -".into(), "C A".into(), "- RA".into()));
        assert_eq!(it.remark_on(0, 1), None);
        it.undo();
        assert_eq!(it.columns(), ["Security Lead", "Network Engineer", "Risk Owner"]);
        assert_eq!((it.row(0), it.row(1), it.row(2)), ("A R -".into(), "C R A".into(), "- I RA".into()));
        assert_eq!(it.remark_on(0, 1), Some("outside office hours"));
        it.redo();
        assert_eq!(it.columns(), ["Security Lead", "Risk Owner"]);
    }

    #[test]
    fn a_new_role_is_an_empty_column_where_it_was_put() {
        let mut it = sample();
        let role = Role { title: "Compliance Officer".to_owned(), ..Role::default() };
        let touched = it.does(Edit::InsertRoles { at: 1, columns: vec![role.into()] });
        assert_eq!(it.columns()[1], "Compliance Officer");
        assert_eq!(it.row(1), "C - R A");
        assert!(touched.role_order);
        it.undo();
        assert_eq!(it.row(1), "C R A");
    }

    #[test]
    fn a_moved_role_takes_its_cells_along() {
        let mut it = sample();
        it.does(Edit::MoveRole { from: 2, to: 0 });
        assert_eq!(it.columns(), ["Risk Owner", "Security Lead", "Network Engineer"]);
        assert_eq!(it.row(1), "A C R");
        it.undo();
        assert_eq!(it.row(1), "C R A");
    }

    #[test]
    fn a_role_changes_by_field() {
        let mut it = sample();
        it.does(Edit::SetRole(it.roles[0], Box::new(RoleField::Title("Head of Security".to_owned()))));
        let touched = it.does(Edit::SetRole(it.roles[0], Box::new(RoleField::Width(Some(80)))));
        assert!(touched.role_order, "a wider column moves the others");
        assert_eq!(it.columns()[0], "Head of Security");
        it.undo();
        it.undo();
        assert_eq!(it.columns()[0], "Security Lead");
        assert_eq!(it.matrix.role(it.roles[0]).unwrap().width, None);
    }
}

mod lists {
    use super::*;

    fn question(seed: u64, text: &str) -> Question {
        let id = QuestionId::fresh(&mut SeededRandomness::new(seed));
        Question { id, text: text.to_owned(), ..Question::default() }
    }

    #[test]
    fn records_are_inserted_changed_moved_and_removed_and_all_of_it_taken_back() {
        let mut it = sample();
        let (first, second) = (question(3, "Who patches at night?"), question(4, "Who pays?"));
        let id = first.id;
        let steps = [
            ListEdit::Insert { at: 0, items: vec![first.clone(), second.clone()] },
            ListEdit::Set { id, field: QuestionField::Answer("The provider".to_owned()) },
            ListEdit::Move { from: 0, to: 1 },
            ListEdit::Remove { at: 0, count: 1 },
        ];
        for step in steps {
            let touched = it.does(Edit::Question(step));
            assert!(touched.registers.meets(Registers::QUESTIONS));
        }
        assert_eq!(it.matrix.questions.len(), 1);
        assert_eq!(it.matrix.questions[0].answer, "The provider");
        it.undo();
        assert_eq!(it.matrix.questions[0], second);
        it.undo();
        it.undo();
        assert_eq!(it.matrix.questions, [first, second]);
        it.undo();
        assert!(it.matrix.questions.is_empty());
    }

    #[test]
    fn an_area_can_be_deleted_under_its_rows_and_all_of_it_taken_back() {
        let mut it = sample();
        let before = it.matrix.clone();
        it.does(Edit::Area(ListEdit::Remove { at: 0, count: 1 }));
        it.does(Edit::SetActivityArea(it.rows[0], None));
        it.undo();
        it.undo();
        assert_eq!(it.matrix, before);
    }
}

mod whole {
    use super::*;

    #[test]
    fn a_scheme_that_would_orphan_letters_is_refused() {
        let mut it = sample();
        let mut scheme = Scheme::raci();
        scheme.letters.truncate(3);
        let edit = Edit::SetScheme(Box::new(scheme));
        assert_eq!(it.perform("Use three letters", edit), Err(EditError::UnknownLetter));
        assert_eq!(it.matrix.scheme, Scheme::raci());
    }

    #[test]
    fn matrix_fields_scheme_and_rules_are_taken_back() {
        let mut it = sample();
        let before = it.matrix.clone();
        let rules = RuleSettings { one_owner_per_party: true, ..RuleSettings::default() };
        it.does(Edit::SetInfo(Box::new(MatrixField::Title("Access matrix".to_owned()))));
        it.does(Edit::SetScheme(Box::new(Scheme::rasci())));
        it.does(Edit::SetRules(Box::new(rules)));
        assert_eq!(
            (it.matrix.info.title.as_str(), it.matrix.scheme.name.as_str()),
            ("Access matrix", "RASCI")
        );
        assert!(it.matrix.rules.one_owner_per_party);
        (0..3).for_each(|_| drop(it.undo()));
        assert_eq!(it.matrix, before);
    }

    #[test]
    fn a_transaction_whose_last_edit_fails_leaves_matrix_and_history_alone() {
        let mut it = sample();
        let before = it.matrix.clone();
        let edits = vec![
            Edit::RemoveRoles { at: 0, count: 2 },
            Edit::MoveActivity { from: 0, to: 2 },
            Edit::SetActivityTitle(ActivityId::default(), "Nobody".to_owned()),
        ];
        let result = it.history.perform(&mut it.matrix, Transaction::new("Fails", edits));
        assert_eq!(result.unwrap_err().to_string(), "nothing has the id 0000000000");
        assert_eq!(it.matrix, before);
        assert_eq!(it.columns(), ["Security Lead", "Network Engineer", "Risk Owner"]);
        assert_eq!((it.history.depth(), it.history.undo_label()), (0, None));
    }

    #[test]
    fn undo_and_redo_name_the_step_they_would_take() {
        let mut it = sample();
        let rename = |text: &str| Edit::SetInfo(Box::new(MatrixField::Title(text.to_owned())));
        it.perform("Rename to One", rename("One")).unwrap();
        it.perform("Rename to Two", rename("Two")).unwrap();
        assert_eq!((it.history.undo_label(), it.history.redo_label()), (Some("Rename to Two"), None));
        it.undo();
        assert_eq!(it.history.undo_label(), Some("Rename to One"));
        assert_eq!(it.history.redo_label(), Some("Rename to Two"));
        it.perform("Rename to Three", rename("Three")).unwrap();
        assert_eq!(it.history.redo_label(), None, "new work forgets what was taken back");
        assert_eq!(it.history.depth(), 2);
    }

    #[test]
    fn undo_brings_the_selection_back() {
        let mut it = sample();
        let spot = |row| Spot { row: RowSpot::Activity(row), column: ColumnSpot::Title };
        let (before, after) = (Selection::cell(spot(it.rows[0])), Selection::cell(spot(it.rows[1])));
        let edit = Edit::MoveActivity { from: 0, to: 1 };
        let step = Transaction::new("Move down", vec![edit]).selecting(Some(before), Some(after));
        it.history.perform(&mut it.matrix, step).unwrap();
        let (undone, _) = it.history.undo(&mut it.matrix).unwrap().unwrap();
        assert_eq!((undone.before, undone.after), (Some(after), Some(before)));
        let (redone, _) = it.history.redo(&mut it.matrix).unwrap().unwrap();
        assert_eq!((redone.before, redone.after), (Some(before), Some(after)));
    }

    #[test]
    fn nothing_to_undo_or_redo_is_no_error() {
        let mut it = sample();
        assert!(it.history.undo(&mut it.matrix).is_none());
        assert!(it.history.redo(&mut it.matrix).is_none());
    }
}
