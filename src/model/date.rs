//! Calendar dates and points in time as plain data: `2026-11-22` and `2026-11-22T14:02:00Z`.
//!
//! Knows the Gregorian calendar and nothing of clocks or time zones; today's date is handed in.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Date(i32);

/// A point in time: whole seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

/// The text is no date or time of the expected form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate;

const SECONDS_PER_DAY: i64 = 86_400;

impl Date {
    /// The date of a year, month (1-12) and day of the month; `None` where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let valid = (0..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        valid.then(|| Self(days_from_civil(year, month, day)))
    }

    /// Year, month (1-12) and day of the month.
    pub fn civil(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The date `days` later (earlier where negative).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The same day of the month `months` later, or the last day of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let (year, month, day) = self.civil();
        let count = month - 1 + months;
        let (year, month) = (year + (count / 12) as i32, count % 12 + 1);
        let day = day.min(days_in_month(year, month));
        Self(days_from_civil(year, month, day))
    }

    /// How many days lie between `earlier` and this date.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

impl Timestamp {
    /// The point in time that many seconds after 1970-01-01T00:00:00Z.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The day, in UTC.
    pub fn date(self) -> Date {
        Date(self.0.div_euclid(SECONDS_PER_DAY) as i32)
    }
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms").
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = (month as i32 + 9) % 12;
    let day_of_year = (153 * shifted_month + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u32;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 } as u32;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, day)
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.0.rem_euclid(SECONDS_PER_DAY);
        let (hour, minute) = (second / 3600, second / 60 % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{:02}Z", self.date(), second % 60)
    }
}

/// Reads `count` digits of `text` from `start`.
fn digits(text: &str, start: usize, count: usize) -> Result<u32, BadDate> {
    let part = text.get(start..start + count).ok_or(BadDate)?;
    if !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(BadDate);
    }
    part.parse().map_err(|_| BadDate)
}

impl FromStr for Date {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        if text.len() != 10 || text.get(4..5) != Some("-") || text.get(7..8) != Some("-") {
            return Err(BadDate);
        }
        let year = digits(text, 0, 4)? as i32;
        Self::new(year, digits(text, 5, 2)?, digits(text, 8, 2)?).ok_or(BadDate)
    }
}

impl FromStr for Timestamp {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let marks = [(10, "T"), (13, ":"), (16, ":"), (19, "Z")];
        if text.len() != 20 || marks.iter().any(|(at, mark)| text.get(*at..at + 1) != Some(mark)) {
            return Err(BadDate);
        }
        let date: Date = text.get(..10).ok_or(BadDate)?.parse()?;
        let (hour, minute, second) = (digits(text, 11, 2)?, digits(text, 14, 2)?, digits(text, 17, 2)?);
        if hour > 23 || minute > 59 || second > 59 {
            return Err(BadDate);
        }
        let of_day = i64::from(hour * 3600 + minute * 60 + second);
        Ok(Self(i64::from(date.0) * SECONDS_PER_DAY + of_day))
    }
}

/// Written as text in the file; `$expected` completes "expected ...".
macro_rules! as_text {
    ($type:ident, $expected:literal, $format:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl Visitor<'_> for Text {
                    type Value = $type;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expected)
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$type, E> {
                        text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": $format })
            }
        }
    };
}
as_text!(Date, "a date such as \"2026-11-22\"", "date");
as_text!(Timestamp, "a time such as \"2026-11-22T14:02:00Z\"", "date-time");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_read_as_they_are_written() {
        for text in ["1970-01-01", "2000-02-29", "2026-11-22", "2100-12-31", "0000-01-01"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in ["1970-01-01T00:00:00Z", "2026-11-22T14:02:59Z", "1969-12-31T23:59:59Z"] {
            assert_eq!(text.parse::<Timestamp>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn days_that_the_calendar_lacks_are_refused() {
        for text in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-11-22 ", "+026-11-22"] {
            assert_eq!(text.parse::<Date>(), Err(BadDate), "{text}");
        }
    }

    #[test]
    fn months_are_added_to_the_last_day_of_a_shorter_month() {
        let january: Date = "2026-01-31".parse().unwrap();
        assert_eq!(january.plus_months(1).to_string(), "2026-02-28");
        assert_eq!(january.plus_months(12).to_string(), "2027-01-31");
    }
}
