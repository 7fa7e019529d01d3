//! Claimed numbers in words.

use super::{Locale, Word};
use crate::model::Figure;

/// A figure with the claimant's hedge and detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigurePhrase<'a> {
    /// "at least 10"; `None` where there is no hedge.
    pub hedged: Option<String>,
    /// In the language of the data: "soldiers", "3 women, 3 children".
    pub detail: Option<&'a str>,
    /// What joins the two.
    pub separator: &'static str,
}

impl<'a> FigurePhrase<'a> {
    /// Words of the data where there is no figure.
    pub fn of_words(words: &'a str) -> Self {
        Self {
            hedged: None,
            detail: Some(words),
            separator: "",
        }
    }
}

impl Locale {
    /// "7", "10+", "7–8", "≤55" where a claim is open downwards.
    pub fn figure_text(self, figure: &Figure) -> String {
        self.numerals(&match figure.max {
            None => format!("{}+", figure.min),
            Some(max) if max == figure.min => max.to_string(),
            Some(max) if figure.min == 0 => format!("≤{max}"),
            Some(max) => format!("{}–{max}", figure.min),
        })
    }

    /// The claimant's hedge and detail: "at least 10" "soldiers". A hedge that is not in
    /// the widget's words stands in those of the data.
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
