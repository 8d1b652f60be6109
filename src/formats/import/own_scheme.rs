//! The letters of a file that this program exported, as its legend tells them.

use super::source::{FileKind, Tables};
use crate::catalog::choices::{Choice, PARTS};
use crate::catalog::schemes;
use crate::model::letters::MOST_LETTERS;
use crate::model::{LetterDefinition, Part, Scheme};

/// The letters; nothing where the file was exported without them.
pub(super) fn find(tables: &Tables) -> Option<Scheme> {
    let (letters, name) = match tables.kind {
        FileKind::Workbook => (sheet(tables), scheme_name(tables)),
        FileKind::Markdown => (list(tables), None),
        FileKind::Html => (key(tables), None),
        _ => return None,
    };
    if letters.is_empty() || letters.len() > MOST_LETTERS {
        return None;
    }
    let same = |scheme: &&Scheme| {
        let of = |it: &LetterDefinition| (it.symbol, it.name.clone());
        scheme.letters.iter().map(of).eq(letters.iter().map(of))
    };
    let known = schemes();
    let known = known.iter().find(same);
    let mut scheme = Scheme { letters, ..Scheme::default() };
    if let Some(known) = known {
        scheme.name.clone_from(&known.name);
        if tables.kind != FileKind::Workbook {
            for (letter, known) in scheme.letters.iter_mut().zip(&known.letters) {
                letter.part = known.part;
            }
        }
    } else if tables.kind != FileKind::Workbook {
        scheme.name = "Imported letters".to_owned();
        guess_parts(&mut scheme);
    }
    if let Some(name) = name {
        scheme.name = name;
    }
    Some(scheme)
}

/// Letters that a known scheme has by the same name play the same part.
fn guess_parts(scheme: &mut Scheme) {
    let known = schemes();
    for letter in &mut scheme.letters {
        let same = known.iter().flat_map(|it| &it.letters).find(|it| it.name == letter.name);
        letter.part = same.map_or(Part::Other, |it| it.part);
    }
}

fn definition(symbol: &str, name: &str, meaning: &str) -> Option<LetterDefinition> {
    let mut signs = symbol.trim().chars();
    let (Some(symbol), None) = (signs.next(), signs.next()) else { return None };
    let (name, meaning) = (name.trim().to_owned(), meaning.trim().to_owned());
    Some(LetterDefinition { symbol, name, meaning, ..LetterDefinition::default() })
}

/// The sheet "Legend": letter, name, meaning, part.
fn sheet(tables: &Tables) -> Vec<LetterDefinition> {
    let sheet = tables.tables.iter().find(|it| it.title == "Legend" && it.table.cell(0, 0) == "Letter");
    let Some(table) = sheet.map(|it| &it.table) else { return Vec::new() };
    let letter = |row: usize| {
        let mut letter = definition(table.cell(row, 0), table.cell(row, 1), table.cell(row, 2))?;
        letter.part =
            PARTS.into_iter().find(|part| part.words() == table.cell(row, 3)).unwrap_or(Part::Other);
        Some(letter)
    };
    (1..table.height()).filter_map(letter).collect()
}

fn scheme_name(tables: &Tables) -> Option<String> {
    let about = &tables.tables.iter().find(|it| it.title == "About")?.table;
    let row = (0..about.height()).find(|row| about.cell(*row, 0) == "Letter scheme")?;
    Some(about.cell(row, 1).to_owned())
}

/// The list below "Letters": "Responsible (R): Does the work."
fn list(tables: &Tables) -> Vec<LetterDefinition> {
    let Some(table) = tables.tables.iter().find(|it| it.lists).map(|it| &it.table) else { return Vec::new() };
    let letter = |row: usize| {
        let (name, symbol) = table.cell(row, 2).trim_end_matches([')', ':']).rsplit_once(" (")?;
        definition(symbol, name, table.cell(row, 3))
    };
    let below = |row: &usize| (0..2).any(|column| table.cell(*row, column) == "Letters");
    (1..table.height()).filter(below).filter_map(letter).collect()
}

/// The list below "Letters": "R Responsible: Does the work."
fn key(tables: &Tables) -> Vec<LetterDefinition> {
    let letter = |text: &str| {
        let (symbol, rest) = text.split_once(' ')?;
        let (name, meaning) = rest.split_once(": ").unwrap_or((rest, ""));
        definition(symbol, name, meaning)
    };
    let letters = tables.asides.iter().map(|aside| letter(&aside.text));
    letters.skip_while(Option::is_none).map_while(|letter| letter).collect()
}
