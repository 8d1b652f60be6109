//! Nothing is lost: whatever stands in a table is in the matrix, or it is told.

use proptest::prelude::*;
use remit::formats::import::{Choices, ColumnUse, Layout, TableChoice, propose, read};
use remit::formats::json::write;
use remit::model::SeededRandomness;

/// A word that means nothing in any language, so that it is found again.
fn word(number: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
    format!("zq{}{}{}", letter(number / 676), letter(number / 26), letter(number))
}

/// What stands in a cell; every word is another one.
fn cell(kind: u8, number: usize) -> String {
    let word = word(number);
    match kind {
        0..=4 => String::new(),
        5..=9 => "R".to_owned(),
        10..=12 => "A".to_owned(),
        13 => "C, I".to_owned(),
        14 => format!("R ({word})"),
        15 => format!("A if {word}"),
        16 => "n/a".to_owned(),
        17 => "x".to_owned(),
        18 => format!("Responsible {word}"),
        19 => "Shared".to_owned(),
        20 => "You".to_owned(),
        21 => "Responsible".to_owned(),
        22 => "R = Responsible".to_owned(),
        23 => "Role".to_owned(),
        24 => "Activity".to_owned(),
        25 => "Informed".to_owned(),
        26 => format!("{word}, {word}x / {word}y"),
        27 => format!("{}{} Manager", word[..1].to_uppercase(), &word[1..]),
        _ => word,
    }
}

fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1usize..7, 1usize..8).prop_flat_map(|(width, height)| {
        proptest::collection::vec(0u8..40, width * height).prop_map(move |kinds| {
            let text = |(number, kind): (usize, &u8)| {
                // Titles stand above and on the left more often than not.
                let edge = number < width || number % width == 0;
                cell(if edge && *kind < 14 && *kind % 2 == 0 { 39 } else { *kind }, number)
            };
            let cells: Vec<String> = kinds.iter().enumerate().map(text).collect();
            cells.chunks(width).map(<[String]>::to_vec).collect()
        })
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| word.to_lowercase().starts_with("zq"))
}

fn lost(rows: &[Vec<String>], file: &str, text: &str, choices: &Choices) -> Vec<String> {
    let Ok(tables) = read(text.as_bytes(), file) else { return Vec::new() };
    let proposal = propose(&tables, choices);
    let mut said = write(&proposal.matrix(&mut SeededRandomness::new(7)));
    for note in &proposal.notes {
        said.push_str(&note.text);
        said.push_str(&note.sentence);
        said.push('\n');
    }
    for table in &proposal.tables {
        for (title, found) in &table.columns {
            // What a person sees as left out is not lost.
            if matches!(found, ColumnUse::Number | ColumnUse::Ignored) {
                said.push_str(title);
            }
        }
    }
    let said = said.to_lowercase();
    let all = rows.iter().flatten().flat_map(|cell| words(cell));
    all.filter(|word| !said.contains(&word.to_lowercase())).map(str::to_owned).collect()
}

fn csv(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn markdown(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| format!("| {} |\n", row.join(" | "));
    let mut text = "# zqqheading\n\nzqqprose here.\n\n".to_owned();
    for (index, row) in rows.iter().enumerate() {
        text += &line(row);
        if index == 0 {
            text += &line(&vec!["---".to_owned(); row.len()]);
        }
    }
    text + "\n- zqqitem: zqqvalue\n- zqqother\n"
}

fn html(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        format!("<tr>{}</tr>", row.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>())
    };
    format!("<h1>zqqheading</h1><table>{}</table><p>zqqprose</p>", rows.iter().map(line).collect::<String>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_in_the_matrix_or_told(rows in tables(), layout in 0usize..12) {
        let layout = Layout::ALL.get(layout).copied();
        let choice = TableChoice { layout, ..TableChoice::default() };
        let choices = Choices { tables: [(0, choice)].into(), ..Choices::default() };
        for (file, text) in [("a.csv", csv(&rows)), ("a.md", markdown(&rows)), ("a.html", html(&rows))] {
            let lost = lost(&rows, file, &text, &choices);
            prop_assert!(lost.is_empty(), "{file} {layout:?} lost {lost:?} of\n{text}");
        }
    }

    #[test]
    fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..200), kind in 0usize..6) {
        let start: &[u8] = [&b"|a|b|\n|-|-|\n|"[..], b"<table><tr><td>", b"|===\n|", b"- a: ", b"[{\"a\":", b"a;"][kind];
        if let Ok(tables) = read(&[start, &bytes].concat(), "a") {
            propose(&tables, &Choices::default()).matrix(&mut SeededRandomness::new(1));
        }
    }
}
