use clash_map::builtin::builtin_story;
use clash_map::model::IncidentIndex;
use clash_map::scene::{Search, Story, folded_words};

fn found(story: &Story, text: &str) -> Vec<String> {
    let search = Search::new(text);
    let incidents = story.dataset.incidents.indices();
    incidents
        .filter(|&incident| story.search.finds(incident, &search))
        .map(|incident| story.dataset.incidents.record(incident).unwrap().id.clone())
        .collect()
}

#[test]
fn one_word_in_many_spellings_is_one() {
    for spellings in [
        &["Türkiye", "TURKIYE", "tu\u{308}rkiye"][..],
        &["Łódź Œuvre Ŷ ß Ñ ı", "lodz ouvre y s n i"],
        &["Pakistan’s", "pakistan's", "PAKISTANS"],
        &["Dand-e-Patan", "dand e  patan", "(Dand) e, Patan!"],
        // The same letters from Arabic, Persian, Pashto and Urdu keyboards.
        &["علي", "علی", "على", "علې", "علۍ"],
        &["كابل", "کابل", "ڪابل"],
        &["غلام خان گړنګ", "غلام خان گړنگ"],
        &["قندهار", "قندہار", "قندھار"],
        &["حملة", "حمله", "حملہ", "حملۀ"],
        &["آب", "اب", "أب"],
        &["مُحَمَّد", "محمد", "محـــمد"],
        &["می‌شود", "می شود"],
        &["۱۸ مارچ", "١٨ مارچ", "18 مارچ"],
        &["کابل، پکتیا۔ خوست؟", "کابل پکتیا خوست"],
    ] {
        let folded: Vec<String> = spellings.iter().map(|text| folded_words(text)).collect();
        assert!(
            folded.windows(2).all(|pair| pair[0] == pair[1]),
            "{folded:?}"
        );
        assert!(
            folded[0].starts_with(' ') && !folded[0].contains("  "),
            "{folded:?}"
        );
    }
}

#[test]
fn other_letters_stay_apart() {
    for (a, b) in [
        ("پ", "ب"),
        ("ټ", "ت"),
        ("ړ", "ر"),
        ("ڑ", "ر"),
        ("ک", "گ"),
        ("ء", "ا"),
        ("o", "0"),
    ] {
        assert_ne!(folded_words(a), folded_words(b));
    }
    assert_eq!(folded_words("−–… ،؛؟۔ «»"), "");
}

/// Compares every accented letter of the table with the first letter of its Unicode decomposition.
#[test]
fn every_latin_letter_is_its_base() {
    let bases = [
        ("ÀÁÂÃÄÅàáâãäåĀāĂăĄą", 'a'),
        ("ÇçĆćĈĉĊċČč", 'c'),
        ("ĎďĐđÐð", 'd'),
        ("ÈÉÊËèéêëĒēĔĕĖėĘęĚě", 'e'),
        ("ĜĝĞğĠġĢģ", 'g'),
        ("ĤĥĦħ", 'h'),
        ("ÌÍÎÏìíîïĨĩĪīĬĭĮįİı", 'i'),
        ("Ĵĵ", 'j'),
        ("Ķķ", 'k'),
        ("ĹĺĻļĽľŁł", 'l'),
        ("ÑñŃńŅņŇň", 'n'),
        ("ÒÓÔÕÖØòóôõöøŌōŎŏŐő", 'o'),
        ("ŔŕŖŗŘř", 'r'),
        ("ŚśŜŝŞşŠšſ", 's'),
        ("ŢţŤťŦŧ", 't'),
        ("ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų", 'u'),
        ("Ŵŵ", 'w'),
        ("ÝýÿŶŷŸ", 'y'),
        ("ŹźŻżŽž", 'z'),
    ];
    for (letters, base) in bases {
        for letter in letters.chars() {
            assert_eq!(
                folded_words(&letter.to_string()),
                format!(" {base}"),
                "{letter}"
            );
        }
    }
}

#[test]
fn all_that_is_written_about_an_incident_is_found() {
    let story = builtin_story();
    for (text, id) in [
        ("post mir ali", "2024-03-16-mir-ali"),
        ("ALI MIR", "2024-03-16-mir-ali"),
        ("jaish fursan", "2024-03-16-mir-ali"),
        ("zardari", "2024-03-17-zardari-vow"),
        ("afghan dubai", "2024-03-18-strike-khost"),
        ("khyber pakhtunkhwa torkham", "2023-01-05-torkham"),
        ("merged tribal kharlachi", "2024-03-18-kharlachi-closure"),
    ] {
        let found = found(&story, text);
        assert!(found.iter().any(|f| f == id), "{text}: {found:?}");
    }
    assert_eq!(found(&story, "zardari khost"), Vec::<String>::new());
}

#[test]
fn a_word_is_found_from_its_beginning() {
    let story = builtin_story();
    let chaman = found(&story, "chaman");
    assert!(!chaman.is_empty());
    assert_eq!(found(&story, "cham"), chaman);
    assert_eq!(found(&story, "haman"), Vec::<String>::new());
}

#[test]
fn what_the_report_on_all_sites_says_finds_its_sites() {
    let story = builtin_story();
    assert_eq!(
        found(&story, "hafiz gul bahadur group targets pakistani accounts"),
        [
            "2024-03-18-strikes",
            "2024-03-18-strike-paktika",
            "2024-03-18-strike-khost"
        ]
    );
}

#[test]
fn a_search_without_words_finds_everything() {
    let story = builtin_story();
    for text in ["", "  ", "–", "’"] {
        assert!(Search::new(text).is_empty());
        assert_eq!(found(&story, text).len(), story.dataset.incidents.len());
    }
    let search = Search::new(&format!("  a\u{7} {}", "x".repeat(500)));
    assert_eq!(search.text().chars().count(), Search::MAX_CHARS);
    assert!(search.text().starts_with("a xx"));
    assert!(!story.search.finds(IncidentIndex(0), &search));
}
