//! Says what the reader has found: turns offsets into lines and paths.
//!
//! Changes nothing of what is read.

use super::super::VERSION;
use super::super::buffer::Position;
use super::super::error::ReadError;
use super::super::outcome::{Notice, Trouble};
use super::super::path::{path_at, shortened, start_of_token};
use super::super::strict::Oddity;
use super::{Reader, State};

/// More notices than this tell a person nothing new.
const MOST_NOTICES: usize = 100;

impl Reader {
    pub(super) fn note_all(&mut self, notes: Vec<Oddity>) {
        for Oddity { offset, what } in notes {
            if self.notices.len() < MOST_NOTICES {
                let line = self.buffer.position_at(offset).line;
                let path = self.path(offset);
                self.note(line, format!("{path}: {what}."));
            } else if self.notices.len() == MOST_NOTICES {
                self.note(0, "There is more of this kind in the file.".to_owned());
            }
        }
    }

    pub(super) fn note(&mut self, line: usize, sentence: String) {
        self.notices.push(Notice { line, sentence });
    }

    /// The path of what stands `offset` bytes further on.
    pub(super) fn path(&self, offset: usize) -> String {
        let outside = match &self.state {
            State::Colon(name) | State::Value(name) => shortened(name),
            State::FirstElement(list) | State::Element(list) => format!("{}[{}]", list.name(), self.index),
            State::AfterElement(list) => list.name().to_owned(),
            _ => return String::new(),
        };
        outside + &path_at(self.buffer.rest(), offset)
    }

    pub(super) fn expected(&mut self, what: &str) -> ReadError {
        self.fail(0, format!("expected {what}"))
    }

    /// What is wrong with the value that stands next.
    pub(super) fn refuse(&mut self, trouble: Trouble) -> ReadError {
        if trouble.is_end(self.buffer.rest()) {
            return self.cut_off();
        }
        let Oddity { offset, what } = trouble.told(self.buffer.rest());
        self.fail(offset, what)
    }

    pub(super) fn fail(&mut self, offset: usize, what: String) -> ReadError {
        let path = self.path(offset);
        let start = start_of_token(self.buffer.rest(), offset);
        let Position { line, column } = self.buffer.position_at(start);
        let what = match self.building.version.filter(|version| *version > VERSION) {
            Some(version) => format!(
                "{what}; a newer version of Remit wrote this file (format {version}), so open it with that one"
            ),
            None => what,
        };
        ReadError { line, column, path, what }
    }

    pub(super) fn cut_off(&mut self) -> ReadError {
        if matches!(self.state, State::Start) {
            return ReadError::of_file("The file is empty; expected a Remit file, which is JSON text");
        }
        let end = self.buffer.rest().len();
        let path = self.path(end);
        let Position { line, column } = self.buffer.position_at(end);
        let what = "the file ends here although the document goes on, so the file is cut off";
        ReadError { line, column, path, what: what.to_owned() }
    }
}
