//! The control catalogues that a matrix can answer to: what is in them, how identifiers are written, how one is found.
//!
//! Each catalogue is a text of short lines. Identifiers are the standards' own, titles are our own words. Knows
//! nothing of matrices: an activity refers to a control by a text such as "ISO 27001:2022 A.5.15", and
//! [`Index::meant`] says what that means.

mod former;
mod imperative;
mod index;
mod reader;
mod search;
mod spelling;

pub use former::successors;
pub use index::Index;
pub use search::search;

use std::fmt;

use spelling::Sense;

/// A catalogue of controls. Two are the same where their ids are.
pub struct Catalogue {
    /// Its name in files; stable.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Which edition it is.
    pub version: &'static str,
    /// What references to it begin with.
    pub prefix: &'static str,
    /// Words that may stand before an identifier, in the spelling that texts are folded to.
    names: &'static [(&'static str, Sense)],
    /// What people leave out at the beginning of an identifier.
    left_out: &'static str,
    /// Whether an entry stands for a family, so that "AC-2" leads to "AC".
    has_families: bool,
    /// The controls of an earlier edition with their successors.
    former: &'static str,
    text: &'static str,
}

/// How an entry stands in its catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A theme, function, category or chapter; 1 is the outermost. It is no control and does not count as one.
    Heading(u8),
    /// A control: what coverage is counted in.
    Control,
    /// A part of the control before it, with an identifier of its own; what refers to it refers to the control.
    Part,
}

/// An entry of a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The catalogue it stands in.
    pub catalogue: &'static Catalogue,
    /// Its place among the catalogue's entries, from 0.
    pub place: usize,
    /// Its identifier, as the standard writes it; empty for a heading that has none.
    pub id: &'static str,
    /// A short title in our words.
    pub title: &'static str,
    /// How it stands in the catalogue.
    pub kind: EntryKind,
    /// Other words it is found by.
    words: &'static str,
}

static CATALOGUES: [Catalogue; 5] = [
    Catalogue {
        id: "iso-27001",
        name: "ISO/IEC 27001",
        version: "2022",
        prefix: "ISO 27001:2022",
        names: &[
            ("ISO", Sense::Plain),
            ("IEC", Sense::Plain),
            ("27001", Sense::Plain),
            ("27002", Sense::Annex),
            ("2022", Sense::Plain),
            ("2013", Sense::Former),
            ("ANNEX", Sense::Plain),
            ("CLAUSE", Sense::Plain),
            ("CONTROL", Sense::Plain),
        ],
        left_out: "A.",
        has_families: false,
        former: include_str!("data/iso-27001-2013.txt"),
        text: include_str!("data/iso-27001.txt"),
    },
    Catalogue {
        id: "soc-2",
        name: "SOC 2 trust services criteria",
        version: "2017, revised 2022",
        prefix: "SOC 2",
        names: &[
            ("AICPA", Sense::Plain),
            ("SOC.2", Sense::Plain),
            ("TSC", Sense::Plain),
            ("2017", Sense::Plain),
            ("CRITERION", Sense::Plain),
        ],
        left_out: "",
        has_families: false,
        former: "",
        text: include_str!("data/soc-2.txt"),
    },
    Catalogue {
        id: "nist-csf-2",
        name: "NIST Cybersecurity Framework",
        version: "2.0",
        prefix: "NIST CSF 2.0",
        names: &[("NIST", Sense::Plain), ("CSF", Sense::Plain), ("V", Sense::Plain), ("2.0", Sense::Plain)],
        left_out: "",
        has_families: false,
        former: "",
        text: include_str!("data/nist-csf-2.txt"),
    },
    Catalogue {
        id: "nist-800-53",
        name: "NIST SP 800-53 families",
        version: "Rev. 5",
        prefix: "NIST SP 800-53 Rev. 5",
        names: &[
            ("NIST", Sense::Plain),
            ("SP", Sense::Plain),
            ("800.53", Sense::Plain),
            ("REV.5", Sense::Plain),
            ("R.5", Sense::Plain),
            ("FAMILY", Sense::Plain),
        ],
        left_out: "",
        has_families: true,
        former: "",
        text: include_str!("data/nist-800-53.txt"),
    },
    Catalogue {
        id: "cisa-cpg-1",
        name: "CISA Cybersecurity Performance Goals",
        version: "1.0.1",
        prefix: "CISA CPG 1.0.1",
        names: &[
            ("CISA", Sense::Plain),
            ("CPG", Sense::Plain),
            ("V", Sense::Plain),
            ("1.0.1", Sense::Plain),
            ("GOAL", Sense::Plain),
        ],
        left_out: "",
        has_families: false,
        former: "",
        text: include_str!("data/cisa-cpg.txt"),
    },
];

