//! A matrix on a desk: read from a picture, worked on by keys, drawn again.
//!
//! ```text
//!           Lead Owner | Agent      roles, parties apart
//! Plan      .    .     | R          a row without an area
//! # Access                          an area
//! Review    [R]  A*    | .          the active cell; a cell with a condition
//! Approve   (.)  AC    | .          what else is selected
//! ```
//!
//! A folded area is written `#+`, a title that is empty `""`, a blank within one `_`. The empty line and the empty column
//! are drawn as `+` where the selection is there.

use crate::command::{KeyPress, Scope, for_key};
use crate::grid::{Line, Point, View};
use crate::model::*;
use crate::session::{Request, Session};

/// A session with a clipboard and what it has asked for.
pub struct Desk {
    pub session: Session,
    /// What lies on the clipboard: HTML and text.
    clipboard: Option<(Option<String>, String)>,
    /// What the session asked of the shell since [`Desk::asked`] was last called.
    requests: Vec<Request>,
}

/// Presses keys on one picture and expects the other; then takes everything back and does it again, which must give
/// the same two matrices.
#[track_caller]
pub fn does(before: &str, keys: &str, after: &str) -> Desk {
    let mut desk = Desk::new(before);
    let first = desk.session.matrix().clone();
    desk.press(keys);
    desk.shows(after);
    let last = desk.session.matrix().clone();
    let steps = desk.session.history().depth();
    for _ in 0..steps {
        desk.press("Ctrl+Z");
    }
    assert_eq!(*desk.session.matrix(), first, "undo brings back what was there");
    for _ in 0..steps {
        desk.press("Ctrl+Y");
    }
    assert_eq!(*desk.session.matrix(), last, "redo does it again");
    desk
}

impl Desk {
    /// Opens what the picture shows.
    #[track_caller]
    pub fn new(picture: &str) -> Self {
        let (matrix, collapsed) = read(picture);
        let today = Date::new(2026, 11, 22).unwrap();
        let view = View { collapsed: collapsed.into_iter().collect(), ..View::default() };
        let session = Session::new(matrix, view, today, Box::new(SeededRandomness::new(99)));
        let mut desk = Self { session, clipboard: None, requests: Vec::new() };
        desk.take_selection_of(picture);
        desk.session.take_changes();
        desk
    }

    /// Selects what stands in brackets: from the active cell to the corner that lies farthest from it.
    fn take_selection_of(&mut self, picture: &str) {
        let mut marked = Vec::new();
        let (mut line, mut folded) = (0, false);
        for text in lines(picture) {
            let is_area = text.starts_with('#');
            // Rows of a folded area stand in the picture to be read; they take no line.
            line += usize::from(is_area || !folded);
            folded = if is_area { text.starts_with("#+") } else { folded };
            let words = text.split_whitespace().filter(|word| !matches!(*word, "|" | "#" | "#+"));
            for (column, word) in words.enumerate() {
                let is_new = column == 0 && line > 1 && word == "[+]";
                let line = if is_new || text == "[+]" { self.session.layout().new_line() } else { line };
                if word.starts_with(['[', '(']) {
                    marked.push((
                        word.starts_with('['),
                        Point { line, column: column + usize::from(line == 1) },
                    ));
                }
            }
        }
        let Some((_, anchor)) = marked.iter().find(|(active, _)| *active).copied() else { return };
        let far = |point: &Point| point.line.abs_diff(anchor.line) + point.column.abs_diff(anchor.column);
        let head = marked.iter().map(|(_, point)| *point).max_by_key(far).unwrap_or(anchor);
        self.session.select_range(anchor, head);
    }

