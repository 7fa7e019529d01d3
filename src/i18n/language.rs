//! The languages of the widget, and what of them is no word.

/// A language with words of its own in `data/words/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Pashto,
    Dari,
    Urdu,
}

impl Language {
    pub const ALL: [Self; 4] = [Self::English, Self::Pashto, Self::Dari, Self::Urdu];

    /// BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Pashto => "ps",
            Self::Dari => "fa-AF",
            Self::Urdu => "ur",
        }
    }

    /// What its readers call it.
    pub fn endonym(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Pashto => "پښتو",
            Self::Dari => "دری",
            Self::Urdu => "اردو",
        }
    }

    /// As HTML's `dir`.
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

    /// The language of a BCP 47 tag, whatever its region: `en-GB`, `fa`, `prs`.
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

    /// Whether dates are said in the Solar Hijri calendar, with the Gregorian beside it.
    pub(super) fn has_solar_hijri(self) -> bool {
        matches!(self, Self::Pashto | Self::Dari)
    }

    /// The digit 0 of the numerals that CLDR gives the language; the others follow it.
    pub(super) fn zero(self) -> char {
        match self {
            Self::Pashto | Self::Dari => '۰',
            Self::English | Self::Urdu => '0',
        }
    }

    /// Which plural form a whole number takes, by CLDR's rules: these four languages have
    /// two.
    pub(super) fn is_one(self, count: usize) -> bool {
        count == 1 || count == 0 && self == Self::Dari
    }
}
