//! A table that is being imported: the importers' proposal, put into words for whoever corrects it.

use super::{Answer, TableReading};
use crate::catalog::words::counted;
use crate::edit::Edit;
use crate::formats::import::{
    Choices, ImportNote, ImportNoteKind, Layout, Place, Proposal, Tables, propose, read,
};
use crate::formats::json;
use crate::formats::table::InsertAt;
use crate::model::{Matrix, MatrixId, SeededRandomness};

/// How much of a list is shown.
const MOST_SHOWN: usize = 400;
/// The kinds of notes, the gravest first, with the word before one of them and the words after a count.
const KINDS: [(ImportNoteKind, &str, &str); 4] = [
    (ImportNoteKind::NotRead, "Not read", "not read"),
    (ImportNoteKind::LeftOut, "Left out", "left out"),
    (ImportNoteKind::Guessed, "Guessed", "guessed"),
    (ImportNoteKind::Repaired, "Repaired", "repaired"),
];

/// The tables of a file with the corrections made so far.
pub(super) struct Import {
    tables: Tables,
    choices: Choices,
    proposal: Proposal,
}

impl Import {
    /// Reads a file.
    ///
    /// # Errors
    /// One sentence, where the file has no table or cannot be read.
    pub(super) fn begin(file: &[u8], name: &str) -> Result<Self, String> {
        let tables = read(file, name).map_err(|refusal| refusal.sentence)?;
        let choices = Choices::default();
        let proposal = propose(&tables, &choices);
        Ok(Self { tables, choices, proposal })
    }

    /// Reads the tables again, corrected.
    pub(super) fn correct(&mut self, choices: Choices) {
        self.proposal = propose(&self.tables, &choices);
        self.choices = choices;
    }

    /// What is shown of it.
    pub(super) fn reading(&self) -> TableReading {
        let notes = &self.proposal.notes;
        let count = |kind| notes.iter().filter(|note| note.kind == kind).count();
        let told = KINDS.iter().map(|(kind, _, words)| (count(*kind), words)).filter(|(count, _)| *count > 0);
        let told: Vec<String> = told.map(|(count, words)| format!("{count} {words}")).collect();
        let sorted = KINDS.iter().flat_map(|(kind, word, _)| {
            notes.iter().filter(|note| note.kind == *kind).map(move |note| self.line(word, note))
        });
        TableReading {
            summary: summary(&self.proposal),
            proposal: self.proposal.outline(MOST_SHOWN),
            note_heading: told.join(", "),
            notes: sorted.take(MOST_SHOWN).collect(),
            more_notes: notes.len().saturating_sub(MOST_SHOWN),
        }
    }

    /// A matrix of what was read, as a file.
    pub(super) fn matrix(&self, seed: u64) -> String {
        let mut random = SeededRandomness::new(seed);
        let mut matrix = self.proposal.matrix(&mut random);
        matrix.info.id = MatrixId::fresh(&mut random);
        json::write(&matrix)
    }

    /// The edits that add what was read to a matrix, in the letters of that matrix.
    pub(super) fn insertion(&self, matrix: &Matrix, seed: u64) -> Answer {
        let of_matrix;
        let proposal = if self.proposal.scheme.scheme == matrix.scheme {
            &self.proposal
        } else {
            let choices = Choices { scheme: Some(matrix.scheme.clone()), ..self.choices.clone() };
            of_matrix = propose(&self.tables, &choices);
            &of_matrix
        };
        let insertion = proposal.insertion(matrix, InsertAt::end(), &mut SeededRandomness::new(seed));
        let mut after = matrix.clone();
        // What the matrix has already is no step of its own.
        let changes = insertion.transaction.clone().apply(&mut after).is_err() || after != *matrix;
        let edits = if changes { insertion.transaction.edits } else { Vec::new() };
        let added = |is: fn(&Edit) -> usize| edits.iter().map(is).sum::<usize>();
        let rows = added(|edit| match edit {
            Edit::InsertActivities { rows, .. } => rows.len(),
            _ => 0,
        });
        let roles = added(|edit| match edit {
            Edit::InsertRoles { columns, .. } => columns.len(),
            _ => 0,
        });
        let summary = match (rows, roles) {
            _ if edits.is_empty() => "Everything in the table is in this matrix already.".to_owned(),
            (0, 0) => "Letters were filled in; rows and roles were there already.".to_owned(),
            (rows, roles) => {
                let rows = counted(rows, "activity", "activities");
                format!("Added {rows} and {}.", counted(roles, "role", "roles"))
            }
        };
        let unread = proposal
            .notes
            .iter()
            .filter(|note| note.kind == ImportNoteKind::NotRead && !self.proposal.notes.contains(note));
        let notes = insertion.report.into_iter().map(|note| note.text);
        let notes = unread.map(|note| self.line("Not read", note)).chain(notes).take(MOST_SHOWN).collect();
        Answer::Insertion { edits, summary, notes }
    }

    /// A note as one line: what kind, where, the text, what became of it.
    fn line(&self, word: &str, note: &ImportNote) -> String {
        // The only table needs no number, and what concerns the whole file no place.
        let single = self.proposal.tables.len() == 1;
        let place = Place { table: if single { 0 } else { note.place.table }, ..note.place };
        let place = if place == Place::default() { String::new() } else { format!(", {place}") };
        let text: String = note.text.chars().take(200).collect();
        let text = if text.is_empty() { text } else { format!("\u{201c}{text}\u{201d}. ") };
        format!("{word}{place}: {text}{}", note.sentence)
    }
}

/// What was recognised: "One table, 42 rows: activities down, roles across; RACI".
fn summary(proposal: &Proposal) -> String {
    let taken: Vec<_> = proposal.tables.iter().filter(|table| table.layout != Layout::Nothing).collect();
    let Some(first) = taken.first() else {
        return "No table here says who does what. Say below how it is to be read.".to_owned();
    };
    let rows = taken.iter().map(|table| table.height).sum();
    let tables = if taken.len() == 1 { "One table".to_owned() } else { format!("{} tables", taken.len()) };
    let alike = taken.iter().all(|table| table.layout == first.layout);
    let layout = if alike { first.layout.in_short() } else { "laid out in different ways" };
    let scheme = &proposal.scheme.scheme.name;
    format!("{tables}, {}: {layout}; {scheme}", counted(rows, "row", "rows"))
}
