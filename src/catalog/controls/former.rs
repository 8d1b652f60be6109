//! From the numbers of ISO/IEC 27001:2013, which people still quote, to the controls of today.

use super::spelling::{ANNEX, FORMER, Folded};
use super::{Catalogue, Entry, catalogue, reader};

/// A former control of the catalogue and one of its successors, each as an identifier of Annex A.
pub(super) fn pairs(catalogue: &'static Catalogue) -> impl Iterator<Item = (&'static str, &'static str)> {
    reader::lines(catalogue.former).flat_map(|line| {
        let mut identifiers = line.split(' ');
        let former = identifiers.next().unwrap_or_default();
        identifiers.map(move |successor| (former, successor))
    })
}

/// The controls of today that took the place of a control of ISO/IEC 27001:2013, in the catalogue's order.
///
/// "A.9.2.3" is a control, "A.9.2" and "A.9" are all controls below. Where a number is one of today's too, such as
/// "A.5.1", the text must name the year: "ISO 27001:2013 A.5.1". Numbers without the A are only taken after
/// "27002:2013". Nothing where the number is none of 2013.
pub fn successors(text: &str) -> Vec<Entry> {
    let Some(catalogue) = catalogue("iso-27001") else { return Vec::new() };
    let folded = Folded::of(text);
    let address = catalogue.address(folded.text());
    if address.identifier.is_empty() {
        return Vec::new();
    }
    let index = catalogue.index();
    let identifier = match address.lead {
        "" if index.find(text).is_some() => return Vec::new(),
        "" | FORMER => address.identifier.strip_prefix(ANNEX),
        ANNEX => None,
        _ => Some(address.identifier),
    };
    let Some(identifier) = identifier.filter(|it| !it.is_empty()) else { return Vec::new() };
    let is_meant = |former: &str| {
        let number = former.strip_prefix(ANNEX).unwrap_or(former);
        number.strip_prefix(identifier).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let meant = pairs(catalogue).filter(|(former, _)| is_meant(former));
    let mut found: Vec<Entry> = meant.filter_map(|(_, successor)| index.find(successor)).collect();
    found.sort_unstable_by_key(|entry| entry.place);
    found.dedup();
    found
}
