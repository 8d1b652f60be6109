//! Writes the canonical form: fixed order, two spaces, one line feed at the end, defaults left out.
//!
//! The same matrix gives the same bytes, so that a hash over them and a line-by-line comparison mean
//! something. Knows nothing of reading.

use std::io;

use serde::Serialize;

use super::{FORMAT, VERSION};
use crate::model::text::write_json;
use crate::model::{Activity, ActivityDetails, LetterSet, Matrix, Remark, RoleId, RuleSettings, Scheme};

/// The matrix as a file of the current version.
pub fn write(matrix: &Matrix) -> String {
    // A filled cell takes some 28 bytes, and about a third of the cells are filled.
    let room = 4096 + matrix.activity_count() * (160 + matrix.role_count() * 10);
    let mut document = Document { out: Vec::with_capacity(room), matrix };
    // Writing to memory cannot fail.
    let _ = document.write();
    // Every part was written as UTF-8, so nothing is ever replaced here.
    String::from_utf8(document.out)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

struct Document<'a> {
    out: Vec<u8>,
    matrix: &'a Matrix,
}

impl Document<'_> {
    fn write(&mut self) -> io::Result<()> {
        let matrix = self.matrix;
        self.out.extend_from_slice(b"{\n");
        self.member("format", FORMAT)?;
        self.member("version", &VERSION)?;
        members_of(&mut self.out, &matrix.info, 0, Identity::Kept)?;
        self.member("scheme", &matrix.scheme)?;
        if matrix.rules != RuleSettings::default() {
            self.member("rules", &matrix.rules)?;
        }
        self.member("parties", &matrix.parties)?;
        self.member("people", &matrix.people)?;
        self.member("roles", &matrix.roles().collect::<Vec<_>>())?;
        self.member("areas", &matrix.areas)?;
        self.activities()?;
        self.register("scope", &matrix.scope)?;
        self.register("decision_levels", &matrix.decision_levels)?;
        self.register("escalations", &matrix.escalations)?;
        self.register("reviews", &matrix.reviews)?;
        self.register("separated_pairs", &matrix.separated_pairs)?;
        self.register("waivers", &matrix.waivers)?;
        self.register("questions", &matrix.questions)?;
        self.register("positions", &matrix.positions)?;
        self.register("baselines", &matrix.baselines)?;
        self.register("sign_offs", &matrix.sign_offs)?;
        self.register("log", &matrix.log)?;
        for (name, value) in matrix.extra.iter() {
            start_member(&mut self.out, 0, name)?;
            pretty(&mut self.out, value, 1)?;
        }
        replace_comma(&mut self.out, "\n}\n");
        Ok(())
    }

    /// One member of the document. Where a newer version's member was kept because its shape was
    /// not understood, that one stands instead of ours.
    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> io::Result<()> {
        if self.matrix.extra.contains(name) {
            return Ok(());
        }
        start_member(&mut self.out, 0, name)?;
        pretty(&mut self.out, value, 1)
    }

    /// A list that is left out where it is empty.
    fn register<T: Serialize>(&mut self, name: &str, list: &[T]) -> io::Result<()> {
        if list.is_empty() { Ok(()) } else { self.member(name, list) }
    }

    fn activities(&mut self) -> io::Result<()> {
        let cells = CellTexts::new(self.matrix)?;
        start_member(&mut self.out, 0, "activities")?;
        if self.matrix.activity_count() == 0 {
            self.out.extend_from_slice(b"[],\n");
            return Ok(());
        }
        self.out.extend_from_slice(b"[\n");
        for activity in self.matrix.activities() {
            self.out.extend_from_slice(b"    {\n");
            activity_members(&mut self.out, activity, &self.matrix.scheme, &cells)?;
            replace_comma(&mut self.out, "\n    },\n");
        }
        replace_comma(&mut self.out, "\n  ],\n");
        Ok(())
    }
}

/// What every cell repeats, made once: the name of each role's member and the text of each set of letters.
struct CellTexts {
    roles: Vec<(RoleId, Vec<u8>)>,
    letters: Vec<Vec<u8>>,
}

impl CellTexts {
    fn new(matrix: &Matrix) -> io::Result<Self> {
        let roles = matrix.roles().map(|role| {
            let mut name = Vec::new();
            start_member(&mut name, 3, &role.id.to_string())?;
            Ok((role.id, name))
        });
        let letters = (0..=u8::MAX).map(|bits| letters_text(&matrix.scheme, LetterSet(bits)));
        Ok(Self { roles: roles.collect::<io::Result<_>>()?, letters: letters.collect::<io::Result<_>>()? })
    }

