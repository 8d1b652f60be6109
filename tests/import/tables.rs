//! Files as people write them: what is understood, guessed and not read, one snapshot to a file.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use remit::formats::import::{Choices, Proposal, propose, read};
use remit::model::SeededRandomness;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The proposal as a person would note it down.
fn told(proposal: &Proposal) -> String {
    let mut out = String::new();
    let certain = if proposal.scheme.certain { "certain" } else { "guessed" };
    writeln!(
        out,
        "{:?} \"{}\", letters {} ({certain})",
        proposal.kind, proposal.title, proposal.scheme.scheme.name
    )
    .unwrap();
    for letter in &proposal.scheme.scheme.letters {
        write!(out, "{} {} {:?}; ", letter.symbol, letter.name, letter.part).unwrap();
    }
    writeln!(out).unwrap();
    for question in &proposal.questions {
        writeln!(out, "? {} {:?}", question.text, question.options).unwrap();
    }
    for table in &proposal.tables {
        let rows = (table.upper_row, table.header_row, table.title_is_activity);
        writeln!(out, "table \"{}\": {} {rows:?} {:?}", table.title, table.layout.name(), table.upper)
            .unwrap();
        for (title, found) in &table.columns {
            writeln!(out, "  {title:?}: {found:?}").unwrap();
        }
    }
    for role in &proposal.roles {
        writeln!(
            out,
            "role {:?} {:?} party {:?} holder {:?} x{}",
            role.title, role.side, role.party, role.holder, role.count
        )
        .unwrap();
    }
    let matrix = proposal.matrix(&mut SeededRandomness::new(1));
    for row in matrix.activities() {
        let area = row
            .area
            .and_then(|area| matrix.area(area))
            .map(|area| area.title.clone() + " / ")
            .unwrap_or_default();
        write!(out, "- {area}{}:", row.title).unwrap();
        for role in matrix.roles() {
            let letters = matrix.scheme.text(matrix.letters(row.id, role.id));
            let remark = row.remark(role.id).cloned().unwrap_or_default();
            if letters.is_empty() && remark.is_empty() {
                continue;
            }
            write!(out, " {}={letters}", role.title).unwrap();
            for (name, text) in [("when", remark.condition), ("note", remark.note), ("unread", remark.unread)]
            {
                if !text.is_empty() {
                    write!(out, "[{name} {text}]").unwrap();
                }
            }
            write!(out, ";").unwrap();
        }
        let details = row.details();
        for text in [&details.description, &details.notes, &details.deliverable] {
            if !text.is_empty() {
                write!(out, " // {text:?}").unwrap();
            }
        }
        writeln!(out).unwrap();
    }
    for note in &proposal.notes {
        writeln!(out, "{:?} {}: {:?} {}", note.kind, note.place, note.text, note.sentence).unwrap();
    }
    out
}

#[test]
fn every_fixture_is_read_as_its_snapshot_says() {
    let paths = fixtures();
    assert!(paths.len() > 20, "the fixtures are there");
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let tables = read(&fs::read(&path).unwrap(), name);
        let text = match tables {
            Ok(tables) => told(&propose(&tables, &Choices::default())),
            Err(refusal) => format!("{:?}: {refusal}\n", refusal.kind),
        };
        insta::assert_snapshot!(format!("import_{}", name.replace('.', "_")), text);
    }
}
