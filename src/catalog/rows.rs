//! Reads the rows of a pack: title, letters by role, and everything else known of the task.
//!
//! `R SL, PNE (at night) | A IIO | C CO` gives letters and conditions; `is` gives every choice as one word.

use super::lines::{BadPack, Entry, Line, split_outside, split_word};
use super::presets::RETENTION_PRESETS;
use super::reader::{Reader, choice};
use crate::model::{Activity, ActivityDetails, ActivityId, EmergencyRule, Remark, RoleId};

/// Reads a row into the last area that was begun.
pub(super) fn read<'a>(reader: &mut Reader<'a, '_>, entry: &Entry<'a>) -> Result<(), BadPack> {
    let id = ActivityId::fresh(reader.randomness);
    let mut row = Activity::new(id, entry.head.rest, reader.matrix.role_count());
    row.area = reader.matrix.areas.last().map(|area| area.id);
    let mut details = ActivityDetails::default();
    for field in &entry.fields {
        if field.word.chars().all(char::is_uppercase) {
            letters(reader, field, &mut row)?;
        } else {
            detail(reader, field, &mut details)?;
        }
    }
    row.with_details(|empty| *empty = details);
    reader.matrix.push_activity(row);
    Ok(())
}

/// `R SL, PNE (at night) | A IIO`.
fn letters(reader: &Reader<'_, '_>, line: &Line<'_>, row: &mut Activity) -> Result<(), BadPack> {
    let mut groups = split_outside(line.rest, '|');
    let first = (line.word, groups.next().unwrap_or_default());
    for (symbol, roles) in std::iter::once(first).chain(groups.map(split_word)) {
        let Ok(letter) = reader.matrix.scheme.parse(symbol) else {
            return line.bad("the scheme has no letter", symbol);
        };
        for part in split_outside(roles, ',') {
            let (key, rest) = split_word(part);
            let role = reader.role(line, key)?;
            let Some(column) = reader.matrix.role_index(role) else { continue };
            let before = row.letters_at(column);
            if before.meets(letter) {
                return line.bad("the role has the letter already", key);
            }
            row.set_letters_at(column, before.union(letter));
            if !rest.is_empty() {
                let Some(condition) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
                    return line.bad("a condition stands in parentheses", rest);
                };
                row.swap_remark(role, Remark { condition: condition.to_owned(), ..Remark::default() });
            }
        }
    }
    Ok(())
}

fn detail(reader: &Reader<'_, '_>, field: &Line<'_>, details: &mut ActivityDetails) -> Result<(), BadPack> {
    let text = || field.rest.to_owned();
    match field.word {
        "is" => {
            for word in field.rest.split(' ') {
                trait_of(field, word, details)?;
            }
        }
        "about" => details.description = text(),
        "level" => level(reader, field, details)?,
        "emergency" => details.emergency = Some(emergency(reader, field)?),
        "systems" => {
            let items = field.rest.split(',').map(|key| reader.scope_item(field, key.trim()));
            details.systems = items.collect::<Result<_, _>>()?;
        }
        "evidence" => details.deliverable = text(),
        "kept" => {
            let preset = RETENTION_PRESETS.iter().find(|(name, _)| *name == field.rest);
            details.retention = preset.map_or(field.rest, |(_, text)| text).to_owned();
        }
        "iso" => refer(details, "ISO 27001:2022", field.rest),
        "csf" => refer(details, "NIST CSF 2.0", field.rest),
        "soc2" => refer(details, "SOC 2", field.rest),
        "split" => details.split.parts = text(),
        "proof" => details.split.evidence = text(),
        "hand-over" => details.split.hand_over = text(),
        _ => return field.bad("the entry has no such field", field.word),
    }
    Ok(())
}

/// `iso A.5.15, A.5.18`: the controls of one catalogue that the activity satisfies.
fn refer(details: &mut ActivityDetails, catalogue: &str, controls: &str) {
    let controls = controls.split(',').map(|control| format!("{catalogue} {}", control.trim()));
    details.controls.extend(controls);
}

/// One word that says what an activity is; no two sets of choices share a word that is written here.
fn trait_of(field: &Line<'_>, word: &str, details: &mut ActivityDetails) -> Result<(), BadPack> {
    if let Some(kind) = choice(word) {
        details.kind = kind;
    } else if let Some(nature) = choice(word) {
        details.nature = nature;
    } else if let Some(criticality) = choice(word) {
        details.criticality = criticality;
    } else if let Some(frequency) = choice(word) {
        details.frequency = Some(frequency);
    } else if let Some(control) = choice(word) {
        details.change_control = Some(control);
    } else {
        return field.bad("an activity cannot be", word);
    }
    Ok(())
}

/// `level 2 IM, BSO`: the level by its place in the register, then the roles that approve.
fn level(reader: &Reader<'_, '_>, field: &Line<'_>, details: &mut ActivityDetails) -> Result<(), BadPack> {
    let (place, approvers) = split_word(field.rest);
    let index = place.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
    let Some(level) = index.and_then(|index| reader.matrix.decision_levels.get(index)) else {
        return field.bad("there is no decision level", place);
    };
    details.decision_level = Some(level.id);
    let approvers = approvers.split(',').map(|key| reader.role(field, key.trim()));
    details.approvers = approvers.collect::<Result<Vec<RoleId>, _>>()?;
    Ok(())
}

/// `provider 24` (hours until it is documented), `approval IIO`, or `no`.
fn emergency(reader: &Reader<'_, '_>, field: &Line<'_>) -> Result<EmergencyRule, BadPack> {
    match split_word(field.rest) {
        ("provider", hours) => match hours.parse() {
            Ok(document_within_hours) => Ok(EmergencyRule::ProviderActs { document_within_hours }),
            Err(_) => field.bad("no number of hours", hours),
        },
        ("approval", key) => Ok(EmergencyRule::ApprovalFirst { approver: Some(reader.role(field, key)?) }),
        ("no", "") => Ok(EmergencyRule::NotPermitted),
        _ => field.bad("no emergency rule", field.rest),
    }
}
