//! Identities: ten base-32 characters, drawn once, stable for ever, so that two parties' copies can meet.
//!
//! Knows nothing of where the random bits come from; a [`Randomness`] is handed in.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Crockford's base 32 in lower case: no letter can be mistaken for a digit.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// How many characters an identity is written with; each carries five bits.
const LENGTH: usize = 10;

/// Where new identities get their bits from: the browser's generator, or a seeded one in tests.
pub trait Randomness {
    /// Returns 64 fresh random bits.
    fn next_bits(&mut self) -> u64;
}

/// A small seeded generator for tests, samples and tools that must give the same answer each time.
#[derive(Debug, Clone)]
pub struct SeededRandomness(u64);

impl SeededRandomness {
    /// Starts a sequence; the same seed gives the same sequence.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }
}

impl Randomness for SeededRandomness {
    /// SplitMix64 (Steele, Lea and Flood, 2014): each step mixes a counter.
    fn next_bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// Fifty bits, shown as ten base-32 characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Id(u64);

impl Id {
    /// Keeps the lower fifty bits of `bits`.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits & ((1 << 50) - 1))
    }

    /// The fifty bits as a number, for hashing.
    pub const fn bits(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        for place in (0..LENGTH).rev() {
            let digit = (self.0 >> (place * 5)) & 31;
            let character = ALPHABET.get(digit as usize).copied().unwrap_or(b'0');
            f.write_char(char::from(character))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not ten characters of `0-9` and `a-z` without i, l, o and u.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadId;

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id of ten characters (0-9 and a-z without i, l, o and u)")
    }
}

impl FromStr for Id {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        if text.len() != LENGTH {
            return Err(BadId);
        }
        let mut bits = 0u64;
        for byte in text.bytes() {
            let digit = DIGITS.get(usize::from(byte)).copied().flatten().ok_or(BadId)?;
            bits = bits << 5 | u64::from(digit);
        }
        Ok(Self(bits))
    }
}

/// The value of each base-32 character; opening a large matrix reads millions of them.
static DIGITS: [Option<u8>; 256] = {
    let mut digits = [None; 256];
    let mut digit = 0;
    while digit < ALPHABET.len() {
        // Indexing fixed arrays by a bounded counter cannot fail, and `get_mut` is not const.
        #[allow(clippy::indexing_slicing)]
        {
            digits[ALPHABET[digit] as usize] = Some(digit as u8);
        }
        digit += 1;
    }
    digits
};

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{BadId}")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id, E> {
                text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9a-hjkmnp-tv-z]{10}$",
            "description": "A stable identity: ten base-32 characters."
        })
    }
}

/// Declares one identity type per kind of thing, so that a role can never be looked up as an activity.
macro_rules! identities {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
        pub struct $name(pub Id);

        impl $name {
            /// Draws a new identity.
            pub fn fresh(randomness: &mut dyn Randomness) -> Self {
                Self(Id::from_bits(randomness.next_bits()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                text.parse().map(Self)
            }
        }
    )*};
}

identities! {
    /// Identity of a matrix; the same in every copy that was exchanged.
    MatrixId,
    /// Identity of a party.
    PartyId,
    /// Identity of a role (a column).
    RoleId,
    /// Identity of an area (a group of rows).
    AreaId,
    /// Identity of an activity (a row).
    ActivityId,
    /// Identity of a person.
    PersonId,
    /// Identity of a scope item.
    ScopeItemId,
    /// Identity of a decision level.
    DecisionLevelId,
    /// Identity of an escalation row.
    EscalationId,
    /// Identity of a review log entry.
    ReviewId,
    /// Identity of a separated pair.
    SeparatedPairId,
    /// Identity of a waiver.
    WaiverId,
    /// Identity of an open question.
    QuestionId,
    /// Identity of a position on a disputed cell.
    PositionId,
    /// Identity of a baseline.
    BaselineId,
    /// Identity of a sign-off.
    SignOffId,
}

/// Hashes identities by one multiplication: their bits are random already.
#[derive(Debug, Clone, Copy, Default)]
pub struct IdHasher(u64);

impl std::hash::Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// Builds [`IdHasher`]s.
pub type IdHash = std::hash::BuildHasherDefault<IdHasher>;
/// An ordered map by identity: order is data, and look-up does not depend on size.
pub type IdMap<K, V> = indexmap::IndexMap<K, V, IdHash>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_written_with_ten_characters_and_read_back() {
        let mut randomness = SeededRandomness::new(7);
        for _ in 0..100 {
            let id = Id::from_bits(randomness.next_bits());
            let text = id.to_string();
            assert_eq!(text.len(), 10);
            assert_eq!(text.parse(), Ok(id));
        }
    }

    #[test]
    fn text_that_is_no_id_is_refused() {
        for text in ["", "abc", "ABCDEFGHJK", "iiiiiiiiii", "abcdefghjkm"] {
            assert_eq!(text.parse::<Id>(), Err(BadId), "{text}");
        }
    }
}
