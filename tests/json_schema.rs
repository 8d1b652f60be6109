//! The checked-in schema is the one that the types give, and what is written keeps to it.
//!
//! Run with `cargo nextest run --features schema --test json_schema`. After a change of the types,
//! `cargo run --features schema -- schema > schema/remit-matrix-1.json` makes it current.
#![cfg(feature = "schema")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

mod json_support;

use json_support::Draw;
use remit::formats::json::{schema, write};
use remit::model::Matrix;
use serde_json::{Value, json};

/// Checks the parts of JSON Schema that ours uses; anything else in it makes the check fail.
struct Checker {
    schema: Value,
}

impl Checker {
    fn new() -> Self {
        Self { schema: serde_json::from_str(&schema()).unwrap() }
    }

    fn document(&self, text: &str) -> Result<(), String> {
        self.check(&self.schema, &serde_json::from_str(text).unwrap(), "")
    }

    fn check(&self, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
        let Some(keywords) = schema.as_object() else { return Ok(()) };
        for (keyword, wanted) in keywords {
            let holds = match keyword.as_str() {
                "$schema" | "$defs" | "title" | "description" | "default" | "format" => true,
                "$ref" => {
                    let target = wanted
                        .as_str()
                        .and_then(|target| self.schema.pointer(target.trim_start_matches('#')));
                    self.check(target.unwrap(), value, path)?;
                    true
                }
                "const" => wanted == value,
                "enum" => wanted.as_array().unwrap().contains(value),
                "type" => match wanted {
                    Value::Array(types) => types.iter().any(|one| is_of_type(one, value)),
                    one => is_of_type(one, value),
                },
                "anyOf" => self.matching(wanted, value, path) > 0,
                "oneOf" => self.matching(wanted, value, path) == 1,
                "items" => self.items(schema, wanted, value, path)?,
                "prefixItems" => true,
                "minItems" => {
                    value.as_array().is_none_or(|list| list.len() as u64 >= wanted.as_u64().unwrap())
                }
                "maxItems" => {
                    value.as_array().is_none_or(|list| list.len() as u64 <= wanted.as_u64().unwrap())
                }
                "minimum" => value.as_f64().is_none_or(|number| number >= wanted.as_f64().unwrap()),
                "maximum" => value.as_f64().is_none_or(|number| number <= wanted.as_f64().unwrap()),
                "minLength" => {
                    value.as_str().is_none_or(|it| it.chars().count() as u64 >= wanted.as_u64().unwrap())
                }
                "maxLength" => {
                    value.as_str().is_none_or(|it| it.chars().count() as u64 <= wanted.as_u64().unwrap())
                }
                "pattern" => value.as_str().is_none_or(|text| matches_pattern(wanted, text)),
                "required" => value.as_object().is_none_or(|object| {
                    wanted.as_array().unwrap().iter().all(|name| object.contains_key(name.as_str().unwrap()))
                }),
                "properties" | "additionalProperties" | "propertyNames" => {
                    self.members(schema, keyword, wanted, value, path)?
                }
                other => panic!("the checker does not know {other}"),
            };
            if !holds {
                return Err(format!("{path}: {keyword} {wanted} does not hold for {value}"));
            }
        }
        Ok(())
    }

    fn matching(&self, schemas: &Value, value: &Value, path: &str) -> usize {
        schemas.as_array().unwrap().iter().filter(|schema| self.check(schema, value, path).is_ok()).count()
    }

    fn items(&self, schema: &Value, wanted: &Value, value: &Value, path: &str) -> Result<bool, String> {
        let first = schema.get("prefixItems").and_then(Value::as_array).cloned().unwrap_or_default();
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            self.check(first.get(index).unwrap_or(wanted), item, &format!("{path}[{index}]"))?;
        }
        Ok(true)
    }

    fn members(
        &self,
        schema: &Value,
        keyword: &str,
        wanted: &Value,
        value: &Value,
        path: &str,
    ) -> Result<bool, String> {
        let known = schema.get("properties").unwrap_or(&Value::Null);
        for (name, member) in value.as_object().into_iter().flatten() {
            let path = format!("{path}.{name}");
            match (keyword, known.get(name)) {
                ("properties", Some(known)) => self.check(known, member, &path)?,
                ("propertyNames", _) => self.check(wanted, &json!(name), &path)?,
                ("additionalProperties", None) if *wanted == json!(false) => {
                    return Err(format!("{path} is not allowed"));
                }
                ("additionalProperties", None) => self.check(wanted, member, &path)?,
                _ => {}
            }
        }
        Ok(true)
    }
}

fn is_of_type(name: &Value, value: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the checker does not know the type {other}"),
    }
}

/// The schema has one pattern, that of an id.
fn matches_pattern(pattern: &Value, text: &str) -> bool {
    assert_eq!(pattern, "^[0-9a-hjkmnp-tv-z]{10}$");
    text.parse::<remit::model::Id>().is_ok()
}

#[test]
fn the_checked_in_schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/remit-matrix-1.json");
    let checked_in = std::fs::read_to_string(path).unwrap();
    assert!(
        checked_in == schema(),
        "make it current: cargo run --features schema -- schema > schema/remit-matrix-1.json"
    );
}

#[test]
fn what_is_written_keeps_to_the_schema() {
    let checker = Checker::new();
    for seed in 0..300 {
        checker.document(&write(&Draw::new(seed).matrix())).unwrap();
    }
}

#[test]
fn what_the_reader_refuses_does_not_keep_to_the_schema() {
    let checker = Checker::new();
    let text = write(&Matrix::default());
    checker.document(&text).unwrap();
    for (there, instead) in [
        ("\"version\": 1", "\"version\": 2"),
        ("\"format\": \"remit-matrix\",", ""),
        ("\"people\": []", "\"people\": {}"),
        ("\"people\": []", "\"people\": [{\"name\": \"without an id\"}]"),
        ("\"people\": []", "\"status\": \"odd\""),
        ("\"part\": \"does\"", "\"part\": \"odd\""),
        (
            "\"activities\": []",
            "\"activities\": [{\"id\": \"0000000001\", \"assignments\": {\"Lead\": \"R\"}}]",
        ),
        (
            "\"activities\": []",
            "\"activities\": [{\"id\": \"0000000001\", \"assignments\": {\"0000000001\": 1}}]",
        ),
    ] {
        assert!(text.contains(there), "{there}");
        assert!(checker.document(&text.replace(there, instead)).is_err(), "{instead}");
    }
}
