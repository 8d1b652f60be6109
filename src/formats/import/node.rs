//! Data that JSON and YAML have in common: texts, lists and maps.

use serde_json::Value;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// A single value, as text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Names with values, in order, each with its line (0 where nobody counted).
    Map(Vec<(String, Node, usize)>),
}

impl Node {
    /// The same as JSON has it.
    pub fn of(value: Value) -> Self {
        match value {
            Value::Null => Self::Text(String::new()),
            Value::Bool(value) => Self::Text(value.to_string()),
            Value::Number(value) => Self::Text(value.to_string()),
            Value::String(text) => Self::Text(text),
            Value::Array(list) => Self::List(list.into_iter().map(Self::of).collect()),
            Value::Object(map) => {
                Self::Map(map.into_iter().map(|(key, value)| (key, Self::of(value), 0)).collect())
            }
        }
    }

    /// A value that is one text, or a list of nothing but texts, which stand in lines of their own.
    pub fn flat(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::List(list) => {
                let texts = list.iter().map(|item| match item {
                    Self::Text(text) => Some(text.as_str()),
                    _ => None,
                });
                texts.collect::<Option<Vec<&str>>>().map(|texts| texts.join("\n"))
            }
            Self::Map(map) if map.is_empty() => Some(String::new()),
            Self::Map(_) => None,
        }
    }
}