    /// The letters in quotes, with the comma that follows.
    fn letters(&self, letters: LetterSet) -> &[u8] {
        self.letters.get(usize::from(letters.0)).map_or(b"", Vec::as_slice)
    }
}

fn letters_text(scheme: &Scheme, letters: LetterSet) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    pretty(&mut text, &scheme.text(letters), 0)?;
    Ok(text)
}

/// A cell of which something is said, as it travels.
#[derive(Serialize)]
struct SpokenCell<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    letters: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    condition: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    unread: &'a str,
}

fn activity_members(
    out: &mut Vec<u8>,
    activity: &Activity,
    scheme: &Scheme,
    cells: &CellTexts,
) -> io::Result<()> {
    let details = activity.details();
    start_member(out, 2, "id")?;
    pretty(out, &activity.id, 3)?;
    if !details.extra.contains("title") {
        start_member(out, 2, "title")?;
        pretty(out, &activity.title, 3)?;
    }
    if let Some(area) = activity.area {
        start_member(out, 2, "area")?;
        pretty(out, &area, 3)?;
    }
    if !details.extra.contains("assignments") {
        start_member(out, 2, "assignments")?;
        assignments(out, activity, scheme, cells)?;
    }
    if *details != ActivityDetails::EMPTY {
        members_of(out, details, 2, Identity::LeftOut)?;
    }
    Ok(())
}

fn assignments(out: &mut Vec<u8>, activity: &Activity, scheme: &Scheme, cells: &CellTexts) -> io::Result<()> {
    out.extend_from_slice(b"{\n");
    let before = out.len();
    let spoken = activity.remarks().next().is_some();
    for ((role, name), letters) in cells.roles.iter().zip(activity.letters()) {
        if let Some(remark) = activity.remark(*role).filter(|_| spoken) {
            let Remark { condition, note, unread } = remark;
            let cell = SpokenCell { letters: &scheme.text(*letters), condition, note, unread };
            out.extend_from_slice(name);
            pretty(out, &cell, 4)?;
        } else if !letters.is_empty() {
            out.extend_from_slice(name);
            out.extend_from_slice(cells.letters(*letters));
        }
    }
    if out.len() == before {
        replace_comma(out, "{},\n");
    } else {
        replace_comma(out, "\n      },\n");
    }
    Ok(())
}

/// Whether a record's own `id` is written.
#[derive(Clone, Copy, PartialEq)]
enum Identity {
    Kept,
    LeftOut,
}

/// Writes the members of a record as members of the object that is open at this level.
fn members_of<T: Serialize>(
    out: &mut Vec<u8>,
    record: &T,
    level: usize,
    identity: Identity,
) -> io::Result<()> {
    let mut text = Vec::new();
    pretty(&mut text, record, level)?;
    // The text is "{", a line for each member beginning with the id's, and "}": the first and the last line go.
    let lines_to_skip = if identity == Identity::Kept { 1 } else { 2 };
    let mut starts = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let start = starts.nth(lines_to_skip - 1).unwrap_or(text.len());
    let end = text.len() - (level * INDENT.len() + "\n},\n".len());
    if let Some(members) = text.get(start..end) {
        out.extend_from_slice(members);
        out.extend_from_slice(b",\n");
    }
    Ok(())
}

const INDENT: &str = "  ";

/// Writes `"name": ` as a member of an object at this level.
fn start_member(out: &mut Vec<u8>, level: usize, name: &str) -> io::Result<()> {
    for _ in 0..=level {
        out.extend_from_slice(INDENT.as_bytes());
    }
    write_json(out, name, None)?;
    out.extend_from_slice(b": ");
    Ok(())
}

/// Writes a value whose closing bracket stands at this level, and the comma that follows.
fn pretty<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T, level: usize) -> io::Result<()> {
    write_json(out, value, Some(level))?;
    out.extend_from_slice(b",\n");
    Ok(())
}

/// Puts `end` in the place of the comma and line feed that close the last member.
fn replace_comma(out: &mut Vec<u8>, end: &str) {
    out.truncate(out.len().saturating_sub(",\n".len()));
    out.extend_from_slice(end.as_bytes());
}
