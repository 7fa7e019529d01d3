//! Compares the order of names with CLDR's.

use clash_map::i18n::{Language, Locale};
use serde_json::Value;

#[test]
fn names_stand_in_the_order_of_their_language() {
    let oracle: Value = serde_json::from_str(include_str!("../oracles/collation.json")).unwrap();
    for language in Language::ALL {
        let expected: Vec<&str> = oracle[language.tag()]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap())
            .collect();
        let mut names = expected.clone();
        names.sort_unstable();
        names.sort_by(|a, b| Locale::of(language).unwrap().compare(a, b));
        assert_eq!(names, expected, "{language:?}");
    }
}
