//! The binary form of an embedded dataset: small when compressed, and readable without a JSON
//! parser.
//!
//! ```text
//! file   = tree length (u32, little-endian), tree, texts
//! tree   = a value
//! value  = 0 | 1 | 2                    null, false, true
//!        | 3 varint                     whole number below 2^32
//!        | 4 f64                        any other number, little-endian
//!        | 5 text
//!        | 6 varint value*              list: length, items
//!        | 7 varint (text value)*       map: length, fields
//! text   = varint                       0: the next of `texts`; n: the n-th shared text
//! texts  = (UTF-8, 255)*                the byte 255 never occurs in UTF-8
//! varint = seven bits per byte, lowest first; the high bit means that more follow
//! ```
//!
//! A text of at most [`SHARED_LEN_MAX`] bytes becomes a shared text when it first occurs. The texts
//! are outside the tree and have no lengths, because prose compresses best without other bytes
//! between it.

use super::Raw;

/// Longest text, in bytes, that is stored once however often it occurs. The limit is low so that a
/// few bytes of garbage cannot allocate much memory.
const SHARED_LEN_MAX: usize = 64;
const TEXT_END: u8 = 0xFF;

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const WHOLE: u8 = 3;
const FLOAT: u8 = 4;
const TEXT: u8 = 5;
const LIST: u8 = 6;
const MAP: u8 = 7;

/// Writes the embedded form. [`unpack`] cannot read values nested deeper than [`Raw::MAX_DEPTH`].
pub fn pack(raw: &Raw) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.value(raw);
    let mut bytes = (writer.tree.len() as u32).to_le_bytes().to_vec();
    bytes.append(&mut writer.tree);
    bytes.append(&mut writer.texts);
    bytes
}

/// Inverse of [`pack`]. Returns `None` for anything that [`pack`] does not write.
pub fn unpack(bytes: &[u8]) -> Option<Raw> {
    let (tree_len, rest) = bytes.split_first_chunk()?;
    let (tree, texts) = rest.split_at_checked(u32::from_le_bytes(*tree_len) as usize)?;
    let mut reader = Reader {
        tree,
        texts,
        shared: Vec::new(),
    };
    let raw = reader.value(Raw::MAX_DEPTH)?;
    (reader.tree.is_empty() && reader.texts.is_empty()).then_some(raw)
}

#[derive(Default)]
struct Writer<'a> {
    tree: Vec<u8>,
    texts: Vec<u8>,
    shared: Vec<&'a str>,
}

impl<'a> Writer<'a> {
    fn value(&mut self, raw: &'a Raw) {
        match raw {
            Raw::Null => self.tree.push(NULL),
            Raw::Bool(false) => self.tree.push(FALSE),
            Raw::Bool(true) => self.tree.push(TRUE),
            Raw::Number(number) => self.number(*number),
            Raw::Text(text) => {
                self.tree.push(TEXT);
                self.text(text);
            }
            Raw::List(items) => {
                self.tree.push(LIST);
                self.varint(items.len() as u32);
                for item in items {
                    self.value(item);
                }
            }
            Raw::Map(fields) => {
                self.tree.push(MAP);
                self.varint(fields.len() as u32);
                for (name, value) in fields {
                    self.text(name);
                    self.value(value);
                }
            }
        }
    }

    fn number(&mut self, number: f64) {
        let whole = number as u32;
        // Compared as bits, because −0 is not 0.
        if f64::from(whole).to_bits() == number.to_bits() {
            self.tree.push(WHOLE);
            self.varint(whole);
        } else {
            self.tree.push(FLOAT);
            self.tree.extend(number.to_le_bytes());
        }
    }

    fn text(&mut self, text: &'a str) {
        if let Some(index) = self.shared.iter().position(|shared| *shared == text) {
            return self.varint(index as u32 + 1);
        }
        self.varint(0);
        self.texts.extend(text.bytes());
        self.texts.push(TEXT_END);
        if text.len() <= SHARED_LEN_MAX {
            self.shared.push(text);
        }
    }

    fn varint(&mut self, mut number: u32) {
        while number > 0x7F {
            self.tree.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.tree.push(number as u8);
    }
}

struct Reader<'a> {
    tree: &'a [u8],
    texts: &'a [u8],
    shared: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn value(&mut self, levels_left: u8) -> Option<Raw> {
        Some(match self.byte()? {
            NULL => Raw::Null,
            FALSE => Raw::Bool(false),
            TRUE => Raw::Bool(true),
            WHOLE => Raw::Number(f64::from(self.varint()?)),
            FLOAT => {
                let (bytes, rest) = self.tree.split_first_chunk()?;
                self.tree = rest;
                Raw::Number(f64::from_le_bytes(*bytes))
            }
            TEXT => Raw::Text(self.text()?.into()),
            LIST => {
                let inside = levels_left.checked_sub(1)?;
                // No capacity reserved: the stored length may be false.
                let mut items = Vec::new();
                for _ in 0..self.varint()? {
                    items.push(self.value(inside)?);
                }
                Raw::List(items)
            }
            MAP => {
                let inside = levels_left.checked_sub(1)?;
                let mut fields = Vec::new();
                for _ in 0..self.varint()? {
                    fields.push((self.text()?.into(), self.value(inside)?));
                }
                Raw::Map(fields)
            }
            _ => return None,
        })
    }

    fn text(&mut self) -> Option<&'a str> {
        let number = self.varint()? as usize;
        if let Some(index) = number.checked_sub(1) {
            return self.shared.get(index).copied();
        }
        let end = self.texts.iter().position(|byte| *byte == TEXT_END)?;
        let text = str::from_utf8(&self.texts[..end]).ok()?;
        self.texts = &self.texts[end + 1..];
        if text.len() <= SHARED_LEN_MAX {
            self.shared.push(text);
        }
        Some(text)
    }

    fn varint(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return number.try_into().ok();
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.tree.split_first()?;
        self.tree = rest;
        Some(*byte)
    }
}
