//! Describes the file as a JSON Schema, from the types that are read and written.
//!
//! Only the places where the file's shape differs from the types are written down here. Built natively
//! alone, for the checked-in schema and the command line.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::{FORMAT, VERSION};
use crate::model::{
    ActivityDetails, ActivityId, Area, AreaId, Baseline, DecisionLevel, Escalation, LogEntry, MatrixInfo,
    Party, Person, Position, Question, Remark, Review, Role, RuleSettings, Scheme, ScopeItem, SeparatedPair,
    SignOff, Waiver,
};

/// The schema of version 1, as it is checked in under `schema/`.
pub fn schema() -> String {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut members = Map::new();
    members
        .insert("format".to_owned(), json!({ "const": FORMAT, "description": "What kind of file this is." }));
    members.insert(
        "version".to_owned(),
        json!({ "const": VERSION, "description": "The version of the format." }),
    );
    members.extend(members_of::<MatrixInfo>(&mut generator));
    members.insert("scheme".to_owned(), generator.subschema_for::<Scheme>().to_value());
    members.insert("rules".to_owned(), generator.subschema_for::<RuleSettings>().to_value());
    members.extend(lists(&mut generator));
    let mut definitions = generator.take_definitions(true);
    definitions.insert("Activity".to_owned(), activity(&mut generator));
    definitions.insert("Cell".to_owned(), cell(&mut generator));
    definitions.extend(generator.take_definitions(true));
    definitions.values_mut().for_each(complete);
    let document = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Remit matrix",
        "description": "A responsibility matrix: who does, owns, is asked about and is told of each activity. \
                        Members that are not described here are kept, where they are allowed.",
        "type": "object",
        "required": ["format", "version", "id"],
        "properties": members,
        "$defs": definitions,
    });
    // Pretty printing of plain values cannot fail.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// The members of a record, as they stand in the object that is around it.
fn members_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Map<String, Value> {
    let mut schema = T::json_schema(generator).to_value();
    let mut members = match schema.get_mut("properties").map(Value::take) {
        Some(Value::Object(members)) => members,
        _ => Map::new(),
    };
    members.values_mut().for_each(forget_default_id);
    members
}

/// The lists of the document.
fn lists(generator: &mut SchemaGenerator) -> Map<String, Value> {
    let mut lists = Map::new();
    let mut list = |name: &str, items: Schema| {
        lists.insert(name.to_owned(), json!({ "type": "array", "items": items }));
    };
    list("parties", generator.subschema_for::<Party>());
    list("people", generator.subschema_for::<Person>());
    list("roles", generator.subschema_for::<Role>());
    list("areas", generator.subschema_for::<Area>());
    list("activities", json_schema!({ "$ref": "#/$defs/Activity" }));
    list("scope", generator.subschema_for::<ScopeItem>());
    list("decision_levels", generator.subschema_for::<DecisionLevel>());
    list("escalations", generator.subschema_for::<Escalation>());
    list("reviews", generator.subschema_for::<Review>());
    list("separated_pairs", generator.subschema_for::<SeparatedPair>());
    list("waivers", generator.subschema_for::<Waiver>());
    list("questions", generator.subschema_for::<Question>());
    list("positions", generator.subschema_for::<Position>());
    list("baselines", generator.subschema_for::<Baseline>());
    list("sign_offs", generator.subschema_for::<SignOff>());
    list("log", generator.subschema_for::<LogEntry>());
    lists
}

/// A row: the details stand beside the title and the cells.
fn activity(generator: &mut SchemaGenerator) -> Value {
    let mut members = Map::new();
    members.insert("id".to_owned(), generator.subschema_for::<ActivityId>().to_value());
    members.insert("title".to_owned(), json!({ "type": "string", "description": "What is to be done." }));
    let area = generator.subschema_for::<AreaId>();
    members.insert(
        "area".to_owned(),
        json!({ "anyOf": [area, { "type": "null" }], "description": "The group it belongs to." }),
    );
    let assignments = json!({
        "type": "object",
        "description": "What each role has to do with it, by the id of the role.",
        "propertyNames": generator.subschema_for::<crate::model::RoleId>(),
        "additionalProperties": { "$ref": "#/$defs/Cell" },
    });
    members.insert("assignments".to_owned(), assignments);
    let mut details = members_of::<ActivityDetails>(generator);
    details.shift_remove("id");
    members.extend(details);
    json!({ "type": "object", "description": "A row: one task or decision.", "properties": members })
}

/// A cell: letters alone, or letters with what is said of them.
fn cell(generator: &mut SchemaGenerator) -> Value {
    let letters = json!({
        "type": "string",
        "description": "Letters of the scheme, in its order: \"RA\".",
    });
    let mut members = Map::new();
    members.insert("letters".to_owned(), letters.clone());
    members.extend(members_of::<Remark>(generator));
    json!({ "anyOf": [letters, { "type": "object", "properties": members, "additionalProperties": false }] })
}

/// A record has an id and room for unknown members; what has no id has no room.
fn complete(definition: &mut Value) {
    let Some(definition) = definition.as_object_mut() else { return };
    let Some(members) = definition.get_mut("properties").and_then(Value::as_object_mut) else { return };
    members.values_mut().for_each(forget_default_id);
    if members.contains_key("id") {
        definition.insert("required".to_owned(), json!(["id"]));
    } else {
        definition.insert("additionalProperties".to_owned(), json!(false));
    }
}

/// Identities of nothing are an affair of the types; in the file they are left out.
fn forget_default_id(member: &mut Value) {
    let nothing = json!(crate::model::Id::default());
    if let Some(member) = member.as_object_mut().filter(|member| member.get("default") == Some(&nothing)) {
        member.shift_remove("default");
    }
}

#[cfg(test)]
mod tests {
    use super::super::members::{INFO, LISTS};
    use super::super::strict::WITHOUT_ROOM;
    use super::*;

    fn names(schema: &Value, object: &str) -> Vec<String> {
        let object = schema.pointer(&format!("{object}/properties")).and_then(Value::as_object).unwrap();
        object.keys().cloned().collect()
    }

    #[test]
    fn the_reader_knows_the_names_that_the_types_have() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let lists = LISTS.iter().map(|(name, _)| *name);
        let known: Vec<&str> =
            ["format", "version"].into_iter().chain(INFO).chain(["scheme", "rules"]).chain(lists).collect();
        assert_eq!(names(&schema, ""), known);
        let definitions = [
            ("copy", "CopyNote"),
            ("scheme", "Scheme"),
            ("scheme.letters", "LetterDefinition"),
            ("rules", "RuleSettings"),
            ("rules.limits", "Limits"),
            ("activities.split", "Split"),
            ("reviews.checks", "ReviewChecks"),
            ("log", "LogEntry"),
        ];
        for (path, definition) in definitions {
            let known =
                WITHOUT_ROOM.iter().find(|(known, _)| *known == path).map(|(_, names)| names.to_vec());
            assert_eq!(Some(names(&schema, &format!("/$defs/{definition}"))), known.map(strings), "{path}");
        }
    }

    fn strings(names: Vec<&str>) -> Vec<String> {
        names.into_iter().map(str::to_owned).collect()
    }
}
