//! Rows that explain the letters: "R = Responsible, A = Accountable", or "R" beside "Responsible".

use super::survey::Survey;
use crate::formats::table::cell::CellReader;
use crate::formats::table::words::letter_of_word;
use crate::model::LetterSet;

/// What a legend is called.
const NAMES: [&str; 9] =
    ["legend", "legende", "légende", "leyenda", "legenda", "key", "범례", "凡例", "легенда"];

/// Which rows explain the letters.
pub(super) fn legend_rows(survey: &Survey<'_>) -> Vec<bool> {
    let rows: Vec<bool> = (0..survey.height).map(|row| is_legend(survey, row)).collect();
    let all = (0..survey.height).all(|row| rows.get(row) == Some(&true) || survey.is_blank(row));
    // Where every row would explain letters, the cells are just written at length.
    if all { vec![false; survey.height] } else { rows }
}

fn is_legend(survey: &Survey<'_>, row: usize) -> bool {
    let (mut sure, mut entries) = (0, 0);
    let mut cells = survey.texts(row).peekable();
    while let Some(text) = cells.next() {
        let text = text.as_ref();
        if NAMES.contains(&text.to_lowercase().trim_end_matches(':').trim()) {
            continue;
        }
        let explained = cells.peek().is_some_and(|next| explains(survey.reader, text, next).is_some());
        if explained {
            cells.next();
            sure += 1;
            entries += 1;
            continue;
        }
        match count_entries(survey.reader, text) {
            (_, 0) => return false,
            (known, all) => {
                sure += known;
                entries += all;
            }
        }
    }
    sure > 0 || entries > 1
}

/// How many letters a text explains: those it names as the field does, and all.
fn count_entries(reader: &CellReader<'_>, text: &str) -> (usize, usize) {
    let after_name = NAMES.iter().find_map(|name| {
        let start = text.get(..name.len()).filter(|start| start.to_lowercase() == *name)?;
        text.get(start.len()..)?.trim_start().strip_prefix(':')
    });
    let (mut known, mut all) = (0, 0);
    for piece in after_name.unwrap_or(text).split([',', ';', '|', '\n', '/', '·', '•']) {
        let piece = piece.trim();
        let Some(at) = piece.find(['=', ':', '-', '–', '—', '→', '(']) else { continue };
        let (letter, meaning) = piece.split_at(at);
        let meaning = meaning.trim_start_matches(['=', ':', '-', '–', '—', '→', '(', ' ']);
        if let Some(sure) = explains(reader, letter.trim(), meaning) {
            known += usize::from(sure);
            all += 1;
        }
    }
    (known, all)
}

/// Whether `meaning` explains the letter; `Some(true)` where it is what the field calls it.
fn explains(reader: &CellReader<'_>, letter: &str, meaning: &str) -> Option<bool> {
    let mut signs = letter.trim_matches('*').chars();
    let (symbol, None) = (signs.next()?, signs.next()) else { return None };
    if !symbol.is_alphabetic() {
        return None;
    }
    let set = reader.scheme().letter(symbol).map(LetterSet::of);
    let word: String = meaning.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
    if word.chars().count() < 3 {
        return None;
    }
    if set.is_some() && letter_of_word(&word, reader.scheme()) == set {
        return Some(true);
    }
    let same = word.chars().next().is_some_and(|first| first.to_uppercase().eq(symbol.to_uppercase()));
    same.then_some(false)
}
