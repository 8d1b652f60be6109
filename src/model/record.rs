//! Records: things with an identity, named fields and room for fields a later version adds.
//!
//! One declaration gives the type, the enum of its fields (so that changing a field is data),
//! and its place in the file. Knows nothing of what the records mean.

use indexmap::IndexMap;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::id::Id;

/// Fields that this version does not know, in the order they were read; they survive a round trip.
pub type ExtraMap = IndexMap<String, serde_json::Value>;
/// [`ExtraMap`], boxed because it is nearly always absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extra(Option<Box<ExtraMap>>);

impl Extra {
    /// Nothing unknown.
    pub const NONE: Self = Self(None);

    /// Keeps one unknown field.
    pub fn insert(&mut self, key: String, value: serde_json::Value) {
        self.0.get_or_insert_default().insert(key, value);
    }
    /// The unknown fields, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &serde_json::Value)> {
        self.0.iter().flat_map(|map| map.iter())
    }
    /// Whether the field is already kept.
    pub fn contains(&self, key: &str) -> bool {
        self.0.as_ref().is_some_and(|map| map.contains_key(key))
    }
    /// How many unknown fields are kept.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |map| map.len())
    }
    /// Whether nothing unknown was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A thing in one of the matrix's lists.
pub trait Record: Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned {
    /// The type of its identity.
    type Id: Copy + Eq + std::fmt::Debug + std::fmt::Display + Serialize + DeserializeOwned;
    /// One of its fields with a value.
    type Field: Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned;

    /// Its identity.
    fn id(&self) -> Self::Id;
    /// Puts the field's value in place and returns the field with the value it had.
    fn swap(&mut self, field: Self::Field) -> Self::Field;
    /// Its identity, whatever its kind.
    fn raw_id(&self) -> Id;
    /// The fields in which `other` differs, each with the value it has there.
    fn unlike(&self, other: &Self) -> Vec<Self::Field>;
    /// The name of the field as it stands in the file.
    fn field_name(field: &Self::Field) -> &'static str;
    /// Fields that this version does not know.
    fn unknown_fields(&self) -> &Extra;
    /// The same, to be changed.
    fn unknown_fields_mut(&mut self) -> &mut Extra;
}

/// Whether a value is what an absent field stands for.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Reads the value of one member. A function of its own, so that the many members of one type share its code.
///
/// # Errors
/// Where the value is not of the type.
#[inline(never)]
pub(crate) fn read_member<'de, A, T>(map: &mut A) -> Result<T, A::Error>
where
    A: serde::de::MapAccess<'de>,
    T: serde::Deserialize<'de>,
{
    map.next_value()
}

/// Writes one member, unless its value is what an absent member stands for.
///
/// # Errors
/// Where the writer fails.
#[inline(never)]
pub(crate) fn write_member<M, T>(map: &mut M, name: &'static str, value: &T) -> Result<(), M::Error>
where
    M: serde::ser::SerializeMap,
    T: Serialize + Default + PartialEq,
{
    if is_default(value) { Ok(()) } else { map.serialize_entry(name, value) }
}

/// Writes the one member that a field with its value is.
///
/// # Errors
/// Where the writer fails.
#[inline(never)]
pub(crate) fn write_field<S, T>(serializer: S, name: &'static str, value: &T) -> Result<S::Ok, S::Error>
where
    S: serde::Serializer,
    T: Serialize,
{
    use serde::ser::SerializeMap;
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(name, value)?;
    map.end()
}

/// Declares a record: `record! { /// doc Name, NameField, NameId { /// doc Variant field: Type, } }`.
///
/// In the file a field with its default value is left out; unknown fields follow the known ones.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident, $field_enum:ident, $id:ty {
            $( $(#[$field_doc:meta])* $variant:ident $field:ident: $type:ty ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
        pub struct $name {
            /// Its identity.
            pub id: $id,
            $( $(#[$field_doc])* pub $field: $type, )*
            /// Fields that this version does not know.
            #[cfg_attr(feature = "schema", schemars(skip))]
            pub extra: $crate::model::record::Extra,
        }

        #[doc = concat!("One field of [`", stringify!($name), "`] with a value.")]
        #[derive(Debug, Clone, PartialEq)]
        pub enum $field_enum {
            $( $(#[$field_doc])* $variant($type), )*
        }

        impl $field_enum {
            /// The field's name as it stands in the file.
            pub fn name(&self) -> &'static str {
                match self { $( Self::$variant(_) => stringify!($field), )* }
            }
        }

        impl serde::Serialize for $field_enum {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $( Self::$variant(value) =>
                        $crate::model::record::write_field(serializer, stringify!($field), value), )*
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $field_enum {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct OneField;
                impl<'de> serde::de::Visitor<'de> for OneField {
                    type Value = $field_enum;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("one field of ", stringify!($name)))
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$field_enum, A::Error> {
                        use serde::de::Error;
                        let name: String = map.next_key()?.unwrap_or_default();
                        match name.as_str() {
                            $( stringify!($field) =>
                                $crate::model::record::read_member(&mut map).map($field_enum::$variant), )*
                            _ => Err(A::Error::unknown_field(&name, &[$( stringify!($field) ),*])),
                        }
                    }
                }
                deserializer.deserialize_map(OneField)
            }
        }

        impl $crate::model::record::Record for $name {
            type Id = $id;
            type Field = $field_enum;
            fn id(&self) -> $id {
                self.id
            }
            fn swap(&mut self, field: $field_enum) -> $field_enum {
                match field {
                    $( $field_enum::$variant(value) =>
                        $field_enum::$variant(std::mem::replace(&mut self.$field, value)), )*
                }
            }
            fn raw_id(&self) -> $crate::model::Id {
                self.id.0
            }
            fn unlike(&self, other: &Self) -> Vec<$field_enum> {
                let mut fields = Vec::new();
                $( if self.$field != other.$field {
                    fields.push($field_enum::$variant(other.$field.clone()));
                } )*
                fields
            }
            fn field_name(field: &$field_enum) -> &'static str {
                field.name()
            }
            fn unknown_fields(&self) -> &$crate::model::record::Extra {
                &self.extra
            }
            fn unknown_fields_mut(&mut self) -> &mut $crate::model::record::Extra {
                &mut self.extra
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("id", &self.id)?;
                $( $crate::model::record::write_member(&mut map, stringify!($field), &self.$field)?; )*
                for (key, value) in self.extra.iter() {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields;
                impl<'de> serde::de::Visitor<'de> for Fields {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("an object (", stringify!($name), ")"))
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        use serde::de::Error;
                        let mut record = $name::default();
                        let mut seen: Vec<&'static str> = Vec::new();
                        let mut once = |key: &'static str| {
                            if seen.contains(&key) {
                                return Err(A::Error::duplicate_field(key));
                            }
                            seen.push(key);
                            Ok(())
                        };
                        while let Some(key) = map.next_key::<String>()? {
                            match key.as_str() {
                                "id" => { once("id")?; record.id = map.next_value()?; }
                                $( stringify!($field) => {
                                    once(stringify!($field))?;
                                    record.$field = $crate::model::record::read_member(&mut map)?;
                                } )*
                                _ if record.extra.contains(&key) => {
                                    return Err(A::Error::custom(format_args!("the name \"{key}\" stands twice")));
                                }
                                _ => { let value = map.next_value()?; record.extra.insert(key, value); }
                            }
                        }
                        Ok(record)
                    }
                }
                deserializer.deserialize_map(Fields)
            }
        }
    };
}
pub(crate) use record;
