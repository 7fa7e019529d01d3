//! `Raw` values, and their packed form.

use clash_map::model::{Raw, decimal_from_text, decimal_text, json_text, pack, unpack};
use proptest::collection::vec;
use proptest::prelude::*;

fn from_json(json: &str) -> Raw {
    serde_json::from_str(json).unwrap()
}

fn text(text: &str) -> Raw {
    Raw::Text(text.into())
}

/// Values of a few levels, with recurring names and texts.
fn any_raw() -> impl Strategy<Value = Raw> {
    let any_text = prop_oneof![
        any::<String>(),
        "[ab]{0,2}",
        // Around the length up to which texts are stored once.
        "x{62,66}",
    ];
    let leaf = prop_oneof![
        Just(Raw::Null),
        any::<bool>().prop_map(Raw::Bool),
        any::<u32>().prop_map(|whole| Raw::Number(f64::from(whole))),
        // Compared by value: NaN is left out.
        any::<f64>()
            .prop_filter("not NaN", |n| !n.is_nan())
            .prop_map(Raw::Number),
        any_text.clone().prop_map(Raw::Text),
    ];
    leaf.prop_recursive(4, 60, 6, move |inside| {
        prop_oneof![
            vec(inside.clone(), 0..6).prop_map(Raw::List),
            vec((any_text.clone(), inside), 0..6).prop_map(Raw::Map),
        ]
    })
}

proptest! {
    #[test]
    fn packing_loses_nothing(raw in any_raw()) {
        prop_assert_eq!(unpack(&pack(&raw)), Some(raw));
    }

    #[test]
    fn garbage_is_refused_or_read_but_never_fatal(bytes in vec(any::<u8>(), 0..200)) {
        let _ = unpack(&bytes);
    }

    /// Garbage whose length prefix is valid.
    #[test]
    fn garbage_in_the_tree_is_never_fatal(
        tree in vec(prop_oneof![0..9_u8, any::<u8>()], 0..100),
        texts in vec(prop_oneof![Just(0xFF_u8), any::<u8>()], 0..60),
    ) {
        let mut bytes = (tree.len() as u32).to_le_bytes().to_vec();
        bytes.extend(tree);
        bytes.extend(texts);
        let _ = unpack(&bytes);
    }

    /// Another parser reads the same value, and the text is safe inside a script.
    #[test]
    fn any_text_is_written_as_json(characters in any::<String>(), name in "[<\\x00-\\x1f\"a]{0,4}") {
        let fields = vec![(name, text(&characters)), ("b".into(), Raw::List(vec![text("</script>")]))];
        let raw = Raw::List(vec![Raw::Map(fields), Raw::Null, Raw::Bool(true)]);
        let json = json_text(&raw);
        prop_assert!(!json.contains('<'));
        prop_assert_eq!(from_json(&json), raw);
    }

    #[test]
    fn a_millionth_is_written_exactly(millionths in -180_000_000..180_000_000_i32) {
        let number = f64::from(millionths) / 1e6;
        let written = decimal_text(number).unwrap();
        prop_assert_eq!(written.parse::<f64>().unwrap(), number);
    }

    #[test]
    fn a_truncated_file_is_refused(raw in any_raw(), cut in any::<prop::sample::Index>()) {
        let packed = pack(&raw);
        prop_assert_eq!(unpack(&packed[..cut.index(packed.len())]), None);
    }
}

