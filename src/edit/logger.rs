//! The change log: one line for each step, in words; letters typed into one row within a minute are one line.
//!
//! Undoing is a step like any other and is logged, not struck out. Knows no clock: the time is handed in. What
//! is written depends on the matrix, the steps and their times alone, so that replaying them gives the same log.

use super::touched::{CellChange, Touched};
use crate::model::{ActivityId, LetterSet, LogEntry, Matrix, RoleId, Timestamp};

/// The log never has more lines than this; the oldest are then folded into one that counts them.
pub const MOST_LOGGED: usize = 10_000;
/// How many lines are folded at once, so that a long log is not moved for each step.
const FOLDED_AT_ONCE: usize = 500;
/// How long letters in one row go into the same line, in seconds.
const TOGETHER: i64 = 60;
/// How many cells a line names.
const MOST_CELLS: usize = 4;
/// How the line that counts folded lines ends; it begins with the number.
const FOLDED: &str = " earlier changes are no longer listed";

/// What a step was, for the log.
#[derive(Debug, Clone, Copy)]
pub struct LoggedStep<'a> {
    /// Its name: "Set A", "Undo: Set A".
    pub label: &'a str,
    /// What it concerned.
    pub touched: &'a Touched,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it; empty where no name is set.
    pub who: &'a str,
}

/// Writes the log of one matrix and remembers what could still go into the last line. A new one begins a new line.
#[derive(Debug, Clone, Default)]
pub struct Logger {
    row: Option<OpenRow>,
}

/// The row whose letters the last line tells of.
#[derive(Debug, Clone)]
struct OpenRow {
    activity: ActivityId,
    since: Timestamp,
    /// Each cell with what it held before the line began and holds now.
    cells: Vec<(RoleId, LetterSet, LetterSet)>,
}

impl Logger {
    /// Logs a step that the matrix has just taken.
    pub fn log(&mut self, matrix: &mut Matrix, change: LoggedStep<'_>) {
        let row = row_of(change.touched);
        let together = match (&mut self.row, row) {
            (Some(open), Some(activity)) => {
                open.activity == activity
                    && (0..TOGETHER).contains(&(change.at.seconds() - open.since.seconds()))
                    && matrix.log.last().is_some_and(|last| last.who == change.who)
            }
            _ => false,
        };
        if !together {
            self.row = row.map(|activity| OpenRow { activity, since: change.at, cells: Vec::new() });
        }
        if let Some(open) = &mut self.row {
            open.follow(&change.touched.cells);
        }
        let what = match &self.row {
            Some(open) => open.words(matrix, (!together).then_some(change.label)),
            None => words(change),
        };
        match matrix.log.last_mut().filter(|_| together) {
            Some(last) => last.what = what,
            None => {
                matrix.log.push(LogEntry { at: change.at, who: change.who.to_owned(), what });
                fold(&mut matrix.log);
            }
        }
    }
}

/// The only row concerned, where nothing but letters in it changed.
fn row_of(touched: &Touched) -> Option<ActivityId> {
    let first = touched.cells.first()?.activity;
    let alone = touched.only_cells()
        && touched.remarks.is_empty()
        && touched.cells.iter().all(|cell| cell.activity == first);
    alone.then_some(first)
}

impl OpenRow {
    fn follow(&mut self, changes: &[CellChange]) {
        for change in changes {
            match self.cells.iter_mut().find(|(role, ..)| *role == change.role) {
                Some((_, _, now)) => *now = change.after,
                None => self.cells.push((change.role, change.before, change.after)),
            }
        }
    }

    /// "Set A: Log review, Security Lead R → A"; several steps together have no name of their own.
    fn words(&self, matrix: &Matrix, label: Option<&str>) -> String {
        let mut words = label.unwrap_or("Set letters").to_owned();
        words.push_str(": ");
        words.push_str(matrix.activity(self.activity).map_or("", |row| row.title.trim()));
        let changed = || self.cells.iter().filter(|(_, before, now)| before != now);
        for (role, before, now) in changed().take(MOST_CELLS) {
            words.push_str(", ");
            words.push_str(matrix.role(*role).map_or("", |role| role.title.trim()));
            words.push(' ');
            push_letters(&mut words, matrix, *before);
            words.push_str(" → ");
            push_letters(&mut words, matrix, *now);
        }
        match changed().count() {
            0 => words.push_str(", and back again"),
            count if count > MOST_CELLS => {
                let more = count - MOST_CELLS;
                let cells = if more == 1 { "cell" } else { "cells" };
                words.push_str(&format!(" and {more} more {cells}"));
            }
            _ => {}
        }
        words
    }
}

fn push_letters(words: &mut String, matrix: &Matrix, letters: LetterSet) {
    if letters.is_empty() {
        words.push('–');
    } else {
        words.push_str(&matrix.scheme.text(letters));
    }
}

/// The name of a step, with how many cells and rows it concerned where they are many.
fn words(change: LoggedStep<'_>) -> String {
    let mut rows: Vec<ActivityId> = change.touched.cells.iter().map(|cell| cell.activity).collect();
    let cells = rows.len();
    rows.sort_unstable();
    rows.dedup();
    match rows.len() {
        0 | 1 => change.label.to_owned(),
        rows => format!("{} ({cells} cells in {rows} rows)", change.label),
    }
}