impl PartialEq for Catalogue {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Catalogue {}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// Every catalogue, in the order it is offered.
pub fn catalogues() -> &'static [Catalogue] {
    &CATALOGUES
}

/// The catalogue with this id.
pub fn catalogue(id: &str) -> Option<&'static Catalogue> {
    CATALOGUES.iter().find(|catalogue| catalogue.id == id)
}

/// The entry that the text names, in whichever catalogue has it. No two catalogues share an identifier.
pub fn find(text: &str) -> Option<Entry> {
    CATALOGUES.iter().find_map(|catalogue| catalogue.find(text))
}

impl Catalogue {
    /// Every entry in the catalogue's order: headings, controls and parts of controls.
    pub fn entries(&'static self) -> impl Iterator<Item = Entry> {
        reader::entries(self)
    }

    /// The controls, in the catalogue's order.
    pub fn controls(&'static self) -> impl Iterator<Item = Entry> {
        self.entries().filter(|entry| entry.kind == EntryKind::Control)
    }

    /// How many controls it has.
    pub fn count(&'static self) -> usize {
        self.controls().count()
    }

    /// The entry with this identifier in one of the spellings people type: "A.5.15", "5.15", "a5.15",
    /// "ISO 5.15", "cc 6.1", "A.5.15 Access control". Where the clauses and Annex A of ISO/IEC 27001 share a
    /// number, the bare number is the clause: "5.1" is the clause, "A.5.1" the control.
    ///
    /// Makes an [`Index`] for this one question; hold one for many.
    pub fn find(&'static self, text: &str) -> Option<Entry> {
        self.index().find(text)
    }

    /// Makes it ready for many questions.
    pub fn index(&'static self) -> Index {
        Index::new(self)
    }
}

impl Entry {
    /// How an activity refers to it: "ISO 27001:2022 A.5.15". For a heading without identifier, the catalogue alone.
    pub fn reference(&self) -> String {
        let mut text = self.catalogue.prefix.to_owned();
        if !self.id.is_empty() {
            text.push(' ');
            text.push_str(self.id);
        }
        text
    }

    /// What is to be done for it, as a title for an activity: "Keep duties apart".
    pub fn activity_title(&self) -> String {
        imperative::imperative(self.title)
    }

    /// The headings above it, the outermost first: "Annex A controls", "Organisational controls".
    pub fn headings(&self) -> Vec<Entry> {
        let mut above: Vec<Entry> = Vec::new();
        for entry in self.catalogue.entries().take(self.place.saturating_add(1)) {
            if let Some(level) = entry.level() {
                above.retain(|outer| outer.level() < Some(level));
                above.push(entry);
            }
        }
        above.retain(|heading| heading.place != self.place);
        above
    }

    /// How deep a heading is; none for what is no heading.
    pub(crate) const fn level(&self) -> Option<u8> {
        match self.kind {
            EntryKind::Heading(level) => Some(level),
            EntryKind::Control | EntryKind::Part => None,
        }
    }
}

#[cfg(test)]
mod tests;
