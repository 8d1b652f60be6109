//! What copying puts on the clipboard, and that Remit and others can read it back.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use remit::formats::table::{InsertAt, Recognition, TextTable, copy_block, read_block, recognise};
use remit::model::{
    Activity, ActivityId, LetterSet, Matrix, PartyId, Randomness, Remark, Role, RoleId, SeededRandomness,
};

/// A matrix of these titles; `cells` are letters, condition, note and unread text, row by row.
fn matrix(roles: &[&str], rows: &[&str], cells: &[(u8, &str, &str, &str)]) -> Matrix {
    let mut randomness = SeededRandomness::new(randomness_seed(roles.len()));
    let mut matrix = Matrix::default();
    let party = PartyId::fresh(&mut randomness);
    for title in roles {
        matrix.push_role(Role {
            id: RoleId::fresh(&mut randomness),
            title: (*title).into(),
            party,
            ..Role::default()
        });
    }
    let mut cells = cells.iter();
    for title in rows {
        let mut row = Activity::new(ActivityId::fresh(&mut randomness), *title, roles.len());
        for index in 0..roles.len() {
            let Some((letters, condition, note, unread)) = cells.next() else { break };
            row.set_letters_at(index, LetterSet(letters & 15));
            let remark =
                Remark { condition: (*condition).into(), note: (*note).into(), unread: (*unread).into() };
            row.swap_remark(matrix.role_at(index).unwrap().id, remark);
        }
        matrix.push_activity(row);
    }
    matrix
}

fn randomness_seed(roles: usize) -> u64 {
    SeededRandomness::new(roles as u64).next_bits()
}

fn ids(matrix: &Matrix) -> (Vec<ActivityId>, Vec<RoleId>) {
    (matrix.activities().map(|row| row.id).collect(), matrix.roles().map(|role| role.id).collect())
}

#[test]
fn the_text_is_tabs_and_lines() {
    let matrix = matrix(
        &["CIO", "=cmd|'/c calc'!A1"],
        &["Create account", "- retire\tsystem", "\"Quoted\" task"],
        &[(3, "", "", ""), (8, "if needed", "a note", ""), (0, "", "", "X"), (4, "", "", "Bob")],
    );
    let (rows, roles) = ids(&matrix);
    let copied = copy_block(&matrix, &rows, &roles, true);
    assert_eq!(
        copied.text,
        "Activity\tCIO\t'=cmd|'/c calc'!A1\nCreate account\tRA\tI (if needed)\n\
         \"'- retire\tsystem\"\tX\tC / Bob\n\"\"\"Quoted\"\" task\"\t\t"
    );
    assert_eq!(copy_block(&matrix, &rows[..1], &roles, false).text, "RA\tI (if needed)");
    assert_eq!(copy_block(&matrix, &rows[2..], &roles[..1], false).text, "\n", "one empty cell is a row");
}

#[test]
fn the_html_is_a_coloured_table_and_nothing_in_it_runs() {
    let matrix = matrix(
        &["<script>alert(1)</script>", "b\" onload=\"x"],
        &["=1+1"],
        &[(2, "", "\"><img src=x onerror=y>", ""), (1, "", "", "")],
    );
    let (rows, roles) = ids(&matrix);
    let html = copy_block(&matrix, &rows, &roles, true).html;
    assert!(html.starts_with(
        "<style><!--br{mso-data-placement:same-cell;}--></style><table data-remit-headers=\"1\""
    ));
    for expected in ["background:#8A2C0D", "background:#0072B2", "&lt;script&gt;", ">&#39;=1+1</td>"] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    for forbidden in ["<script", "<img", "\" onload", ">=1+1"] {
        assert!(!html.contains(forbidden), "{forbidden} in {html}");
    }
}

#[test]
fn a_copied_matrix_is_recognised_by_others_and_by_remit() {
    let matrix = matrix(
        &["CIO", "=Role"],
        &["Create account", "'=odd"],
        &[(3, "", "", ""), (8, "if needed", "a note", ""), (0, "", "", "X"), (4, "", "", "")],
    );
    let (rows, roles) = ids(&matrix);
    let copied = copy_block(&matrix, &rows, &roles, true);
    for html in [None, Some(copied.html.as_str())] {
        let table = TextTable::from_clipboard(html, &copied.text);
        let Recognition::Matrix(draft) = recognise(&table, &matrix.scheme) else { panic!("no matrix") };
        assert_eq!(draft.roles.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["CIO", "=Role"]);
        assert_eq!(
            draft.activities.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(),
            ["Create account", "'=odd"]
        );
        let first = &draft.activities[0];
        assert_eq!(first.letters, matrix.activity_at(0).unwrap().letters());
        assert_eq!(first.remarks[0].1.condition, "if needed");
        assert_eq!(first.remarks[0].1.note, if html.is_some() { "a note" } else { "" });
    }
}

#[test]
fn a_letter_that_the_other_matrix_lacks_is_kept_as_text() {
    let mut other = matrix(&["CIO"], &[], &[]);
    other.scheme = remit::model::Scheme::rasci();
    let mut row = Activity::new(ActivityId::default(), "Patch", 1);
    row.set_letters_at(0, other.scheme.parse("RS").unwrap());
    other.push_activity(row);
    let (rows, roles) = ids(&other);
    let html = copy_block(&other, &rows, &roles, false).html;
    let scheme = remit::model::Scheme::raci();
    let block = read_block(Some(&html), "", &scheme);
    assert_eq!(scheme.text(block.letters_at(0, 0)), "R");
    assert_eq!(block.remark_at(0, 0).unwrap().unread, "S");
}

