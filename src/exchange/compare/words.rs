//! Differences in words: what a thing is called, where it lies, what a value says. Plain English, no identities.

use serde_json::Value;

use super::target::{Register, RemarkPart, Target};
use crate::edit::Edit;
use crate::model::text::write_json;
use crate::model::{
    ActivityId, Area, DecisionLevel, Escalation, Id, Matrix, Party, Person, Position, Question, Record,
    RoleId, Scheme, ScopeItem, SeparatedPair,
};

/// Longer values are cut: a snapshot can be a whole file.
const LONGEST: usize = 300;

impl Register {
    /// What one line of it is called.
    pub const fn one(self) -> &'static str {
        match self {
            Self::Info => "matrix",
            Self::Scheme => "letters",
            Self::Rules => "rule settings",
            Self::Party => "party",
            Self::Person => "person",
            Self::Area => "area",
            Self::Role => "role",
            Self::Activity => "row",
            Self::Scope => "scope item",
            Self::DecisionLevel => "decision level",
            Self::Escalation => "escalation",
            Self::Review => "review",
            Self::SeparatedPair => "separated pair",
            Self::Waiver => "waiver",
            Self::Question => "open question",
            Self::Position => "position",
            Self::Baseline => "baseline",
            Self::SignOff => "sign-off",
        }
    }
    /// What several lines of it are called.
    pub const fn several(self) -> &'static str {
        match self {
            Self::Info | Self::Scheme | Self::Rules => self.one(),
            Self::Party => "parties",
            Self::Person => "people",
            Self::Area => "areas",
            Self::Role => "roles",
            Self::Activity => "rows",
            Self::Scope => "scope items",
            Self::DecisionLevel => "decision levels",
            Self::Escalation => "escalations",
            Self::Review => "reviews",
            Self::SeparatedPair => "separated pairs",
            Self::Waiver => "waivers",
            Self::Question => "open questions",
            Self::Position => "positions",
            Self::Baseline => "baselines",
            Self::SignOff => "sign-offs",
        }
    }
}

impl RemarkPart {
    /// What it is called.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Condition => "condition",
            Self::Note => "note",
            Self::Unread => "unread text",
        }
    }
}

/// The name of a field as people read it: "decided by".
pub fn label(field: &str) -> String {
    if field.is_empty() { "fields of a later version".to_owned() } else { field.replace('_', " ") }
}

/// What the thing is called in the matrix. `None` where it is not there.
pub fn name_of(matrix: &Matrix, register: Register, id: Id) -> Option<String> {
    fn named<T: Record>(list: &[T], id: Id, name: fn(&T) -> &String) -> Option<String> {
        list.iter().find(|record| record.raw_id() == id).map(|record| name(record).clone())
    }
    let name = match register {
        Register::Info | Register::Scheme | Register::Rules => Some(register.one().to_owned()),
        Register::Activity => matrix.activity(ActivityId(id)).map(|row| row.title.clone()),
        Register::Role => matrix.role(RoleId(id)).map(|role| role.title.clone()),
        Register::Party => named::<Party>(&matrix.parties, id, |it| &it.name),
        Register::Person => named::<Person>(&matrix.people, id, |it| &it.name),
        Register::Area => named::<Area>(&matrix.areas, id, |it| &it.title),
        Register::Scope => named::<ScopeItem>(&matrix.scope, id, |it| &it.name),
        Register::DecisionLevel => named::<DecisionLevel>(&matrix.decision_levels, id, |it| &it.title),
        Register::Escalation => named::<Escalation>(&matrix.escalations, id, |it| &it.event),
        Register::Review => matrix.reviews.iter().find(|it| it.id.0 == id).map(|it| match it.date {
            Some(date) => date.to_string(),
            None => it.outcome.clone(),
        }),
        Register::SeparatedPair => {
            let pair = |it: &SeparatedPair| [it.first.as_str(), it.second.as_str()].join(" / ");
            matrix.separated_pairs.iter().find(|it| it.id.0 == id).map(pair)
        }
        Register::Waiver => named(&matrix.waivers, id, |it| &it.rule),
        Register::Question => named::<Question>(&matrix.questions, id, |it| &it.text),
        Register::Position => {
            matrix.positions.iter().find(|it| it.id.0 == id).map(|it| position_name(matrix, it))
        }
        Register::Baseline => named(&matrix.baselines, id, |it| &it.name),
        Register::SignOff => named(&matrix.sign_offs, id, |it| &it.name),
    };
    name.map(|name| {
        let name = cut(name.trim());
        if name.is_empty() { ["untitled ", register.one()].concat() } else { name }
    })
}

