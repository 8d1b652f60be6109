//! What each distinct text of a cell becomes: letters, a condition, or text kept as it is.

use super::choices::Choices;
use super::gather::{Gathered, Says};
use super::proposal::{ImportNoteKind, LetterProposal, Place};
use crate::formats::table::cell::CellReader;
use crate::model::{LetterSet, Remark, Scheme};

/// What a text becomes.
#[derive(Debug, Clone, Default)]
pub(super) struct Meaning {
    pub letters: LetterSet,
    pub remark: Remark,
}

/// The meaning of every text, in the order of their numbers; and what there is to show of it.
pub(super) fn read(
    gathered: &mut Gathered,
    reader: &CellReader<'_>,
    choices: &Choices,
) -> (Vec<Meaning>, Vec<LetterProposal>) {
    let mut seen: Vec<(usize, Place)> = vec![(0, Place::default()); gathered.texts.len()];
    for cell in &gathered.cells {
        if let Says::Text(number) = cell.says
            && let Some(place) = seen.get_mut(number as usize)
        {
            if place.0 == 0 {
                place.1 = cell.place;
            }
            place.0 += 1;
        }
    }
    let (mut meanings, mut shown) = (Vec::new(), Vec::new());
    let texts = std::mem::take(&mut gathered.texts);
    for (text, (count, place)) in texts.iter().zip(seen) {
        let (meaning, proposal) = one(text, reader, choices);
        let proposal = LetterProposal { count, place, ..proposal };
        if !proposal.chosen {
            tell(gathered, &proposal, reader.scheme(), &meaning, text);
        }
        meanings.push(meaning);
        shown.push(proposal);
    }
    shown.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.text.cmp(&other.text)));
    (meanings, shown)
}

/// What one text becomes.
fn one(text: &str, reader: &CellReader<'_>, choices: &Choices) -> (Meaning, LetterProposal) {
    let scheme = reader.scheme();
    let mut proposal = LetterProposal { text: text.to_owned(), ..LetterProposal::default() };
    let key = crate::formats::table::text::tidy(text);
    let mut meaning = Meaning::default();
    if let Some(choice) = choices.letters.get(text).or_else(|| choices.letters.get(key.as_ref())) {
        meaning.letters = choice.letters.chars().filter_map(|symbol| scheme.letter(symbol)).collect();
        choice.condition.clone_into(&mut meaning.remark.condition);
        choice.note.clone_into(&mut meaning.remark.note);
        proposal.chosen = true;
    } else {
        let reading = reader.read(text);
        meaning.letters = reading.letters;
        meaning.remark = Remark {
            condition: reading.condition,
            note: String::new(),
            unread: reading.unread.unwrap_or_default(),
        };
        let plain =
            key.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '/' | ',' | ' ' | '-' | '+' | '&'));
        proposal.repaired = reading.repaired;
        proposal.guessed = reading.repaired || !meaning.remark.is_empty() || !plain;
    }
    proposal.letters = scheme.text(meaning.letters);
    proposal.condition.clone_from(&meaning.remark.condition);
    proposal.note.clone_from(&meaning.remark.note);
    proposal.unread.clone_from(&meaning.remark.unread);
    (meaning, proposal)
}

/// Notes for texts that were repaired or not read.
fn tell(gathered: &mut Gathered, proposal: &LetterProposal, scheme: &Scheme, meaning: &Meaning, text: &str) {
    let times = if proposal.count > 1 { format!(" ({} cells)", proposal.count) } else { String::new() };
    if !proposal.unread.is_empty() {
        let sentence = format!("\"{}\" is no letter; it is kept with the cell{times}.", proposal.unread);
        gathered.note(ImportNoteKind::NotRead, proposal.place, text, sentence);
    }
    if proposal.repaired {
        let sentence = format!(
            "It is written with characters that only look like {}; it was read so{times}.",
            scheme.text(meaning.letters)
        );
        gathered.note(ImportNoteKind::Repaired, proposal.place, text, sentence);
    } else if !proposal.condition.is_empty() {
        let sentence =
            format!("\"{}\" was taken for when {} holds{times}.", proposal.condition, proposal.letters);
        gathered.note(ImportNoteKind::Guessed, proposal.place, text, sentence);
    }
}
