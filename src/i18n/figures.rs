//! Claimed numbers as text.

use super::{Locale, Word};
use crate::model::Figure;

/// A figure with the claimant's qualifier and detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigurePhrase<'a> {
    /// The number with its qualifier: "at least 10". `None` if there is no qualifier.
    pub hedged: Option<String>,
    /// In the language of the data: "soldiers", "3 women, 3 children".
    pub detail: Option<&'a str>,
    /// The text between the two.
    pub separator: &'static str,
}

impl<'a> FigurePhrase<'a> {
    /// For a claim without a figure: its text.
    pub fn of_words(words: &'a str) -> Self {
        Self {
            hedged: None,
            detail: Some(words),
            separator: "",
        }
    }
}

impl Locale {
    /// "7", "10+" or "7–8". "≤55" if the claim has no lower limit.
    pub fn figure_text(self, figure: &Figure) -> String {
        self.numerals(&match figure.max {
            None => format!("{}+", figure.min),
            Some(max) if max == figure.min => max.to_string(),
            Some(max) if figure.min == 0 => format!("≤{max}"),
            Some(max) => format!("{}–{max}", figure.min),
        })
    }

    /// The claimant's qualifier and detail: "at least 10" "soldiers". A qualifier that the widget
    /// cannot translate stays in the language of the data.
    pub fn figure_phrase(self, figure: &Figure) -> FigurePhrase<'_> {
        let number = match (figure.qualifier.as_deref(), figure.max) {
            (Some("up to"), Some(max)) => self.number(max as usize),
            (_, None) => self.number(figure.min as usize),
            _ => self.figure_text(figure),
        };
        let hedged = figure.qualifier.as_deref().map(|qualifier| {
            let word = match qualifier {
                "at least" => Word::AtLeast,
                "more than" => Word::MoreThan,
                "about" => Word::About,
                "nearly" => Word::Nearly,
                "up to" => Word::UpTo,
                other => return format!("{other} {number}"),
            };
            self.fill(word, &[("number", &number)])
        });
        let detail = figure.detail.as_deref();
        let counts_on = detail.is_some_and(|detail| {
            detail.starts_with(|c: char| c.is_ascii_digit()) || detail.starts_with("includ")
        });
        let separator = match (&hedged, detail) {
            (Some(_), Some(_)) if counts_on => ", ",
            (Some(_), Some(_)) => " ",
            _ => "",
        };
        FigurePhrase {
            hedged,
            detail,
            separator,
        }
    }
}