fn position_name(matrix: &Matrix, position: &Position) -> String {
    let name = |register, id| name_of(matrix, register, id).unwrap_or_default();
    let row = name(Register::Activity, position.activity.0);
    [row.as_str(), " × ", &name(Register::Role, position.role.0)].concat()
}

/// Where the difference lies: "Log monitoring × Security Lead", "role Security Lead: contact". The first of the
/// matrices that has a thing gives its name.
pub fn place_of(matrices: &[&Matrix], target: &Target) -> String {
    let name = |register: Register, id: Id| {
        let found = matrices.iter().find_map(|matrix| name_of(matrix, register, id));
        found.unwrap_or_else(|| id.to_string())
    };
    let cell = |activity: ActivityId, role: RoleId| {
        let row = name(Register::Activity, activity.0);
        [row.as_str(), " × ", &name(Register::Role, role.0)].concat()
    };
    let record = |register: Register, id: Id| match register {
        Register::Info | Register::Scheme | Register::Rules => register.one().to_owned(),
        _ => [register.one(), " ", &name(register, id)].concat(),
    };
    match *target {
        Target::Letters(activity, role) => cell(activity, role),
        Target::Remark(activity, role, part) => [cell(activity, role).as_str(), ": ", part.word()].concat(),
        Target::Record(register, id) | Target::Order(register, id) => record(register, id),
        Target::Field(Register::Scheme, ..) => Register::Scheme.one().to_owned(),
        Target::Field(register, id, field) => [record(register, id).as_str(), ": ", &label(field)].concat(),
    }
}

/// Where a thing stands: "after Log monitoring".
pub(in crate::exchange) fn moved_after(matrix: &Matrix, register: Register, after: Option<Id>) -> String {
    match after.and_then(|after| name_of(matrix, register, after)) {
        Some(name) => ["after ", &name].concat(),
        None => "first".to_owned(),
    }
}

/// A scheme in words: "RACI: R Responsible, A Accountable".
pub(in crate::exchange) fn scheme_words(scheme: &Scheme) -> String {
    let mut words = scheme.name.clone();
    for (index, letter) in scheme.letters.iter().enumerate() {
        words.push_str(if index == 0 { ": " } else { ", " });
        words.push(letter.symbol);
        words.push(' ');
        words.push_str(&letter.name);
        if !letter.meaning.is_empty() {
            words.push_str(" (");
            words.push_str(&letter.meaning);
            words.push(')');
        }
    }
    words
}

/// What the edit sets, in words; things it names by identity are looked up.
pub(super) fn value_words(matrix: &Matrix, edit: &Edit) -> String {
    let mut bytes = Vec::new();
    let written = write_json(&mut bytes, edit, None);
    let json = written.ok().and_then(|()| serde_json::from_slice::<Value>(&bytes).ok()).unwrap_or_default();
    // `{"set_role": [id, {"contact": ...}]}`, `{"party": {"set": {"id": ..., "field": {"name": ...}}}}`
    let only = |value: &Value| value.as_object().and_then(|map| map.values().next()).cloned();
    let mut value = only(&json).unwrap_or_default();
    if let Some(last) = value.as_array().and_then(|parts| parts.last()) {
        value = last.clone();
    } else if let Some(field) = value.get("set").and_then(|set| set.get("field")) {
        value = field.clone();
    }
    if !matches!(edit, Edit::SetActivityTitle(..) | Edit::SetActivityArea(..) | Edit::SetRules(_)) {
        value = only(&value).unwrap_or_default();
    }
    cut(&words(matrix, &value))
}

fn words(matrix: &Matrix, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text_words(matrix, text),
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(|value| words(matrix, value)).collect();
            values.join(", ")
        }
        Value::Object(map) => {
            let said = |(name, value): (&String, &Value)| {
                let value = words(matrix, value);
                [label(&text_words(matrix, name)).as_str(), ": ", &value].concat()
            };
            map.iter().map(said).collect::<Vec<_>>().join("; ")
        }
    }
}

/// A text as it is; an identity as what it is of; a choice with spaces.
fn text_words(matrix: &Matrix, text: &str) -> String {
    const REFERRED_TO: [Register; 12] = [
        Register::Role,
        Register::Activity,
        Register::Person,
        Register::Party,
        Register::Area,
        Register::Scope,
        Register::DecisionLevel,
        Register::Escalation,
        Register::Waiver,
        Register::Question,
        Register::Baseline,
        Register::Position,
    ];
    if let Ok(id) = text.parse::<Id>()
        && let Some(name) = REFERRED_TO.iter().find_map(|register| name_of(matrix, *register, id))
    {
        return name;
    }
    let is_choice = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_choice { text.replace('_', " ") } else { text.to_owned() }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        None => text.to_owned(),
        Some((end, _)) => [text.get(..end).unwrap_or(text), "…"].concat(),
    }
}
