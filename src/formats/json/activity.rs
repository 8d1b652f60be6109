//! Reads one row: its own members here, everything else by the details' own reading.
//!
//! In the file the details stand beside the title and the cells, so the members are handed on one
//! by one, and the details keep what nobody knows. Knows nothing of other rows.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};

use super::assignments::{Assignments, Grid};
use crate::model::{Activity, ActivityDetails, ActivityId, LetterSet};

/// A row, and whether it has members beyond the plain ones.
pub(super) struct Row {
    pub activity: Activity,
    /// Whether it has details, remarks or unknown members, whose text is worth a second look.
    pub rich: bool,
}

/// Reads a row for this grid.
pub(super) struct RowReading<'a>(pub &'a Grid<'a>);

impl<'de> DeserializeSeed<'de> for RowReading<'_> {
    type Value = Row;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Row, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RowReading<'_> {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object (an activity)")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Row, A::Error> {
        let mut members = Members { map, grid: self.0, row: Row::empty(), seen: 0 };
        let details = ActivityDetails::deserialize(MapAccessDeserializer::new(&mut members))?;
        if members.seen & OwnName::Id.bit() == 0 {
            return Err(A::Error::missing_field("id"));
        }
        let Members { mut row, .. } = members;
        if row.rich && details != ActivityDetails::EMPTY {
            row.activity.with_details(|own| *own = details);
        }
        row.activity.letters.resize(self.0.roles.len(), LetterSet::EMPTY);
        Ok(row)
    }
}

impl Row {
    fn empty() -> Self {
        Self { activity: Activity::new(ActivityId::default(), String::new(), 0), rich: false }
    }
}

/// Takes the row's own members out of the map and passes the others on.
struct Members<'a, A> {
    map: A,
    grid: &'a Grid<'a>,
    row: Row,
    /// One bit for each own member that has been read.
    seen: u8,
}

impl<'de, A: MapAccess<'de>> Members<'_, A> {
    fn own(&mut self, name: OwnName) -> Result<(), A::Error> {
        if self.seen & name.bit() != 0 {
            return Err(A::Error::duplicate_field(name.text()));
        }
        self.seen |= name.bit();
        let activity = &mut self.row.activity;
        match name {
            OwnName::Id => activity.id = self.map.next_value()?,
            OwnName::Title => activity.title = self.map.next_value()?,
            OwnName::Area => activity.area = self.map.next_value()?,
            OwnName::Assignments => {
                let cells = Assignments { grid: self.grid, row: activity };
                self.row.rich |= self.map.next_value_seed(cells)?;
            }
        }
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for &mut Members<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        loop {
            match self.map.next_key_seed(NameReading)? {
                None => return Ok(None),
                Some(Name::Own(name)) => self.own(name)?,
                Some(Name::Other(name)) => {
                    self.row.rich = true;
                    return seed.deserialize(name.into_deserializer()).map(Some);
                }
            }
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// The members that are not details.
#[derive(Clone, Copy)]
enum OwnName {
    Id,
    Title,
    Area,
    Assignments,
}

impl OwnName {
    const ALL: [Self; 4] = [Self::Id, Self::Title, Self::Area, Self::Assignments];

    fn bit(self) -> u8 {
        1 << self as u8
    }

    fn text(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Area => "area",
            Self::Assignments => "assignments",
        }
    }
}

enum Name<'de> {
    Own(OwnName),
    Other(Cow<'de, str>),
}

struct NameReading;

impl NameReading {
    fn own(text: &str) -> Option<OwnName> {
        OwnName::ALL.into_iter().find(|name| name.text() == text)
    }
}

impl<'de> DeserializeSeed<'de> for NameReading {
    type Value = Name<'de>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name<'de>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for NameReading {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Name<'de>, E> {
        Ok(Self::own(text).map_or(Name::Other(Cow::Borrowed(text)), Name::Own))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Name<'de>, E> {
        Ok(Self::own(text).map_or_else(|| Name::Other(Cow::Owned(text.to_owned())), Name::Own))
    }
}