#[test]
fn rows_and_columns_come_in_the_order_asked_for() {
    let matrix = matrix(&["a", "b"], &["one"], &[(1, "", "", ""), (2, "", "", "")]);
    let (rows, roles) = ids(&matrix);
    let unknown = RoleId::default();
    let copied = copy_block(&matrix, &rows, &[roles[1], unknown, roles[0]], false);
    assert_eq!(copied.text, "A\tR");
}

#[test]
fn a_large_paste_of_plain_text_is_quick() {
    let line = ["R", "A", "C", "I", ""].repeat(4).join("\t") + "\r\n";
    let text = line.repeat(500);
    let scheme = remit::model::Scheme::raci();
    let start = std::time::Instant::now();
    let rounds = 20;
    for _ in 0..rounds {
        let block = read_block(None, &text, &scheme);
        assert_eq!((block.width, block.height), (20, 500));
    }
    let each = start.elapsed() / rounds;
    println!("10,000 cells: {each:?}");
    // Generous, because tests are built without optimisation and share the machine.
    assert!(each.as_millis() < 100, "{each:?}");
}

proptest! {
    #[test]
    fn a_block_comes_back_exactly_within_remit(
        cells in prop::collection::vec((0u8..16, "\\PC{0,6}|[a\n\t\r<&\"' ]{0,4}", "\\PC{0,4}", "[a-z'= ]{0,4}"), 4),
        headers: bool,
    ) {
        let given: Vec<_> = cells.iter().map(|(l, c, n, u)| (*l, c.as_str(), n.as_str(), u.as_str())).collect();
        let matrix = matrix(&["one", "two"], &["first", "second"], &given);
        let (rows, roles) = ids(&matrix);
        let copied = copy_block(&matrix, &rows, &roles, headers);
        let block = read_block(Some(&copied.html), &copied.text, &matrix.scheme);
        prop_assert_eq!((block.width, block.height), (2, 2));
        for (r, row) in matrix.activities().enumerate() {
            for (c, role) in matrix.roles().enumerate() {
                prop_assert_eq!(block.letters_at(r, c), row.letters_at(c));
                prop_assert_eq!(block.remark_at(r, c), row.remark(role.id));
            }
        }
    }

    #[test]
    fn letters_and_conditions_survive_plain_text(
        cells in prop::collection::vec((1u8..16, "[a-z]{2,8}( [a-z]{2,8}){0,2}|"), 4)
    ) {
        let given: Vec<_> = cells.iter().map(|(letters, condition)| (*letters, condition.as_str(), "", "")).collect();
        let matrix = matrix(&["one", "two"], &["first", "second"], &given);
        let (rows, roles) = ids(&matrix);
        let block = read_block(None, &copy_block(&matrix, &rows, &roles, false).text, &matrix.scheme);
        let letters: Vec<u8> = block.letters.iter().map(|it| it.0).collect();
        prop_assert_eq!(letters, cells.iter().map(|(letters, _)| *letters).collect::<Vec<_>>());
        for (index, (_, condition)) in cells.iter().enumerate() {
            let found = block.remark_at(index / 2, index % 2).map_or("", |remark| remark.condition.as_str());
            // "R (responsible)" says the same twice, so that one word is no condition.
            prop_assert!(found == condition || remit::formats::table::read_cell(condition, &matrix.scheme).unread.is_none());
        }
    }

    #[test]
    fn any_title_survives_the_clipboard(title in "\\PC{1,12}|[=+@'\"\t\n\r -]{1,4}[a-z]{1,3}") {
        let matrix = matrix(&[&title], &[&title], &[(1, "", "", "")]);
        let (rows, roles) = ids(&matrix);
        let copied = copy_block(&matrix, &rows, &roles, true);
        let text = TextTable::from_tsv(&copied.text);
        let html = TextTable::from_html(&copied.html).unwrap();
        for table in [text, html] {
            for (row, column) in [(0, 1), (1, 0)] {
                let found = table.cell(row, column);
                prop_assert_eq!(found.strip_prefix('\'').filter(|_| found != title).unwrap_or(found), &title);
            }
        }
    }
}

#[test]
fn a_whole_matrix_of_ten_thousand_cells_is_copied_and_recognised_quickly() {
    let titles: Vec<String> =
        (0..500).map(|index| format!("Review the access list of system {index}")).collect();
    let rows: Vec<&str> = titles.iter().map(String::as_str).collect();
    let roles: Vec<String> = (0..20).map(|index| format!("Officer {index}")).collect();
    let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
    let cells: Vec<_> = (0..10_000).map(|index| (1u8 << (index % 5), "", "", "")).collect();
    let matrix = matrix(&roles, &rows, &cells);
    let (rows, roles) = ids(&matrix);
    let timed = |what: &str, work: &dyn Fn()| {
        let start = std::time::Instant::now();
        work();
        let took = start.elapsed();
        println!("{what}: {took:?}");
        assert!(took.as_millis() < 2000, "{what}: {took:?}");
    };
    let copied = copy_block(&matrix, &rows, &roles, true);
    let plain = TextTable::from_tsv(&copied.text);
    timed("copy", &|| assert!(!copy_block(&matrix, &rows, &roles, true).text.is_empty()));
    timed("read html", &|| {
        assert_eq!(TextTable::from_html(&copied.html).map(|table| table.height()), Some(501))
    });
    timed("recognise", &|| {
        let Recognition::Matrix(draft) = recognise(&plain, &matrix.scheme) else { panic!("no matrix") };
        assert_eq!(draft.activities.len(), 500);
    });
    timed("insert", &|| {
        let Recognition::Matrix(draft) = recognise(&plain, &matrix.scheme) else { panic!("no matrix") };
        let insertion = draft.into_transaction(&matrix, InsertAt::end(), &mut SeededRandomness::new(1));
        assert_eq!(insertion.transaction.edits.len(), 1, "one block, for every row is there already");
    });
}
