use clash_map::builtin::builtin_story;
use clash_map::model::{Metric, Subject};
use clash_map::scene::{ClaimGroup, claim_groups};

fn group(id: &str, metric: Metric, subject: Option<Subject>) -> ClaimGroup {
    let story = builtin_story();
    let incident = story
        .dataset
        .incidents
        .record(story.dataset.incidents.find(id).unwrap())
        .unwrap();
    let is_it = |group: &ClaimGroup| group.metric == metric && group.subject == subject;
    claim_groups(incident).into_iter().find(is_it).unwrap()
}

#[test]
fn every_claim_stands_in_exactly_one_group() {
    let story = builtin_story();
    for incident in story.dataset.incidents.records().unwrap() {
        let mut rows: Vec<usize> = claim_groups(incident)
            .iter()
            .flat_map(|group| group.rows.iter().map(|row| row.claim))
            .collect();
        rows.sort_unstable();
        let all: Vec<usize> = (0..incident.claims.len()).collect();
        assert_eq!(rows, all, "{}", incident.id);
    }
}

#[test]
fn soldiers_and_attackers_killed_are_not_compared() {
    let soldiers = group(
        "2024-03-16-mir-ali",
        Metric::Killed,
        Some(Subject::PakistaniForces),
    );
    let attackers = group(
        "2024-03-16-mir-ali",
        Metric::Killed,
        Some(Subject::Militants),
    );
    assert_eq!(soldiers.axis_max, Some(10));
    assert!(soldiers.sources_differ, "7 and at least 10");
    assert_eq!(attackers.axis_max, None, "a figure alone");
    assert!(!attackers.sources_differ);
}

#[test]
fn figures_stand_on_one_axis_from_zero() {
    let civilians = group(
        "2024-03-18-strikes",
        Metric::Killed,
        Some(Subject::Civilians),
    );
    assert_eq!(civilians.axis_max, Some(8));
    assert!(civilians.sources_differ);
    let shares: Vec<f64> = civilians
        .rows
        .iter()
        .map(|row| row.chart.unwrap().from)
        .collect();
    for expected in [5.0 / 8.0, 7.0 / 8.0, 1.0] {
        assert!(
            shares.iter().any(|share| (share - expected).abs() < 1e-9),
            "{shares:?}"
        );
    }
}

#[test]
fn a_claim_open_upwards_is_drawn_open() {
    let soldiers = group(
        "2024-03-16-mir-ali",
        Metric::Killed,
        Some(Subject::PakistaniForces),
    );
    let open: Vec<bool> = soldiers
        .rows
        .iter()
        .map(|row| row.chart.unwrap().open)
        .collect();
    assert_eq!(open.iter().filter(|open| **open).count(), 1);
}

#[test]
fn two_targets_differ_and_two_statements_do_not() {
    assert!(group("2024-03-18-strikes", Metric::Target, None).sources_differ);
    assert!(!group("2024-03-18-white-house", Metric::Statement, None).sources_differ);
}
