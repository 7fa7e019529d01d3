//! Province codes, and when sources differ.

use clash_map::model::{
    Assertion, Claim, Claimant, ClaimantType, Figure, Metric, ProvinceCode, SourceIndex, Subject,
    sources_differ,
};

#[test]
fn province_codes_have_a_country_and_a_province() {
    let cases = [
        ("AF-PKA", "AF", "AF-PKA"),
        ("AF-KHO", "AF", "AF-KHO"),
        ("PK-KP", "PK", "PK-KP"),
        ("PK-KP~FATA", "PK", "PK-KP"),
        ("US-DC", "US", "US-DC"),
        ("IR-07", "IR", "IR-07"),
        ("AF-ABC~DEFG", "AF", "AF-ABC"),
    ];
    for (text, country, province) in cases {
        let code = ProvinceCode::parse(text).unwrap_or_else(|| panic!("{text} is a code"));
        assert_eq!(code.as_str(), text);
        assert_eq!(code.to_string(), text);
        assert_eq!(code.country(), country);
        assert_eq!(code.province().as_str(), province);
    }
}

#[test]
fn other_texts_are_not_province_codes() {
    let not_codes = [
        "",
        "AF",
        "AF-",
        "-PKA",
        "af-PKA",
        "AF-pka",
        "AFG-PKA",
        "A-PKA",
        "AF-PKAX",
        "AF PKA",
        "AF-PKA ",
        "AF-P-A",
        "PK-KP~",
        "PK-KP~fata",
        "PK-KP~FATAX",
        "PK-KP~F~A",
        "PK-KP~F1",
        "ÄF-PKA",
        "AF-PKÄ",
    ];
    for text in not_codes {
        assert_eq!(ProvinceCode::parse(text), None, "{text:?}");
    }
}

fn figure(min: u32, max: Option<u32>) -> Assertion {
    figure_of(min, max, Subject::Civilians)
}

fn figure_of(min: u32, max: Option<u32>, subject: Subject) -> Assertion {
    Assertion::Figure(Figure {
        min,
        max,
        qualifier: None,
        subject,
        detail: None,
    })
}

fn text(text: &str) -> Assertion {
    Assertion::Text(text.into())
}

fn claim(metric: Metric, scope: Option<&str>, assertion: Assertion) -> Claim {
    Claim {
        id: "c".into(),
        claimant: Claimant {
            name: "A spokesman".into(),
            kind: ClaimantType::Official,
        },
        metric,
        assertion,
        scope: scope.map(String::from),
        quote: None,
        standing: None,
        note: None,
        sources: vec![SourceIndex(0)],
    }
}

#[test]
fn sources_differ_only_where_no_number_satisfies_both() {
    let cases = [
        (figure(8, Some(8)), figure(8, Some(8)), false),
        (figure(8, Some(8)), figure(7, Some(7)), true),
        // "At least five" and "eight".
        (figure(5, None), figure(8, Some(8)), false),
        (figure(9, None), figure(8, Some(8)), true),
        (figure(9, None), figure(2, None), false),
        (figure(5, Some(8)), figure(8, Some(10)), false),
        (figure(5, Some(7)), figure(8, Some(10)), true),
        (figure(0, Some(0)), figure(1, None), true),
        (
            figure(8, Some(8)),
            figure_of(7, Some(7), Subject::Militants),
            false,
        ),
        (figure(8, Some(8)), text("several"), false),
        (text("several"), text("dozens"), false),
    ];
    for (a, b, expected) in cases {
        let (a, b) = (
            claim(Metric::Killed, None, a),
            claim(Metric::Killed, None, b),
        );
        assert_eq!(sources_differ(&a, &b), expected, "{a:?} {b:?}");
        assert_eq!(sources_differ(&b, &a), expected, "{b:?} {a:?}");
    }
}

#[test]
fn words_differ_only_where_there_is_one_answer() {
    use Metric::*;
    let all = [
        Killed,
        Injured,
        Casualties,
        BodiesSeen,
        Target,
        Responsibility,
        Denial,
        Damage,
        Munitions,
        Territory,
        Time,
        Date,
        Place,
        Cause,
        Accusation,
        Statement,
        Closure,
        Verification,
    ];
    for metric in all {
        let (a, b) = (
            claim(metric, None, text("this")),
            claim(metric, None, text("that")),
        );
        let has_one_answer = matches!(metric, Target | Time | Date | Place | Cause);
        assert_eq!(sources_differ(&a, &b), has_one_answer, "{metric:?}");
        assert!(!sources_differ(&a, &a), "{metric:?}");
    }
}

#[test]
fn claims_about_different_things_are_not_compared() {
    let of = |metric, scope| claim(metric, scope, figure(8, Some(8)));
    let other = claim(Metric::Killed, None, figure(2, Some(2)));
    assert!(sources_differ(&of(Metric::Killed, None), &other));
    assert!(!sources_differ(&of(Metric::Injured, None), &other));
    assert!(!sources_differ(&of(Metric::Killed, Some("Khost")), &other));
}
