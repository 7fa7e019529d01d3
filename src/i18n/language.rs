//! The languages of the widget, and their properties besides the words.

/// A language of the widget. Its words are in `data/words/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Pashto,
    Dari,
    Urdu,
}

impl Language {
    pub const ALL: [Self; 4] = [Self::English, Self::Pashto, Self::Dari, Self::Urdu];

    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Pashto => "ps",
            Self::Dari => "fa-AF",
            Self::Urdu => "ur",
        }
    }

    /// The language's name in the language itself.
    pub fn endonym(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Pashto => "پښتو",
            Self::Dari => "دری",
            Self::Urdu => "اردو",
        }
    }

    /// Value of HTML's `dir`.
    pub fn direction(self) -> &'static str {
        if self.is_right_to_left() {
            "rtl"
        } else {
            "ltr"
        }
    }

    pub fn is_right_to_left(self) -> bool {
        self != Self::English
    }

    /// The language of a BCP 47 tag, whatever the region: `en-GB`, `fa`, `prs`.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(Self::English),
            "ps" => Some(Self::Pashto),
            "fa" | "prs" => Some(Self::Dari),
            "ur" => Some(Self::Urdu),
            _ => None,
        }
    }

    /// Whether dates are in the Solar Hijri calendar, followed by the Gregorian date.
    pub(super) fn has_solar_hijri(self) -> bool {
        matches!(self, Self::Pashto | Self::Dari)
    }

    /// The digit 0 of the language's numerals in CLDR. The other digits follow it in Unicode.
    pub(super) fn zero(self) -> char {
        match self {
            Self::Pashto | Self::Dari => '۰',
            Self::English | Self::Urdu => '0',
        }
    }

    /// Whether a whole number takes the plural form `one` of CLDR. These four languages have two
    /// forms, `one` and `other`.
    pub(super) fn is_one(self, count: usize) -> bool {
        count == 1 || count == 0 && self == Self::Dari
    }
}