#[test]
fn json_is_mirrored_as_written() {
    let raw =
        from_json(r#"{"b": [null, true, false, -1, 2.5, 4294967296, "x"], "a": {}, "b": ""}"#);
    let list = Raw::List(vec![
        Raw::Null,
        Raw::Bool(true),
        Raw::Bool(false),
        Raw::Number(-1.0),
        Raw::Number(2.5),
        Raw::Number(4_294_967_296.0),
        text("x"),
    ]);
    let fields = [
        ("b", list.clone()),
        ("a", Raw::Map(vec![])),
        ("b", text("")),
    ];
    let fields = fields.map(|(name, value)| (name.to_string(), value));
    assert_eq!(raw, Raw::Map(fields.into()));
    assert_eq!(raw.get("b"), Some(&list), "the first of the name");
    assert_eq!(raw.get("c"), None);
    assert_eq!(list.get("b"), None);
}

#[test]
fn the_embedded_form_is_as_documented() {
    let raw = from_json(r#"{"a": ["é", 300, "é", null], "a": 0.5}"#);
    let mut expected = vec![23, 0, 0, 0];
    expected.extend([7, 2]); // a map of two
    expected.extend([0, 6, 4]); // "a", new, a list of four
    expected.extend([5, 0, 3, 0xAC, 0x02, 5, 2, 0]); // "é", new; 300; the second text; null
    expected.extend([1, 4, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F]); // the first text; 0.5
    assert_eq!(expected.len(), 4 + 23);
    expected.extend("a".bytes());
    expected.push(0xFF);
    expected.extend("é".bytes());
    expected.push(0xFF);
    assert_eq!(pack(&raw), expected);
}

#[test]
fn numbers_keep_every_bit() {
    let limits = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        4_294_967_295.0,
        4_294_967_296.0,
        1e300,
        5e-324,
        69.2784,
    ];
    for number in limits
        .into_iter()
        .chain([f64::INFINITY, f64::NEG_INFINITY, f64::NAN])
    {
        let unpacked = unpack(&pack(&Raw::Number(number)));
        let Some(Raw::Number(back)) = unpacked else {
            panic!("{number}: {unpacked:?}")
        };
        assert_eq!(back.to_bits(), number.to_bits(), "{number}");
    }
}

#[test]
fn what_is_not_packed_is_not_unpacked() {
    let with_tree_and_texts = |tree: &[u8], texts: &[u8]| {
        let len = (tree.len() as u32).to_le_bytes();
        unpack(&[&len, tree, texts].concat())
    };
    assert_eq!(with_tree_and_texts(&[5, 0], b"ok\xFF"), Some(text("ok")));
    assert_eq!(unpack(&[]), None);
    assert_eq!(with_tree_and_texts(&[], &[]), None, "no value");
    assert_eq!(with_tree_and_texts(&[8], &[]), None, "no such kind");
    assert_eq!(with_tree_and_texts(&[0, 0], &[]), None, "a value too many");
    assert_eq!(with_tree_and_texts(&[0], b"x\xFF"), None, "a text too many");
    assert_eq!(
        with_tree_and_texts(&[5, 0], b"x"),
        None,
        "a text without end"
    );
    assert_eq!(with_tree_and_texts(&[5, 0], b"\xC3\xFF"), None, "not UTF-8");
    assert_eq!(
        with_tree_and_texts(&[5, 1], b""),
        None,
        "an unknown shared text"
    );
    assert_eq!(
        with_tree_and_texts(&[6, 2, 0], &[]),
        None,
        "a list too short"
    );
    assert_eq!(
        with_tree_and_texts(&[3, 0xFF, 0xFF, 0xFF, 0xFF, 0x1F], &[]),
        None,
        "2^33 - 1"
    );
    assert_eq!(
        with_tree_and_texts(&[3, 0x80, 0x80, 0x80, 0x80, 0x80, 0], &[]),
        None,
        "six bytes"
    );
    // A list of four billion items, of which none is there: answered at once.
    assert_eq!(
        with_tree_and_texts(&[6, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], &[]),
        None
    );
}

fn nested(levels: usize) -> String {
    "[".repeat(levels) + &"]".repeat(levels)
}

#[test]
fn nesting_is_bounded() {
    let limit = usize::from(Raw::MAX_DEPTH);
    let deepest = from_json(&nested(limit));
    assert_eq!(unpack(&pack(&deepest)), Some(deepest.clone()));

    let error = serde_json::from_str::<Raw>(&nested(limit + 1)).unwrap_err();
    assert!(
        error.to_string().starts_with("nested too deeply at line 1"),
        "{error}"
    );
    let too_deep = pack(&Raw::List(vec![deepest]));
    assert_eq!(unpack(&too_deep), None);

    let objects = r#"{"a":"#.repeat(limit + 1) + "0" + &"}".repeat(limit + 1);
    assert!(serde_json::from_str::<Raw>(&objects).is_err());

    let levels = 1_000_000;
    let bomb: Vec<u8> = [6, 1].repeat(levels);
    assert_eq!(
        unpack(&[&(bomb.len() as u32).to_le_bytes()[..], &bomb].concat()),
        None
    );
}

/// The embedded file, through the same steps as in the build.
#[test]
fn the_dataset_survives_packing() {
    let raw = from_json(include_str!("../../data/dataset.json"));
    assert_eq!(unpack(&pack(&raw)), Some(raw));
}

#[test]
fn json_has_a_field_a_line() {
    let json = "{\n \"a\": [\n  1,\n  -0.5,\n  {}\n ],\n \"b\": []\n}\n";
    assert_eq!(json_text(&from_json(json)), json);
}

#[test]
fn numbers_are_read_as_the_standard_library_reads_them() {
    let texts = [
        "0",
        "34.52813",
        "-77",
        "-0.5",
        "69.2784",
        "179.99999",
        "123456789012345",
    ];
    for text in texts {
        assert_eq!(decimal_from_text(text), text.parse().ok(), "{text}");
    }
    for text in [
        "",
        "-",
        ".5",
        "1.2.3",
        "1e3",
        "+1",
        " 1",
        "1234567890123456",
        "1,5",
    ] {
        assert_eq!(decimal_from_text(text), None, "{text}");
    }
}

#[test]
fn numbers_are_written_to_a_millionth() {
    let cases = [
        (0.0, "0"),
        (-77.0, "-77"),
        (69.2784, "69.2784"),
        (0.000_000_6, "0.000001"),
        (4_294_967_295.0, "4294967295"),
    ];
    for (number, expected) in cases {
        assert_eq!(decimal_text(number).as_deref(), Some(expected));
    }
    for number in [1e12, -1e12, f64::INFINITY, f64::NAN] {
        assert_eq!(decimal_text(number), None);
        assert_eq!(json_text(&Raw::Number(number)), "null\n");
    }
}
