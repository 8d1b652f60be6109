//! `remit diff` and `remit merge` as a person, a program and git call them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

mod command_line_support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use command_line_support::{remit, sample, words};

use remit::edit::{Edit, Touched};
use remit::formats::json::{read, write};
use remit::model::{ActivityId, Matrix, Place, RoleId};

fn folder(name: &str) -> PathBuf {
    command_line_support::folder("exchange_command_line", name)
}

fn put(folder: &Path, name: &str, matrix: &Matrix) -> String {
    let path = folder.join(name);
    fs::write(&path, write(matrix)).unwrap();
    path.to_str().unwrap().to_owned()
}

fn opened(path: impl AsRef<Path>) -> Matrix {
    read(&fs::read(path).unwrap()).unwrap().matrix
}

fn with(matrix: &Matrix, edits: Vec<Edit>) -> Matrix {
    let mut matrix = matrix.clone();
    for edit in edits {
        edit.apply(&mut matrix, &mut Touched::default()).unwrap();
    }
    matrix
}

/// A row and a column by their positions.
fn cell(matrix: &Matrix, row: usize, column: usize) -> (ActivityId, RoleId) {
    (matrix.activity_at(row).unwrap().id, matrix.role_at(column).unwrap().id)
}

/// The matrix with other letters in a cell.
fn lettered(matrix: &Matrix, row: usize, column: usize, letters: &str) -> Matrix {
    let (activity, role) = cell(matrix, row, column);
    let letters = matrix.scheme.parse(letters).unwrap();
    with(matrix, vec![Edit::SetLetters { activity, role, letters }])
}

fn renamed(matrix: &Matrix, row: usize, title: &str) -> Matrix {
    with(matrix, vec![Edit::SetActivityTitle(cell(matrix, row, 0).0, title.to_owned())])
}

#[test]
fn what_differs_is_told_line_by_line_and_in_sum() {
    let folder = folder("diff");
    let old = lettered(&sample(), 0, 0, "C");
    let new = renamed(&lettered(&old, 0, 0, "RA"), 1, "Something else");
    let new = with(&new, vec![Edit::MoveActivity { from: 5, to: 2 }]);
    let (old_file, new_file) = (put(&folder, "old.json", &old), put(&folder, "new.json", &new));
    let output = remit(&["diff", &old_file, &new_file]);
    let text = words(&output.stdout);
    assert_eq!((output.status.code(), words(&output.stderr).as_str()), (Some(1), ""));
    let (row, role) = (&old.activity_at(0).unwrap().title, &old.role_at(0).unwrap().title);
    assert!(text.contains(&format!("{row} × {role}: C -> RA\n")), "{text}");
    assert!(text.ends_with("1 cell changed, 1 row moved, 1 row renamed\n"), "{text}");
    assert_eq!(text.lines().count(), 4, "{text}");
    let json: serde_json::Value =
        serde_json::from_slice(&remit(&["diff", &old_file, &new_file, "--format", "json"]).stdout).unwrap();
    assert_eq!(json["summary"], "1 cell changed, 1 row moved, 1 row renamed");
    let letters = json["differences"].as_array().unwrap().iter().find(|it| it["field"] == "letters").unwrap();
    assert_eq!((&letters["old"], &letters["new"]), (&"C".into(), &"RA".into()));
    let same = remit(&["diff", &old_file, &old_file]);
    assert_eq!((same.status.code(), words(&same.stdout).as_str()), (Some(0), "nothing differs\n"));
}

#[test]
fn what_cannot_be_read_is_said_and_ends_with_2() {
    let folder = folder("unreadable");
    let good = put(&folder, "good.json", &sample());
    let bad = folder.join("bad.json").to_str().unwrap().to_owned();
    fs::write(&bad, "<<<<<<< mine\n").unwrap();
    let before = fs::read(&good).unwrap();
    for arguments in
        [vec!["diff", &good, &bad], vec!["diff", "nowhere", &good], vec!["merge", &good, &good, &bad]]
    {
        let output = remit(&arguments);
        assert_eq!((output.status.code(), words(&output.stdout).as_str()), (Some(2), ""), "{arguments:?}");
        assert_eq!(words(&output.stderr).lines().count(), 1);
    }
    assert_eq!(fs::read(&good).unwrap(), before);
}

#[test]
fn two_changes_that_do_not_meet_are_merged_into_mine() {
    let folder = folder("merge");
    let base = sample();
    let (mine, theirs) = (lettered(&base, 0, 0, "I"), renamed(&lettered(&base, 1, 1, "C"), 2, "Other words"));
    let files = [put(&folder, "base", &base), put(&folder, "mine", &mine), put(&folder, "theirs", &theirs)];
    let output = remit(&["merge", &files[0], &files[1], &files[2]]);
    assert_eq!((output.status.code(), words(&output.stderr).as_str()), (Some(0), ""));
    assert_eq!(words(&output.stdout), "merged: 1 cell changed, 1 row renamed\n");
    let expected = renamed(&lettered(&mine, 1, 1, "C"), 2, "Other words");
    assert_eq!(write(&opened(&files[1])), write(&expected));
    assert_eq!(write(&opened(&files[2])), write(&theirs), "theirs is left alone");
}