    /// Presses keys: `R`, `Shift+A`, `Ctrl+Enter`, `Right`. Letters go where typed characters go.
    #[track_caller]
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            assert!(self.key(key), "{key} does nothing here");
        }
        self
    }

    /// Presses one key and says whether it meant anything.
    pub fn key(&mut self, chord: &str) -> bool {
        let press = pressed(chord);
        let mut characters = press.key.chars();
        let heard = match (characters.next(), characters.next()) {
            (Some(character), None) if !press.control && !press.alt && character != ' ' => {
                self.session.type_character(character, press.shift)
            }
            _ => {
                let command = for_key(&press, &[Scope::Grid, Scope::Window, Scope::Everywhere]);
                command.is_some_and(|command| self.session.run(command))
            }
        };
        let changes = self.session.take_changes();
        self.requests.extend(changes.requests);
        heard
    }

    /// Does something by other means than a key.
    pub fn act<T>(&mut self, act: impl FnOnce(&mut Session) -> T) -> T {
        let result = act(&mut self.session);
        let changes = self.session.take_changes();
        self.requests.extend(changes.requests);
        result
    }

    /// Writes a text into the editor of the active cell and leaves it.
    pub fn write(&mut self, text: &str) -> &mut Self {
        self.act(|session| session.commit_text(text));
        self
    }

    /// Copies or cuts the selection.
    #[track_caller]
    pub fn copy(&mut self, cut: bool) -> &mut Self {
        let block = self.act(|session| if cut { session.cut() } else { session.copy() }).unwrap();
        self.clipboard = Some((Some(block.html), block.text));
        self
    }

    /// Puts a text on the clipboard, as from another program; columns are separated by tabs.
    pub fn clip(&mut self, text: &str) -> &mut Self {
        self.clipboard = Some((None, text.to_owned()));
        self
    }

    /// Pastes; what a person should look at is returned.
    #[track_caller]
    pub fn paste(&mut self) -> Vec<String> {
        let (html, text) = self.clipboard.clone().unwrap();
        let report = self.act(|session| session.paste(html.as_deref(), &text));
        report.map(|report| report.notes).unwrap_or_default()
    }

    /// What the session has asked for since the last call.
    pub fn asked(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// The sentences that were told to the person since the last call.
    pub fn told(&mut self) -> Vec<String> {
        let told = |request| match request {
            Request::Toast { text, .. } | Request::Announce(text) => Some(text),
            _ => None,
        };
        self.asked().into_iter().filter_map(told).collect()
    }

    /// Expects this picture.
    #[track_caller]
    pub fn shows(&self, picture: &str) -> &Self {
        let (wanted, found) = (tidy(picture), tidy(&self.draw()));
        assert!(wanted == found, "\nwanted\n{wanted}\nfound\n{found}");
        self
    }

    /// The row with this title.
    #[track_caller]
    pub fn row(&self, title: &str) -> ActivityId {
        self.session.matrix().activities().find(|row| row.title == title).unwrap().id
    }

    /// The role with this title.
    #[track_caller]
    pub fn role(&self, title: &str) -> RoleId {
        self.session.matrix().roles().find(|role| role.title == title).unwrap().id
    }

    /// The grid as a picture.
    fn draw(&self) -> String {
        let (session, layout) = (&self.session, self.session.layout());
        let selected = session.selected();
        let mut picture = String::new();
        for line in 1..layout.line_count() {
            let shown = layout.line(line).unwrap();
            let is_selected = (selected.first.line..=selected.last.line).contains(&line);
            if shown == Line::New && !is_selected {
                continue;
            }
            if let Line::Area(index) = shown {
                let folded = session.view().collapsed.contains(&session.matrix().areas[index].id);
                picture += if folded { "#+ " } else { "# " };
            }
            for column in usize::from(line == 1)..layout.column_count() {
                let point = Point { line, column };
                let marked = selected.contains(point);
                let only_title = matches!(shown, Line::Area(_) | Line::New);
                if (column == layout.new_column() || only_title && column > 0) && !marked {
                    continue;
                }
                if layout.parties().iter().skip(1).any(|run| run.first == column) && !only_title {
                    picture += "| ";
                }
                let word = self.word(shown, column);
                picture += &match (point == session.active(), marked) {
                    (true, _) => format!("[{word}] "),
                    (false, true) => format!("({word}) "),
                    _ => format!("{word} "),
                };
            }
            picture.push('\n');
        }
        picture
    }

    fn word(&self, line: Line, column: usize) -> String {
        let (matrix, layout) = (self.session.matrix(), self.session.layout());
        let title = |title: &str| if title.is_empty() { "\"\"".into() } else { title.replace(' ', "_") };
        let role = layout.role_at(column);
        match line {
            Line::Roles => role.map_or("+".into(), |role| title(&matrix.role_at(role).unwrap().title)),
            Line::Area(index) if column == 0 => title(&matrix.areas[index].title),
            Line::New if column == 0 => "+".into(),
            Line::Activity(index) => {
                let row = matrix.activity_at(index).unwrap();
                let Some(role) = role else {
                    return if column == 0 { title(&row.title) } else { "+".into() };
                };
                let letters = matrix.scheme.text(row.letters_at(role));
                let said = row.remark(matrix.role_at(role).unwrap().id).is_some();
                let letters = if letters.is_empty() { ".".into() } else { letters };
                if said { format!("{letters}*") } else { letters }
            }
            _ => ".".into(),
        }
    }
}

