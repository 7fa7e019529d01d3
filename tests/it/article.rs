//! The dataset contains every claim of the article that started the story, with other reports
//! beside it.

use clash_map::builtin::builtin_story;
use clash_map::model::{Assertion, Claim, Metric, Subject};

const ARTICLE: &str = "bayan-seed";

/// The sentences of the article, and the claims in the dataset that support each.
const CLAIMS: [(&str, &[&str]); 17] = [
    ("S1 appeal to both sides", &["2024-03-18-white-house.c1"]),
    (
        "S2 date and cause of the strikes",
        &[
            "2024-03-18-white-house.c10",
            "2024-03-18-strikes.c15",
            "2024-03-16-mir-ali.c10",
        ],
    ),
    (
        "S3 attack at Mir Ali, at least 10 soldiers",
        &["2024-03-16-mir-ali.c9", "2024-03-16-mir-ali.c3"],
    ),
    (
        "S4 regret over civilians",
        &["2024-03-18-white-house.c6", "2024-03-18-white-house.c7"],
    ),
    ("S5 restraint", &["2024-03-18-white-house.c8"]),
    (
        "S6 resolve disputes through dialogue",
        &["2024-03-18-white-house.c5"],
    ),
    ("S7 safe haven", &["2024-03-18-white-house.c9"]),
    ("S8 strained relations", &["2024-03-18-mofa.c4"]),
    (
        "S9 attacks organised from Afghan soil",
        &["2024-03-18-mofa.c5"],
    ),
    (
        "S10 label, place and date of the strikes",
        &[
            "2024-03-18-strikes.c16",
            "2024-03-18-strikes.c17",
            "2024-03-18-strikes.c18",
        ],
    ),
    ("S11 a key TTP commander", &["2024-03-18-strikes.c9"]),
    (
        "S12 five civilians; militants unclear",
        &["2024-03-18-strikes.c2", "2024-03-18-border-clash.c13"],
    ),
    ("S13 attacks on outposts", &["2024-03-18-border-clash.c12"]),
    (
        "S14 one soldier killed, three injured",
        &["2024-03-18-border-clash.c2", "2024-03-18-border-clash.c3"],
    ),
    (
        "S15 Hafiz Gul Bahadur commanders",
        &["2024-03-18-strikes.c19"],
    ),
    ("S16 two years of concerns", &["2024-03-18-mofa.c3"]),
    ("S17 hand over the leadership", &["2024-03-18-mofa.c1"]),
];

#[test]
fn every_sentence_has_its_claims() {
    let story = builtin_story();
    for (sentence, ids) in CLAIMS {
        for id in ids {
            let claim = claims(story.dataset.incidents.records().unwrap())
                .find(|claim| claim.id == *id)
                .unwrap_or_else(|| panic!("{sentence}: no claim {id}"));
            let carried = claim
                .sources
                .iter()
                .any(|&s| story.dataset.source(s).id == ARTICLE);
            assert!(carried, "{sentence}: {id} does not cite the article");
        }
    }
}

#[test]
fn the_article_makes_no_claim_beyond_these() {
    let story = builtin_story();
    let listed: Vec<&str> = CLAIMS
        .iter()
        .flat_map(|(_, ids)| ids.iter().copied())
        .collect();
    for claim in claims(story.dataset.incidents.records().unwrap()) {
        let cites = claim
            .sources
            .iter()
            .any(|&s| story.dataset.source(s).id == ARTICLE);
        assert!(
            !cites || listed.contains(&claim.id.as_str()),
            "{} is not listed",
            claim.id
        );
    }
}

#[test]
fn rival_figures_stand_side_by_side() {
    let killed = |incident, subject| figures(incident, Metric::Killed, subject);
    let injured = |incident, subject| figures(incident, Metric::Injured, subject);
    let mir_ali = killed("2024-03-16-mir-ali", Subject::PakistaniForces);
    assert!(mir_ali.contains(&(10, None)), "{mir_ali:?}");
    assert!(
        mir_ali
            .iter()
            .filter(|&&figure| figure == (7, Some(7)))
            .count()
            >= 2
    );
    let strikes = killed("2024-03-18-strikes", Subject::Civilians);
    for count in [5, 7, 8] {
        assert!(
            strikes.contains(&(count, Some(count))),
            "{count} not in {strikes:?}"
        );
    }
    let clash = "2024-03-18-border-clash";
    assert_eq!(killed(clash, Subject::PakistaniForces), [(1, Some(1))]);
    assert_eq!(injured(clash, Subject::PakistaniForces), [(3, Some(3))]);
    assert_eq!(injured(clash, Subject::People), [(4, Some(4))]);
}

#[test]
fn no_loaded_word_is_ours() {
    const NOT_OURS: [&str; 6] = [
        "terrorist",
        "martyr",
        "hypothetical",
        "fabricated",
        "aggression",
        "infiltrat",
    ];
    let story = builtin_story();
    for incident in story.dataset.incidents.records().unwrap() {
        for text in [&incident.title, &incident.summary] {
            for word in NOT_OURS {
                let ours = text
                    .split('“')
                    .map(|part| part.split('”').next_back().unwrap_or(""));
                let outside_quotes: String = ours.collect();
                assert!(
                    !outside_quotes.to_lowercase().contains(word),
                    "{}: {word} in {text}",
                    incident.id
                );
            }
        }
    }
}

fn claims(incidents: &[clash_map::model::Incident]) -> impl Iterator<Item = &Claim> {
    incidents.iter().flat_map(|incident| &incident.claims)
}

fn figures(incident: &str, metric: Metric, subject: Subject) -> Vec<(u32, Option<u32>)> {
    let story = builtin_story();
    let incident = story
        .dataset
        .incidents
        .find(incident)
        .expect("in the dataset");
    let incident = story.dataset.incidents.record(incident).unwrap();
    let of_metric = incident
        .claims
        .iter()
        .filter(|claim| claim.metric == metric);
    of_metric
        .filter_map(|claim| match &claim.assertion {
            Assertion::Figure(figure) if figure.subject == subject => {
                Some((figure.min, figure.max))
            }
            _ => None,
        })
        .collect()
}
