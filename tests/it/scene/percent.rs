use clash_map::scene::{decoded, encoded};
use proptest::prelude::*;

#[test]
fn what_could_end_a_value_or_a_link_is_escaped() {
    for (text, query) in [
        ("airstrike,clash", "airstrike,clash"),
        ("2024-03-16-mir-ali_~.", "2024-03-16-mir-ali_~."),
        ("a b&c=d#e%f+g", "a%20b%26c%3Dd%23e%25f%2Bg"),
        ("Türkiye", "T%C3%BCrkiye"),
        ("پکتیکا", "%D9%BE%DA%A9%D8%AA%DB%8C%DA%A9%D8%A7"),
        ("(it's!*)", "%28it%27s%21%2A%29"),
        ("", ""),
    ] {
        assert_eq!(encoded(text), query);
        assert_eq!(decoded(query), text);
    }
}

// From the URL standard's parser of application/x-www-form-urlencoded.
#[test]
fn strange_escapes_are_read_as_browsers_read_them() {
    for (query, text) in [
        ("mir+ali", "mir ali"),
        ("%d9%be", "پ"),
        ("100%", "100%"),
        ("%4", "%4"),
        ("%zz", "%zz"),
        ("%%20", "% "),
        ("%+1", "% 1"),
        ("a%FFb", "a\u{FFFD}b"),
        ("%E0%A4", "\u{FFFD}"),
    ] {
        assert_eq!(decoded(query), text, "{query}");
    }
}

proptest! {
    #[test]
    fn any_text_survives_a_query(text in any::<String>()) {
        let query = encoded(&text);
        prop_assert!(query.bytes().all(|b| b.is_ascii_graphic() && !b"&=#+\"'<>".contains(&b)));
        prop_assert_eq!(decoded(&query), text);
    }
}
