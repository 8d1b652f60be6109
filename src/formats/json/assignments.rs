//! Reads the cells of one row: an object from role ids to letters.
//!
//! A large file holds hundreds of thousands of cells, so nothing is allocated for one that has
//! letters alone. Knows the roles and the letters of the matrix, and nothing of the rest of a row.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::path::shortened;
use crate::model::{Activity, IdMap, LetterSet, Remark, Role, RoleId, Scheme};

/// The letters of a scheme, made ready for reading many cells.
pub(super) struct Letters {
    /// The set of each symbol that is a byte; empty where there is no such letter.
    bytes: [LetterSet; 128],
    scheme: Scheme,
}

impl Letters {
    pub(super) fn new(scheme: &Scheme) -> Self {
        let mut bytes = [LetterSet::EMPTY; 128];
        for letter in scheme.all().iter() {
            let symbol = scheme.definition(letter).map_or(0, |definition| u32::from(definition.symbol));
            if let Some(set) = usize::try_from(symbol).ok().and_then(|symbol| bytes.get_mut(symbol)) {
                *set = LetterSet::of(letter);
            }
        }
        Self { bytes, scheme: scheme.clone() }
    }

    /// The set that is written so; `Err` is the first character that is no letter.
    fn read(&self, text: &str) -> Result<LetterSet, char> {
        let of_byte = |byte: u8| self.bytes.get(usize::from(byte)).copied().unwrap_or_default();
        let mut set = LetterSet::EMPTY;
        for byte in text.bytes() {
            match of_byte(byte) {
                LetterSet::EMPTY => return self.scheme.parse(text),
                letter => set = set.union(letter),
            }
        }
        Ok(set)
    }

    /// Why a text is no set of letters.
    fn refusal(&self, text: &str, unknown: char) -> String {
        let Scheme { name, letters } = &self.scheme;
        let symbols = letters.iter().map(|letter| letter.symbol.to_string()).collect::<Vec<_>>().join(", ");
        let found =
            if text.chars().count() == 1 { String::new() } else { format!(" (in \"{}\")", shortened(text)) };
        let unknown = shortened(&unknown.to_string());
        format!("\"{unknown}\"{found} is not a letter of the scheme {} ({symbols})", shortened(name))
    }
}

/// What reading a cell needs to know of the matrix.
pub(super) struct Grid<'a> {
    pub roles: &'a IdMap<RoleId, Role>,
    pub letters: &'a Letters,
}

/// Reads the object into a row; the value tells whether any cell was more than letters.
pub(super) struct Assignments<'a> {
    pub grid: &'a Grid<'a>,
    pub row: &'a mut Activity,
}

impl<'de> DeserializeSeed<'de> for Assignments<'_> {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Assignments<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object from role ids to letters")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut spoken = false;
        let Grid { roles, letters } = self.grid;
        self.row.letters.resize(roles.len(), LetterSet::EMPTY);
        // One bit for each column that has been read.
        let mut seen = vec![0u64; roles.len().div_ceil(64)];
        while let Some((column, role)) = map.next_key_seed(Column(roles))? {
            let bit = 1 << (column % 64);
            if let Some(word) = seen.get_mut(column / 64) {
                if *word & bit != 0 {
                    return Err(A::Error::custom(format_args!("the role {role} stands twice in this row")));
                }
                *word |= bit;
            }
            let (set, remark) = map.next_value_seed(Cell(letters))?;
            self.row.set_letters_at(column, set);
            if let Some(remark) = remark {
                self.row.swap_remark(role, *remark);
                spoken = true;
            }
        }
        Ok(spoken)
    }
}

/// Reads a role's id and finds its column.
struct Column<'a>(&'a IdMap<RoleId, Role>);

impl<'de> DeserializeSeed<'de> for Column<'_> {
    type Value = (usize, RoleId);
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Column<'_> {
    type Value = (usize, RoleId);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the id of a role")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        let id = text.parse::<RoleId>().ok();
        id.and_then(|id| Some((self.0.get_index_of(&id)?, id)))
            .ok_or_else(|| E::custom(format_args!("no role has the id \"{}\"", shortened(text))))
    }
}

/// Reads letters.
struct Symbols<'a>(&'a Letters);

impl<'de> DeserializeSeed<'de> for Symbols<'_> {
    type Value = LetterSet;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<LetterSet, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Symbols<'_> {
    type Value = LetterSet;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("letters such as \"RA\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<LetterSet, E> {
        self.0.read(text).map_err(|unknown| E::custom(self.0.refusal(text, unknown)))
    }
}

/// Reads one cell: letters, or an object with letters and what is said of them.
struct Cell<'a>(&'a Letters);

impl<'de> DeserializeSeed<'de> for Cell<'_> {
    type Value = (LetterSet, Option<Box<Remark>>);
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Cell<'_> {
    type Value = (LetterSet, Option<Box<Remark>>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("letters such as \"RA\", or an object with letters, condition, note and unread")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok((Symbols(self.0).visit_str(text)?, None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        #[derive(Deserialize, Clone, Copy, PartialEq)]
        #[serde(rename_all = "snake_case")]
        enum Name {
            Letters,
            Condition,
            Note,
            Unread,
            #[serde(other)]
            Unknown,
        }
        let (mut set, mut remark) = (LetterSet::EMPTY, Box::<Remark>::default());
        let mut seen = Vec::new();
        while let Some(name) = map.next_key::<Name>()? {
            if name != Name::Unknown && seen.contains(&name) {
                return Err(A::Error::custom("this name stands twice in the object"));
            }
            seen.push(name);
            match name {
                Name::Letters => set = map.next_value_seed(Symbols(self.0))?,
                Name::Condition => remark.condition = map.next_value()?,
                Name::Note => remark.note = map.next_value()?,
                Name::Unread => remark.unread = map.next_value()?,
                // A cell has no room for it; `strict` says so.
                Name::Unknown => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok((set, Some(remark)))
    }
}
