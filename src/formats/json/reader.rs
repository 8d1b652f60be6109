//! Reads a file slice by slice: the frame of the document here, each value as soon as it is complete.
//!
//! Only what has not yet been understood stands in memory: about one slice and one row. Members that
//! cannot be read yet, because something they need comes later, are set aside until the end.

mod telling;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::beginning::{Beginning, no_text, what_it_is};
use super::buffer::{Buffer, Position};
use super::building::{Building, length_of_value};
use super::error::{ReadError, twice};
use super::members::{List, Member};
use super::outcome::{Notice, Opened, Taken, Trouble};
use super::references::{AreaInQuestion, add_missing_areas, loose_ends};
use super::{FORMAT, VERSION};

/// How much is taken at once from a file that is in memory whole.
const SLICE: usize = 256 * 1024;

/// Opens a file.
///
/// # Errors
/// Where it is no file of ours, is cut off, or has something that cannot be read; says where.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    let mut reader = Reader::default();
    for slice in bytes.chunks(SLICE) {
        reader.push(slice)?;
    }
    reader.finish()
}

/// Opens a file that arrives in slices of any size.
#[derive(Default)]
pub struct Reader {
    beginning: Beginning,
    buffer: Buffer,
    state: State,
    /// Position of the next element in the list that is being read.
    index: usize,
    /// The value that stands next is longer than this, so there is no use in trying before.
    longer_than: usize,
    /// Every top-level name so far.
    names: BTreeSet<String>,
    aside: Vec<Aside>,
    /// Whether what was set aside is being read.
    at_the_end: bool,
    building: Building,
    role_lines: Vec<usize>,
    areas_in_question: Vec<AreaInQuestion>,
    notices: Vec<Notice>,
    failed: Option<ReadError>,
}

/// What comes next in the document.
#[derive(Clone, Default)]
enum State {
    #[default]
    Start,
    FirstName,
    Name,
    Colon(String),
    Value(String),
    FirstElement(List),
    Element(List),
    AfterElement(List),
    AfterValue,
    End,
}

/// A member that is read at the end.
struct Aside {
    name: String,
    text: String,
    position: Position,
}

/// Whether reading can go on with what has arrived.
#[derive(PartialEq)]
enum Progress {
    More,
    Wait,
}