/// Puts a line with their number in the place of the oldest lines where there are too many.
fn fold(log: &mut Vec<LogEntry>) {
    if log.len() <= MOST_LOGGED {
        return;
    }
    let count = |entry: &LogEntry| entry.what.strip_suffix(FOLDED)?.parse::<usize>().ok();
    let folded: Vec<LogEntry> = log.drain(..FOLDED_AT_ONCE.min(log.len())).collect();
    let before = folded.first().and_then(count);
    let number = before.map_or(folded.len(), |before| before + folded.len() - 1);
    let at = folded.last().map(|entry| entry.at).unwrap_or_default();
    log.insert(0, LogEntry { at, who: String::new(), what: format!("{number}{FOLDED}") });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, Transaction};
    use crate::model::{Activity, Id, Role};

    struct Desk {
        matrix: Matrix,
        logger: Logger,
        who: &'static str,
    }

    fn row(number: u64) -> ActivityId {
        ActivityId(Id::from_bits(number))
    }

    fn role(number: u64) -> RoleId {
        RoleId(Id::from_bits(number))
    }

    impl Desk {
        fn new() -> Self {
            let mut matrix = Matrix::default();
            for (number, title) in (1..).zip(["Lead", "Owner", "Third", "Fourth", "Fifth"]) {
                let title = title.to_owned();
                matrix.push_role(Role { id: role(number), title, ..Role::default() });
            }
            for (number, title) in (1..).zip(["Log review", "Patching"]) {
                matrix.push_activity(Activity::new(row(number), title, 5));
            }
            Self { matrix, logger: Logger::default(), who: "Ada" }
        }

        fn step(&mut self, second: i64, label: &str, edits: Vec<Edit>) {
            let (_, touched) = Transaction::new(label, edits).apply(&mut self.matrix).unwrap();
            let at = Timestamp::from_seconds(second);
            let change = LoggedStep { label, touched: &touched, at, who: self.who };
            self.logger.log(&mut self.matrix, change);
        }

        fn set(&mut self, second: i64, activity: u64, column: u64, letters: &str) {
            let letters = self.matrix.scheme.parse(letters).unwrap();
            let edit = Edit::SetLetters { activity: row(activity), role: role(column), letters };
            self.step(second, "Set", vec![edit]);
        }

        fn lines(&self) -> Vec<&str> {
            self.matrix.log.iter().map(|entry| entry.what.as_str()).collect()
        }
    }

    #[test]
    fn a_letter_is_logged_with_what_stood_there() {
        let mut desk = Desk::new();
        desk.set(0, 1, 1, "R");
        assert_eq!(desk.lines(), ["Set: Log review, Lead – → R"]);
        desk.set(100, 1, 1, "A");
        assert_eq!(desk.lines()[1], "Set: Log review, Lead R → A");
        assert_eq!((desk.matrix.log[1].at.seconds(), desk.matrix.log[1].who.as_str()), (100, "Ada"));
    }

    #[test]
    fn letters_in_one_row_within_a_minute_are_one_line() {
        let mut desk = Desk::new();
        desk.set(0, 1, 1, "R");
        desk.set(5, 1, 1, "AR");
        desk.set(59, 1, 2, "C");
        assert_eq!(desk.lines(), ["Set letters: Log review, Lead – → RA, Owner – → C"]);
        desk.set(60, 1, 3, "I");
        desk.set(61, 2, 3, "I");
        desk.who = "Grace";
        desk.set(62, 2, 4, "I");
        assert_eq!(desk.lines().len(), 4, "a minute later, another row, another person: {:?}", desk.lines());
        desk.set(63, 2, 4, "");
        assert_eq!(desk.lines()[3], "Set letters: Patching, and back again");
    }

    #[test]
    fn many_cells_are_counted() {
        let mut desk = Desk::new();
        for column in 1..=5 {
            desk.set(0, 1, column, "I");
        }
        assert!(desk.lines()[0].ends_with("Fourth – → I and 1 more cell"), "{:?}", desk.lines());
        let all = desk.matrix.scheme.parse("C").unwrap();
        let edit = |activity| Edit::SetLetters { activity: row(activity), role: role(1), letters: all };
        desk.step(0, "Fill", vec![edit(1), edit(2)]);
        assert_eq!(desk.lines()[1], "Fill (2 cells in 2 rows)");
    }

    #[test]
    fn other_steps_are_logged_by_their_name_and_end_the_line_before() {
        let mut desk = Desk::new();
        desk.set(0, 1, 1, "R");
        desk.step(1, "Rename activity", vec![Edit::SetActivityTitle(row(1), "Read logs".to_owned())]);
        desk.set(2, 1, 1, "A");
        let wanted = ["Set: Log review, Lead – → R", "Rename activity", "Set: Read logs, Lead R → A"];
        assert_eq!(desk.lines(), wanted);
    }

    #[test]
    fn a_full_log_folds_its_oldest_lines_and_goes_on_counting() {
        let mut desk = Desk::new();
        let total = MOST_LOGGED + FOLDED_AT_ONCE + 10;
        for second in 0..total as i64 {
            let touched = Touched::default();
            let at = Timestamp::from_seconds(second);
            desk.logger.log(&mut desk.matrix, LoggedStep { label: "Step", touched: &touched, at, who: "" });
        }
        let log = &desk.matrix.log;
        assert!(log.len() <= MOST_LOGGED);
        let folded: usize = log[0].what.split(' ').next().unwrap().parse().unwrap();
        assert_eq!(folded + log.len() - 1, total);
        assert_eq!(log[0].what, format!("{folded} earlier changes are no longer listed"));
        assert_eq!(log.last().unwrap().at.seconds(), total as i64 - 1);
    }
}
