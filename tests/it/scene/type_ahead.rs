//! Typing letters to reach a name.

use clash_map::scene::TypeAhead;

const NAMES: [&str; 6] = ["Paktika", "Khost", "Kunar", "Paktia", "Kābul", "کندهار"];

/// Returns the name that a reader reaches from index `at` by typing the letters, `step_ms`
/// milliseconds apart.
fn typed(letters: &str, step_ms: f64, at: usize) -> Option<&'static str> {
    let names = NAMES.map(String::from);
    let mut typing = TypeAhead::default();
    let mut time_ms = 5000.0;
    let mut position = Some(at);
    for letter in letters.chars() {
        time_ms += step_ms;
        position = typing.find(&letter.to_string(), time_ms, &names, position?);
    }
    position.map(|position| NAMES[position])
}

#[test]
fn a_letter_leads_to_the_next_name_that_begins_with_it() {
    assert_eq!(typed("k", 100.0, 0), Some("Khost"));
    assert_eq!(typed("k", 100.0, 1), Some("Kunar"));
    assert_eq!(typed("k", 100.0, 4), Some("Khost"));
}

#[test]
fn the_same_letter_goes_through_its_names() {
    assert_eq!(typed("kk", 100.0, 0), Some("Kunar"));
    assert_eq!(typed("kkk", 100.0, 0), Some("Kābul"));
    assert_eq!(typed("kkkk", 100.0, 0), Some("Khost"));
}

#[test]
fn letters_that_follow_quickly_are_one_word() {
    assert_eq!(typed("ku", 100.0, 0), Some("Kunar"));
    assert_eq!(typed("pakti", 100.0, 0), Some("Paktia"));
    assert_eq!(typed("paktik", 100.0, 0), Some("Paktika"));
    assert_eq!(typed("kp", 2000.0, 0), Some("Paktia"));
}

#[test]
fn case_accents_and_keyboards_do_not_matter() {
    assert_eq!(typed("KA", 100.0, 0), Some("Kābul"));
    assert_eq!(typed("ك", 100.0, 0), Some("کندهار"));
}

#[test]
fn no_name_is_no_place() {
    assert_eq!(typed("x", 100.0, 0), None);
    assert_eq!(typed("?", 100.0, 0), None);
    assert_eq!(TypeAhead::default().find("a", 0.0, &[], 0), None);
}
