//! Words for what a matrix holds, as documents say them. Knows no document.

use crate::analysis::Sides;
use crate::catalog::choices::Choice;
pub(crate) use crate::catalog::words::counted;
use crate::model::{
    Activity, ActivityDetails, ActivityId, AreaId, ChangeControl, Criticality, LetterDefinition, LetterSet,
    Matrix, Nature, Part, PartyKind, Role, RoleId, Scheme,
};

/// Which matrix and version a document is from: "Outsourcing IT operations, version 0.3, draft".
pub(in crate::formats) fn source(matrix: &Matrix) -> String {
    let info = &matrix.info;
    let mut source = or(&info.title, "Untitled matrix").to_owned();
    if !info.version_label.trim().is_empty() {
        source.push_str(", version ");
        source.push_str(info.version_label.trim());
    }
    source.push_str(", ");
    source.push_str(&info.status.words().to_lowercase());
    source
}

/// The text, or what stands for it where there is none.
pub(crate) fn or<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.trim().is_empty() { otherwise } else { text.trim() }
}

/// The title of a role, or what stands for it where there is none.
pub fn role_title(role: &Role) -> &str {
    or(&role.title, "Untitled role")
}

/// The title of the role with this identity.
pub(crate) fn role_of(matrix: &Matrix, id: RoleId) -> &str {
    matrix.role(id).map_or("Untitled role", role_title)
}

pub(crate) fn activity_title(activity: &Activity) -> &str {
    or(&activity.title, "Untitled activity")
}

/// The title of the activity with this identity.
pub(crate) fn activity_of(matrix: &Matrix, id: ActivityId) -> &str {
    matrix.activity(id).map_or("Untitled activity", activity_title)
}

/// The title of an area, or what stands for rows without one.
pub(crate) fn area_of(matrix: &Matrix, id: Option<AreaId>) -> &str {
    id.and_then(|id| matrix.area(id)).map_or("Without an area", |area| or(&area.title, "Untitled area"))
}

/// The side of the contract: "Provider".
pub(crate) const fn side(kind: PartyKind) -> &'static str {
    Sides::of(kind).words()
}

/// What letters are called: "Responsible and accountable".
pub(crate) fn letters(scheme: &Scheme, letters: LetterSet) -> String {
    let mut words = String::new();
    let last = letters.len().saturating_sub(1);
    for (index, letter) in (0..).zip(letters.iter()) {
        let Some(definition) = scheme.definition(letter) else { continue };
        let name = or(&definition.name, "");
        match index {
            0 => words.push_str(name),
            _ => {
                words.push_str(if index == last { " and " } else { ", " });
                words.push_str(&name.to_lowercase());
            }
        }
        if name.is_empty() {
            words.push(definition.symbol);
        }
    }
    words
}

/// A letter by name and symbol: "Responsible (R)".
pub(crate) fn letter(definition: &LetterDefinition) -> String {
    match definition.name.trim() {
        "" => definition.symbol.to_string(),
        name => format!("{name} ({})", definition.symbol),
    }
}

/// What the letters of a part are called over a column of counts: "R", or the part itself where there are none.
pub(super) fn part_heading(scheme: &Scheme, part: Part) -> String {
    let word = match part {
        Part::Does => "Does",
        Part::Owns => "Owns",
        Part::Before => "Asked",
        Part::After => "Told",
        Part::Other => "Other",
    };
    let symbols = scheme.text(scheme.playing(part));
    if symbols.is_empty() { word.to_owned() } else { format!("{word} ({symbols})") }
}

/// What sets an activity apart from the usual: "Critical, formal change, monthly".
pub(super) fn particulars(details: &ActivityDetails) -> String {
    let words = [
        (details.criticality == Criticality::Critical).then(|| "critical".to_owned()),
        (details.nature != Nature::Task).then(|| details.nature.words().to_lowercase()),
        details.change_control.map(|control| {
            let word = match control {
                ChangeControl::Standard => "standard change",
                ChangeControl::Formal => "formal change",
            };
            word.to_owned()
        }),
        details.frequency.map(|frequency| frequency.words().to_lowercase()),
    ];
    capitalised(words.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// What the provider may do in an emergency: "may act at once and documents it within 4 hours".
pub(super) fn acts_at_once(document_within_hours: u16) -> String {
    format!(
        "may act at once and documents it within {}",
        counted(document_within_hours.into(), "hour", "hours")
    )
}

/// The text with a capital at its beginning.
pub(crate) fn capitalised(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The text within a sentence: its first letter small, unless the first word is an abbreviation or a name.
pub(super) fn lowered(text: &str) -> String {
    let text = text.trim();
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}
