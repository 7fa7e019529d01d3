//! Values of a dataset as written, before the loader checks them.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A value as written, in the terms of JSON.
///
/// It deserializes from any self-describing format of serde: from JSON in native code, from
/// JavaScript objects in the browser. Nesting deeper than [`Raw::MAX_DEPTH`] is an error, which
/// also catches an object that contains itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Raw>),
    /// The fields in the order of the file. A name may occur twice.
    Map(Vec<(String, Raw)>),
}

impl Raw {
    /// The most lists and maps that may enclose a value. A dataset has seven.
    pub const MAX_DEPTH: u8 = 16;

    pub fn text(text: &str) -> Self {
        Raw::Text(text.into())
    }

    /// The value of the first field with this name.
    pub fn get(&self, name: &str) -> Option<&Raw> {
        let Raw::Map(fields) = self else { return None };
        fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Nesting {
            levels_left: Self::MAX_DEPTH,
        }
        .deserialize(deserializer)
    }
}

/// Reads one value, which may nest this many levels of lists and maps.
#[derive(Clone, Copy)]
struct Nesting {
    levels_left: u8,
}

impl Nesting {
    fn inside<E: Error>(self) -> Result<Self, E> {
        match self.levels_left.checked_sub(1) {
            Some(levels_left) => Ok(Self { levels_left }),
            None => Err(E::custom("nested too deeply")),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Nesting {
    type Value = Raw;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nesting {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, true, false, a number, text, a list or an object")
    }

    fn visit_unit<E: Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Number(value as f64))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Number(value as f64))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Number(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.into()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Raw, E> {
        Ok(Raw::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let inside = self.inside()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Raw, A::Error> {
        let inside = self.inside()?;
        let mut map = Vec::new();
        while let Some(name) = fields.next_key::<String>()? {
            map.push((name, fields.next_value_seed(inside)?));
        }
        Ok(Raw::Map(map))
    }
}