/// Reads a key as the browser would report it.
fn pressed(chord: &str) -> KeyPress {
    let mut press = KeyPress::default();
    let mut rest = chord;
    while let Some((modifier, tail)) = rest.split_once('+').filter(|(_, tail)| !tail.is_empty()) {
        match modifier {
            "Ctrl" => press.control = true,
            "Shift" => press.shift = true,
            "Alt" => press.alt = true,
            _ => panic!("{chord} is no key"),
        }
        rest = tail;
    }
    press.key = match rest {
        "Left" | "Right" | "Up" | "Down" => format!("Arrow{rest}"),
        "Space" => " ".to_owned(),
        key => key.to_owned(),
    };
    press
}

/// The lines of a picture without those that are empty.
fn lines(picture: &str) -> Vec<&str> {
    picture.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The picture with one blank between words, so that pictures can be written in columns.
fn tidy(picture: &str) -> String {
    let words = |line: &&str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    lines(picture).iter().map(words).collect::<Vec<_>>().join("\n")
}

/// Reads a picture into a matrix, and which of its areas are folded.
fn read(picture: &str) -> (Matrix, Vec<AreaId>) {
    let mut random = SeededRandomness::new(7);
    let mut matrix = Matrix::default();
    // A matrix without a date for its review would have a finding of its own.
    matrix.info.next_review = Date::new(2026, 12, 22);
    let mut collapsed = Vec::new();
    for kind in [PartyKind::Customer, PartyKind::Provider, PartyKind::ThirdParty] {
        matrix.parties.push(Party { id: PartyId::fresh(&mut random), kind, ..Party::default() });
    }
    let bare = picture.replace(['[', ']', '(', ')'], "");
    let lines = lines(&bare);
    let mut party = 0;
    for word in lines[0].split_whitespace().filter(|word| *word != "+") {
        if word == "|" {
            party += 1;
            continue;
        }
        let party = matrix.parties[party].id;
        let (id, title) = (RoleId::fresh(&mut random), plain(word));
        // Somebody holds each role, and it may decide, so that nothing is found but what a test is about.
        let person = Person { id: PersonId::fresh(&mut random), ..Person::default() };
        let holders = vec![person.id];
        matrix.people.push(person);
        let authorisation_level = "Decides".into();
        matrix.push_role(Role { id, title, party, holders, authorisation_level, ..Role::default() });
    }
    let mut area = None;
    for line in &lines[1..] {
        let mut words = line.split_whitespace().filter(|word| *word != "|");
        match words.next().unwrap() {
            "+" => {}
            mark @ ("#" | "#+") => {
                let id = AreaId::fresh(&mut random);
                let title = plain(words.next().unwrap());
                matrix.areas.push(Area { id, title, ..Area::default() });
                area = Some(id);
                collapsed.extend((mark == "#+").then_some(id));
            }
            title => {
                let id = ActivityId::fresh(&mut random);
                let mut row = Activity::new(id, plain(title), matrix.role_count());
                row.area = area;
                for (at, cell) in words.enumerate().take(matrix.role_count()) {
                    put_cell(&matrix, &mut row, at, cell);
                }
                matrix.push_activity(row);
            }
        }
    }
    (matrix, collapsed)
}

/// Puts letters, and a condition where there is an asterisk, into a row that is being read.
fn put_cell(matrix: &Matrix, row: &mut Activity, at: usize, cell: &str) {
    let letters = cell.trim_end_matches('*').replace('.', "");
    row.set_letters_at(at, matrix.scheme.parse(&letters).unwrap());
    if cell.ends_with('*') {
        let condition = "if it is urgent".to_owned();
        let role = matrix.role_at(at).unwrap().id;
        row.swap_remark(role, Remark { condition, ..Remark::default() });
    }
}

fn plain(word: &str) -> String {
    if word == "\"\"" { String::new() } else { word.replace('_', " ") }
}
