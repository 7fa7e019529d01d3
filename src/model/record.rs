//! Builds the records of a dataset that is to be written.

use super::Raw;

/// Fields of a [`Raw::Map`], in the order in which you add them.
#[derive(Default)]
pub struct Record(Vec<(String, Raw)>);

impl Record {
    pub fn value(&mut self, name: &str, value: Raw) {
        self.0.push((name.into(), value));
    }

    pub fn text(&mut self, name: &str, text: &str) {
        self.value(name, Raw::text(text));
    }

    pub fn optional_text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    pub fn number(&mut self, name: &str, number: f64) {
        self.value(name, Raw::Number(number));
    }

    pub fn list(&mut self, name: &str, items: impl Iterator<Item = Raw>) {
        self.value(name, Raw::List(items.collect()));
    }

    /// Adds no field if the list is empty.
    pub fn non_empty_list(&mut self, name: &str, items: impl Iterator<Item = Raw>) {
        let items: Vec<Raw> = items.collect();
        if !items.is_empty() {
            self.value(name, Raw::List(items));
        }
    }

    pub fn raw(self) -> Raw {
        Raw::Map(self.0)
    }
}

impl From<Vec<(String, Raw)>> for Record {
    fn from(fields: Vec<(String, Raw)>) -> Self {
        Self(fields)
    }
}