#[test]
fn a_conflict_keeps_mine_and_becomes_an_open_question() {
    let folder = folder("conflict");
    let base = lettered(&sample(), 0, 0, "C");
    let (mine, theirs) =
        (lettered(&base, 0, 0, "I"), renamed(&lettered(&base, 0, 0, "RA"), 3, "Other words"));
    let files = [put(&folder, "base", &base), put(&folder, "mine", &mine), put(&folder, "theirs", &theirs)];
    let out = folder.join("out.json");
    let output = remit(&["merge", "-o", out.to_str().unwrap(), &files[0], &files[1], &files[2]]);
    assert_eq!(output.status.code(), Some(1));
    let (activity, role) = cell(&base, 0, 0);
    let place = format!("{} × {}", base.activity(activity).unwrap().title, base.role(role).unwrap().title);
    let said = words(&output.stderr);
    assert_eq!(
        said,
        format!("remit: conflict: {place}: one side has \"I\", the other \"RA\". Which holds?\n")
    );
    let merged = opened(&out);
    assert_eq!(merged.scheme.text(merged.letters(activity, role)), "I");
    assert_eq!(merged.activity_at(3).unwrap().title, "Other words", "the rest is merged");
    let question = merged.questions.last().unwrap();
    assert_eq!(question.place, Place::Cell(activity, role));
    assert_eq!(write(&opened(&files[1])), write(&mine), "mine is left alone where another file is named");
    // The same conflict again is the same question.
    let again = remit(&["merge", &files[0], out.to_str().unwrap(), &files[2], "-o", "-"]);
    let twice = read(&again.stdout).unwrap().matrix;
    assert_eq!((again.status.code(), twice.questions.len()), (Some(1), merged.questions.len()));
}

#[test]
fn without_a_common_version_the_same_is_agreed_and_the_rest_is_in_conflict() {
    let folder = folder("no_base");
    let (mine, theirs) = (lettered(&sample(), 0, 0, "I"), lettered(&sample(), 0, 0, "C"));
    let empty = folder.join("empty");
    fs::write(&empty, "").unwrap();
    let files = [put(&folder, "mine", &mine), put(&folder, "theirs", &theirs)];
    let output = remit(&["merge", empty.to_str().unwrap(), &files[0], &files[1], "-o", "-"]);
    assert_eq!((output.status.code(), words(&output.stderr).lines().count()), (Some(1), 1), "{output:?}");
    let mut merged = read(&output.stdout).unwrap().matrix;
    assert!(merged.questions.pop().is_some());
    assert_eq!(write(&merged), write(&mine));
}

/// A repository with the driver, and the sample committed.
struct Repository(PathBuf);

impl Repository {
    fn new(name: &str) -> Self {
        let repository = Self(folder(name));
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        for (key, value) in [
            ("user.name", "Somebody"),
            ("user.email", "somebody@example.org"),
            ("commit.gpgsign", "false"),
            ("core.autocrlf", "false"),
        ] {
            repository.git(&["config", key, value]);
        }
        let driver = format!("\"{}\" merge %O %A %B", env!("CARGO_BIN_EXE_remit"));
        repository.git(&["config", "merge.remit.driver", &driver]);
        fs::write(repository.0.join(".gitattributes"), "*.json merge=remit\n").unwrap();
        repository.commit(&lettered(&sample(), 0, 0, "C"));
        repository
    }

    fn git(&self, arguments: &[&str]) -> Output {
        let mut git = Command::new("git");
        // Neither the person's settings nor a repository around this one shall matter.
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            git.env_remove(variable);
        }
        git.current_dir(&self.0).args(arguments).output().unwrap()
    }

    fn commit(&self, matrix: &Matrix) {
        fs::write(self.file(), write(matrix)).unwrap();
        self.git(&["add", "--all"]);
        let output = self.git(&["commit", "--quiet", "--message", "A change"]);
        assert!(output.status.success(), "{output:?}");
    }

    fn file(&self) -> PathBuf {
        self.0.join("matrix.json")
    }

    /// Merges the one matrix, on a branch of its own, into the other.
    fn merge(&self, mine: &Matrix, theirs: &Matrix) -> Output {
        self.git(&["checkout", "--quiet", "-b", "theirs"]);
        self.commit(theirs);
        self.git(&["checkout", "--quiet", "main"]);
        self.commit(mine);
        self.git(&["merge", "--no-edit", "theirs"])
    }
}

#[test]
fn git_merges_two_changes_to_neighbouring_cells_of_one_row() {
    let repository = Repository::new("git_clean");
    let base = opened(repository.file());
    let (mine, theirs) = (lettered(&base, 0, 0, "I"), lettered(&base, 0, 1, "R"));
    let output = repository.merge(&mine, &theirs);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(write(&opened(repository.file())), write(&lettered(&mine, 0, 1, "R")));
    assert_eq!(words(&repository.git(&["status", "--porcelain"]).stdout), "");
}

#[test]
fn git_stops_at_a_conflict_and_the_file_stays_readable() {
    let repository = Repository::new("git_conflict");
    let base = opened(repository.file());
    let (mine, theirs) = (lettered(&base, 0, 0, "I"), lettered(&base, 0, 0, "A"));
    let output = repository.merge(&mine, &theirs);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let told = words(&output.stdout) + &words(&output.stderr);
    let role = &base.role_at(0).unwrap().title;
    assert!(told.contains(role.as_str()) && told.contains("one side has \"I\", the other \"A\""), "{told}");
    assert_eq!(words(&repository.git(&["status", "--porcelain"]).stdout), "UU matrix.json\n");
    let merged = opened(repository.file());
    let (activity, role) = cell(&base, 0, 0);
    assert_eq!(merged.scheme.text(merged.letters(activity, role)), "I");
    assert_eq!(merged.questions.len(), base.questions.len() + 1);
}
