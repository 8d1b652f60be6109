//! The names at the top of the document and what stands under each.

use super::outcome::Trouble;
use crate::model::{
    Area, Baseline, DecisionLevel, Escalation, Extra, Party, Person, Position, Question, Record, Review,
    Role, ScopeItem, SeparatedPair, SignOff, Waiver,
};

/// What a top-level name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    Format,
    Version,
    /// One of the matrix's own fields.
    Info,
    Scheme,
    Rules,
    List(List),
    /// A name that this version does not know.
    Unknown,
}

/// The lists of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Parties,
    People,
    Roles,
    Areas,
    Activities,
    Scope,
    DecisionLevels,
    Escalations,
    Reviews,
    SeparatedPairs,
    Waivers,
    Questions,
    Positions,
    Baselines,
    SignOffs,
    Log,
}

/// The matrix's own fields; they stand at the top of the document.
pub(super) const INFO: [&str; 11] = [
    "id",
    "title",
    "purpose",
    "status",
    "version_label",
    "language",
    "owner",
    "review_cycle",
    "next_review",
    "catalogues",
    "copy",
];

/// Every list in the order of the document.
pub(super) const LISTS: [(&str, List); 16] = [
    ("parties", List::Parties),
    ("people", List::People),
    ("roles", List::Roles),
    ("areas", List::Areas),
    ("activities", List::Activities),
    ("scope", List::Scope),
    ("decision_levels", List::DecisionLevels),
    ("escalations", List::Escalations),
    ("reviews", List::Reviews),
    ("separated_pairs", List::SeparatedPairs),
    ("waivers", List::Waivers),
    ("questions", List::Questions),
    ("positions", List::Positions),
    ("baselines", List::Baselines),
    ("sign_offs", List::SignOffs),
    ("log", List::Log),
];

impl List {
    /// Its name in the document.
    pub(super) fn name(self) -> &'static str {
        LISTS.iter().find(|(_, list)| *list == self).map_or("", |(name, _)| name)
    }
}

impl Member {
    /// What the name stands for.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "format" => Self::Format,
            "version" => Self::Version,
            "scheme" => Self::Scheme,
            "rules" => Self::Rules,
            _ if INFO.contains(&name) => Self::Info,
            _ => {
                let list = LISTS.iter().find(|(known, _)| *known == name);
                list.map_or(Self::Unknown, |(_, list)| Self::List(*list))
            }
        }
    }

    /// Whether a name belongs to a document of ours and to few others.
    pub(super) fn is_telling(name: &str) -> bool {
        matches!(name, "roles" | "activities" | "scheme" | "decision_levels" | "separated_pairs")
    }
}

/// A record of one of the lists.
pub(super) trait Listed: Record {
    /// The identity as a number.
    fn bits(&self) -> u64;
    /// Where unknown members are kept.
    fn extra_mut(&mut self) -> &mut Extra;
}

macro_rules! listed {
    ($($type:ident),*) => {$(
        impl Listed for $type {
            fn bits(&self) -> u64 {
                self.id.0.bits()
            }
            fn extra_mut(&mut self) -> &mut Extra {
                &mut self.extra
            }
        }
    )*};
}
listed!(
    Party,
    Person,
    Role,
    Area,
    ScopeItem,
    DecisionLevel,
    Escalation,
    Review,
    SeparatedPair,
    Waiver,
    Question,
    Position,
    Baseline,
    SignOff
);

/// Reads a value at the beginning of the text and tells how many bytes it takes.
pub(super) fn parse<'de, S: serde::de::DeserializeSeed<'de>>(
    text: &'de str,
    seed: S,
) -> Result<(S::Value, usize), Trouble> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = seed.deserialize(&mut deserializer)?;
    Ok((value, deserializer.into_iter::<serde::de::IgnoredAny>().byte_offset()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CopyNote, Date, MatrixInfo, ReviewCycle, Status};

    #[test]
    fn every_field_of_the_matrix_itself_is_known() {
        let text = || "x".to_owned();
        let info = MatrixInfo {
            title: text(),
            purpose: text(),
            status: Status::Agreed,
            version_label: text(),
            language: text(),
            owner: text(),
            review_cycle: Some(ReviewCycle::Yearly),
            next_review: Some(Date::default()),
            catalogues: vec![text()],
            copy: Some(CopyNote::default()),
            ..MatrixInfo::default()
        };
        let written = serde_json::to_value(&info).unwrap();
        assert_eq!(written.as_object().unwrap().keys().collect::<Vec<_>>(), INFO);
    }
}
