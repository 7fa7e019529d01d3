use clash_map::builtin::builtin_story;
use clash_map::model::{Metric, Subject, sources_differ};
use clash_map::scene::{
    Action, ComparedGroup, ComparedIncident, State, Story, claims_table, list_scene, update,
};

fn compared(story: &Story, id: &str) -> ComparedIncident {
    let index = story.dataset.incidents.find(id).unwrap();
    let table = claims_table(story, &State::initial(story));
    let mut incidents = table.incidents.into_iter();
    incidents.find(|found| found.incident == index).unwrap()
}

/// Returns the claimant of each row, and the claimants it differs from.
fn rivals<'a>(story: &'a Story, id: &str, group: &ComparedGroup) -> Vec<(&'a str, Vec<&'a str>)> {
    let claims = &story
        .dataset
        .incidents
        .record(story.dataset.incidents.find(id).unwrap())
        .unwrap()
        .claims;
    let name = |claim: usize| claims[claim].claimant.name.as_str();
    let rows = group.rows.iter();
    rows.map(|row| {
        let others = row.differs_from.iter().map(|&other| name(other));
        (name(row.claim), others.collect())
    })
    .collect()
}

#[test]
fn every_claim_of_the_list_stands_in_exactly_one_row() {
    let story = builtin_story();
    let initial = State::initial(&story);
    for state in [
        initial.clone(),
        update(&story, &initial, Action::Brush(story.extent)),
    ] {
        let table = claims_table(&story, &state);
        let mut shown: Vec<_> = table.incidents.iter().map(|i| i.incident).collect();
        assert!(shown.is_sorted(), "in order of time");
        let list = list_scene(&story, &state);
        let mut listed: Vec<_> = list.entries.iter().map(|entry| entry.incident).collect();
        listed.sort();
        shown.sort();
        assert_eq!(shown, listed);
        for incident in &table.incidents {
            let rows = incident.groups.iter().flat_map(|group| &group.rows);
            let mut rows: Vec<usize> = rows.map(|row| row.claim).collect();
            rows.sort_unstable();
            let all: Vec<usize> = (0..incident.claim_count).collect();
            let record = story.dataset.incidents.record(incident.incident).unwrap();
            assert_eq!(rows, all, "{}", record.id);
            assert_eq!(incident.claim_count, record.claims.len());
        }
    }
}

#[test]
fn a_row_names_those_it_cannot_hold_together_with() {
    let story = builtin_story();
    let id = "2024-03-16-mir-ali";
    let incident = compared(&story, id);
    let soldiers = incident
        .groups
        .iter()
        .find(|group| {
            (group.metric, group.subject) == (Metric::Killed, Some(Subject::PakistaniForces))
        })
        .unwrap();
    assert!(soldiers.sources_differ);
    let (army, ministry, paper) = (
        "ISPR (Pakistan’s military)",
        "Pakistan’s Foreign Ministry",
        "Bayan News, no claimant named",
    );
    assert_eq!(
        rivals(&story, id, soldiers),
        [
            (army, vec![paper]),
            (ministry, vec![paper]),
            (paper, vec![army, ministry])
        ]
    );
}

/// Seven killed in Paktika alone contradicts no figure for the whole.
#[test]
fn claims_about_a_part_differ_from_none_about_the_whole() {
    let story = builtin_story();
    let id = "2024-03-18-strikes";
    let incident = compared(&story, id);
    let civilians = incident
        .groups
        .iter()
        .find(|group| (group.metric, group.subject) == (Metric::Killed, Some(Subject::Civilians)))
        .unwrap();
    let rivals = rivals(&story, id, civilians);
    assert_eq!(rivals.len(), 4);
    for (claimant, others) in rivals {
        let expected = if claimant == "Eyewitnesses, via Afghan Witness" {
            0
        } else {
            2
        };
        assert_eq!(others.len(), expected, "{claimant}");
    }
}

#[test]
fn difference_is_mutual_and_makes_the_flag_of_the_group() {
    let story = builtin_story();
    let state = update(&story, &State::initial(&story), Action::Brush(story.extent));
    let mut differing = 0;
    for incident in claims_table(&story, &state).incidents {
        let claims = &story
            .dataset
            .incidents
            .record(incident.incident)
            .unwrap()
            .claims;
        for group in &incident.groups {
            let of = |claim: usize| {
                let row = group.rows.iter().find(|row| row.claim == claim).unwrap();
                &row.differs_from
            };
            for row in &group.rows {
                for other in &row.differs_from {
                    assert!(of(*other).contains(&row.claim));
                    assert!(sources_differ(&claims[row.claim], &claims[*other]));
                }
            }
            let any = group.rows.iter().any(|row| !row.differs_from.is_empty());
            assert_eq!(group.sources_differ, any);
            differing += usize::from(any);
        }
    }
    assert!(differing > 0);
}