impl Reader {
    /// Takes the next bytes of the file.
    ///
    /// # Errors
    /// As soon as something is wrong; every later call gives the same error.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let result = match self.beginning.take(bytes) {
            Ok(None) => Ok(()),
            Ok(Some(bytes)) => self.take(&bytes),
            Err(error) => Err(error),
        };
        self.failed = result.as_ref().err().cloned();
        result
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        let text = self.buffer.push(bytes);
        if text.is_err() {
            // Nothing more will come, so everything before the broken bytes is read now.
            self.longer_than = 0;
        }
        self.advance(false)?;
        text.map_err(|_| match self.state {
            State::Start => ReadError::of_file(no_text()),
            _ => self.fail(self.buffer.rest().len(), "the bytes here are no UTF-8 text".to_owned()),
        })
    }

    /// Ends the file and gives the matrix.
    ///
    /// # Errors
    /// Where something is wrong or missing.
    pub fn finish(mut self) -> Result<Opened, ReadError> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let bytes = self.beginning.rest()?;
        self.take(&bytes)?;
        self.advance(true)?;
        if !matches!(self.state, State::End) || self.buffer.ends_within_a_character() {
            return Err(self.cut_off());
        }
        self.check_header()?;
        self.read_what_was_set_aside()?;
        if !self.names.contains("scheme") {
            self.note(0, "The file names no letter scheme, so its letters are read as RACI.".to_owned());
        }
        let Self { building: Building { mut matrix, version, .. }, mut notices, .. } = self;
        notices.extend(add_missing_areas(&mut matrix, &self.areas_in_question));
        notices.extend(loose_ends(&matrix, &self.role_lines));
        let version = version.unwrap_or(VERSION);
        Ok(Opened { matrix, read_only: version > VERSION, version, notices })
    }

    /// Reads as far as the text that has arrived allows; `last` when no more will come.
    fn advance(&mut self, last: bool) -> Result<(), ReadError> {
        while self.step(last)? == Progress::More {}
        Ok(())
    }

    fn step(&mut self, last: bool) -> Result<Progress, ReadError> {
        self.buffer.skip_space();
        let Some(next) = self.buffer.rest().bytes().next() else { return Ok(Progress::Wait) };
        match (self.state.clone(), next) {
            (State::Start, b'{') => Ok(self.pass(State::FirstName)),
            (State::Start, _) => Err(what_it_is(self.buffer.rest())),
            (State::FirstName, b'}') | (State::AfterValue, b'}') => Ok(self.pass(State::End)),
            (State::FirstName | State::Name, b'"') => self.name(last),
            (State::FirstName | State::Name, _) => Err(self.expected("a name in quotation marks")),
            (State::Colon(name), b':') => Ok(self.pass(State::Value(name))),
            (State::Colon(_), _) => Err(self.expected("a colon after the name")),
            (State::Value(name), _) => self.value(name, next, last),
            (State::FirstElement(_) | State::AfterElement(_), b']') => Ok(self.pass(State::AfterValue)),
            (State::FirstElement(list) | State::Element(list), _) => self.element(list, last),
            (State::AfterElement(list), b',') => Ok(self.pass(State::Element(list))),
            (State::AfterElement(_), _) => Err(self.expected("a comma or ] after the value")),
            (State::AfterValue, b',') => Ok(self.pass(State::Name)),
            (State::AfterValue, _) => Err(self.expected("a comma or } after the value")),
            (State::End, _) => Err(self.fail(0, "there is text after the end of the document".to_owned())),
        }
    }

    /// Goes past one character.
    fn pass(&mut self, state: State) -> Progress {
        self.buffer.consume(1);
        self.state = state;
        Progress::More
    }

    fn name(&mut self, last: bool) -> Result<Progress, ReadError> {
        let Some(length) = self.complete_value(last)? else { return Ok(Progress::Wait) };
        let text = self.buffer.rest().get(..length).unwrap_or_default();
        let name: String = match serde_json::from_str(text) {
            Ok(name) => name,
            Err(error) => return Err(self.refuse(Trouble::Json(error))),
        };
        if !self.names.insert(name.clone()) {
            return Err(self.fail(length, twice(&name)));
        }
        self.buffer.consume(length);
        self.state = State::Colon(name);
        Ok(Progress::More)
    }

    fn value(&mut self, name: String, next: u8, last: bool) -> Result<Progress, ReadError> {
        let member = Member::named(&name);
        let wait = self.must_wait(member);
        if let (Member::List(list), b'[', false) = (member, next, wait) {
            self.index = 0;
            self.building.begin_list();
            return Ok(self.pass(State::FirstElement(list)));
        }
        let Some(length) = self.complete_value(last)? else { return Ok(Progress::Wait) };
        let position = self.buffer.position();
        let text = self.buffer.rest().get(..length).unwrap_or_default();
        if wait {
            self.aside.push(Aside { name, text: text.to_owned(), position });
        } else {
            match self.building.take_value(member, &name, text) {
                Ok(notes) => self.note_all(notes),
                Err(trouble) => return Err(self.refuse(trouble)),
            }
        }
        self.buffer.consume(length);
        self.state = State::AfterValue;
        Ok(Progress::More)
    }

    /// The length of the value that stands next, once all of it has arrived.
    fn complete_value(&mut self, last: bool) -> Result<Option<usize>, ReadError> {
        let rest = self.buffer.rest();
        let arrived = rest.len();
        if arrived <= self.longer_than && !last {
            return Ok(None);
        }
        match length_of_value(rest) {
            Err(trouble) if !last && trouble.is_end(rest) => Ok(self.wait_for_more(arrived * 2)),
            Err(trouble) => Err(self.refuse(trouble)),
            // A number at the end of a slice may go on in the next.
            Ok(length) if length == arrived && !last && !rest.ends_with(['"', '}', ']']) => {
                Ok(self.wait_for_more(arrived))
            }
            Ok(length) => {
                self.longer_than = 0;
                Ok(Some(length))
            }
        }
    }

    /// Trying again only when twice as much has arrived keeps the work in proportion to the file,
    /// however small the slices are.
    fn wait_for_more<T>(&mut self, longer_than: usize) -> Option<T> {
        self.longer_than = longer_than;
        None
    }

    /// Whether something that the member needs has not been read yet.
    fn must_wait(&self, member: Member) -> bool {
        let was_read = |name: &str| self.names.contains(name) && !self.aside.iter().any(|it| it.name == name);
        match member {
            _ if self.at_the_end => false,
            Member::Format | Member::Version => false,
            _ if !self.building.header_is_complete() => true,
            Member::List(List::Activities) => !was_read("roles") || !was_read("scheme"),
            _ => false,
        }
    }

    fn element(&mut self, list: List, last: bool) -> Result<Progress, ReadError> {
        let rest = self.buffer.rest();
        let arrived = rest.len();
        if arrived <= self.longer_than && !last {
            return Ok(Progress::Wait);
        }
        self.state = State::Element(list);
        let Taken { length, notes } = match self.building.take_element(list, rest) {
            Ok(taken) => taken,
            Err(trouble) if !last && trouble.is_end(rest) => {
                self.longer_than = arrived * 2;
                return Ok(Progress::Wait);
            }
            Err(trouble) => return Err(self.refuse(trouble)),
        };
        self.note_all(notes);
        self.note_place(list);
        self.longer_than = 0;
        self.buffer.consume(length);
        self.index += 1;
        self.state = State::AfterElement(list);
        Ok(Progress::More)
    }

    /// Keeps the line of an element that is looked at again at the end.
    fn note_place(&mut self, list: List) {
        if list == List::Roles {
            self.role_lines.push(self.buffer.position().line);
        }
        let in_question = (list == List::Activities).then(|| self.building.area_in_question()).flatten();
        if let Some((index, area)) = in_question {
            let line = self.buffer.position().line;
            self.areas_in_question.push(AreaInQuestion { line, index, area });
        }
    }

    fn check_header(&self) -> Result<(), ReadError> {
        let missing = if !self.building.format && self.names.iter().any(|name| Member::is_telling(name)) {
            format!("\"format\" is missing: expected \"format\": \"{FORMAT}\" at the beginning")
        } else if !self.building.format {
            format!("This is JSON, but no Remit file: expected \"format\": \"{FORMAT}\" at the beginning")
        } else if self.building.version.is_none() {
            format!("\"version\" is missing: expected \"version\": {VERSION}")
        } else if !self.names.contains("id") {
            "\"id\" is missing: expected the identity of the matrix, ten characters such as \"0a1b2c3d4e\""
                .to_owned()
        } else {
            return Ok(());
        };
        Err(ReadError::of_file(missing))
    }

    /// Everything is known now; the activities come last, because they need the roles and the letters.
    fn read_what_was_set_aside(&mut self) -> Result<(), ReadError> {
        self.at_the_end = true;
        let mut aside = std::mem::take(&mut self.aside);
        aside.sort_by_key(|member| member.name == List::Activities.name());
        for Aside { name, text, position } in aside {
            self.buffer = Buffer::new(text, position);
            self.state = State::Value(name);
            self.advance(true)?;
        }
        Ok(())
    }
}
