//! Reads what a newer version wrote, as far as it can be understood.
//!
//! Members whose values have an unknown shape are put where unknown members are kept. Such a file is
//! opened for reading only, so nothing is lost by not understanding all of it.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::activity::{Row, RowReading};
use super::assignments::Grid;
use super::building::length_of_value;
use super::members::{Listed, parse};
use super::outcome::{Taken, Trouble};
use super::path::member_at;
use super::strict::Oddity;
use crate::model::ExtraMap;

/// What is said of a value that is kept without being understood.
pub(super) const KEPT_ASIDE: &str =
    "a newer version wrote this in a way that is not understood here, so it is kept but not shown";

/// Reads a record; what is not understood goes to its unknown members.
pub(super) fn record<T: Listed>(text: &str) -> Result<(T, Taken), Trouble> {
    let length = length_of_value(text)?;
    let (mut record, aside) =
        set_aside(text.get(..length).unwrap_or_default(), |text| parse(text, PhantomData::<T>))?;
    let notes = notes_on(&aside);
    for (name, value) in aside {
        record.extra_mut().insert(name, value);
    }
    Ok((record, Taken { length, notes }))
}

/// Reads a row; what is not understood goes to its unknown members.
pub(super) fn row(text: &str, grid: &Grid<'_>) -> Result<(Row, Taken), Trouble> {
    let length = length_of_value(text)?;
    let (mut row, aside) =
        set_aside(text.get(..length).unwrap_or_default(), |text| parse(text, RowReading(grid)))?;
    let notes = notes_on(&aside);
    // What is looked through must have been read, the cells above all.
    row.rich &= !aside.contains_key("assignments");
    row.activity.with_details(|details| {
        for (name, value) in aside {
            details.extra.insert(name, value);
        }
    });
    Ok((row, Taken { length, notes }))
}

fn notes_on(aside: &ExtraMap) -> Vec<Oddity> {
    let note = |name| Oddity { offset: 0, what: format!("\"{name}\": {KEPT_ASIDE}") };
    aside.keys().map(note).collect()
}

/// Takes members out of an object, one at a time, until the others can be read.
fn set_aside<T>(
    text: &str,
    read: impl Fn(&str) -> Result<(T, usize), Trouble>,
) -> Result<(T, ExtraMap), Trouble> {
    let mut aside = ExtraMap::new();
    let mut text = Cow::Borrowed(text);
    loop {
        let trouble = match read(&text) {
            Ok((value, _)) => return Ok((value, aside)),
            Err(trouble) => trouble.told(&text),
        };
        let mut members: ExtraMap = serde_json::from_str(&text)?;
        let name = member_at(&text, trouble.offset).filter(|name| name != "id");
        match name.and_then(|name| members.shift_remove_entry(&name)) {
            Some((name, value)) => aside.insert(name, value),
            None => return Err(Trouble::Said(trouble)),
        };
        text = Cow::Owned(serde_json::to_string(&members)?);
    }
}
