//! `remit convert`: a table of any kind becomes a matrix, with everything told that was not plain.

use std::path::Path;

use remit::formats::import::{Choices, ImportNoteKind, Proposal, TableChoice, Tables, propose, read};
use remit::formats::json::write;
use remit::model::{Randomness, SeededRandomness};

use crate::Outcome;
use crate::arguments::{Convert, File};
use crate::files;
use crate::report::one_line;

/// How many notes of one kind are printed.
const MOST_NOTES: usize = 200;

/// Converts the file.
pub fn run(asked: &Convert) -> Outcome {
    let bytes = match files::bytes(&asked.file) {
        Ok(bytes) => bytes,
        Err(why) => return Outcome::not_done(why),
    };
    let name = files::name(&asked.file);
    let base = match &asked.file {
        File::Input => String::new(),
        File::Path(path) => {
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        }
    };
    let tables = match read(&bytes, &base) {
        Ok(tables) => tables,
        Err(refusal) => return Outcome::not_done(format!("{name}: {refusal}")),
    };
    let proposal = propose(&tables, &choices(asked, &tables));
    let remarks = told(&name, &proposal);
    if proposal.activity_count == 0 {
        return Outcome { output: String::new(), remarks, code: 2 };
    }
    let text = write(&proposal.matrix(&mut randomness(&bytes)));
    let code = u8::from(proposal.is_unsettled());
    match &asked.out {
        None => Outcome { output: text, remarks, code },
        Some(out) => match put(&asked.file, out, &text) {
            Ok(()) => Outcome { output: String::new(), remarks, code },
            Err(why) => Outcome::not_done(why),
        },
    }
}

fn put(file: &File, out: &Path, text: &str) -> Result<(), String> {
    if files::is_same(file, out) {
        return Err("The matrix would take the place of the file it is made from; name another.".to_owned());
    }
    files::replace(out, text.as_bytes())
}

fn choices(asked: &Convert, tables: &Tables) -> Choices {
    let choice = TableChoice { layout: asked.layout, ..TableChoice::default() };
    let all =
        (0..tables.tables.len()).filter(|_| asked.layout.is_some()).map(|table| (table, choice.clone()));
    Choices { scheme: asked.scheme.clone(), tables: all.collect(), ..Choices::default() }
}

/// The same file gives the same identities, so that converting it again can be compared.
fn randomness(bytes: &[u8]) -> impl Randomness + use<> {
    let seed = bytes.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    SeededRandomness::new(seed)
}

/// What was understood, guessed and not read.
fn told(name: &str, proposal: &Proposal) -> String {
    let mut lines = String::new();
    let mut say = |text: &str| lines += &format!("{name}: {}\n", one_line(text));
    for (number, table) in proposal.tables.iter().enumerate() {
        let title = if table.title.is_empty() { String::new() } else { format!(" \"{}\"", table.title) };
        say(&format!("table {}{title}: {}.", number + 1, table.layout.name()));
    }
    let scheme = &proposal.scheme.scheme.name;
    say(&format!(
        "{} activities, {} roles, {} assignments, letters {scheme}.",
        proposal.activity_count,
        proposal.roles.len(),
        proposal.assignment_count
    ));
    for role in proposal
        .roles
        .iter()
        .filter(|role| role.side_guessed && role.side != remit::model::PartyKind::Customer)
    {
        let side =
            if role.side == remit::model::PartyKind::Provider { "the provider" } else { "a third party" };
        say(&format!("guessed: \"{}\" belongs to {side}.", role.title));
    }
    for question in &proposal.questions {
        say(&format!("question: {} ({})", question.text, question.options.join("; ")));
    }
    for (kind, word) in [
        (ImportNoteKind::NotRead, "not read"),
        (ImportNoteKind::LeftOut, "left out"),
        (ImportNoteKind::Guessed, "guessed"),
        (ImportNoteKind::Repaired, "repaired"),
    ] {
        let notes: Vec<_> = proposal.notes.iter().filter(|note| note.kind == kind).collect();
        for note in notes.iter().take(MOST_NOTES) {
            let text = if note.text.is_empty() { String::new() } else { format!("\"{}\": ", note.text) };
            say(&format!("{word}: {}: {text}{}", note.place, note.sentence));
        }
        if notes.len() > MOST_NOTES {
            say(&format!("{word}: {} more of this kind.", notes.len() - MOST_NOTES));
        }
    }
    lines
}
