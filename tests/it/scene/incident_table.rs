use clash_map::builtin::builtin_story;
use clash_map::i18n::{Language, Locale};
use clash_map::model::{Assertion, Incident, ProvinceCode};
use clash_map::scene::{
    Action, IncidentRow, IncidentTable, Sort, SortKey, SortOrder, State, Story, incident_table,
    list_scene, update,
};

fn table(story: &Story, state: &State, key: SortKey, order: SortOrder) -> IncidentTable {
    let sort = Sort { key, order };
    let state = State {
        sort,
        ..state.clone()
    };
    incident_table(story, &state)
}

fn ids<'a>(story: &'a Story, table: &IncidentTable) -> Vec<&'a str> {
    table.rows.iter().map(|row| id(story, row)).collect()
}

fn id<'a>(story: &'a Story, row: &IncidentRow) -> &'a str {
    &story.dataset.incidents.record(row.incident).unwrap().id
}

/// Returns the state with all years in the window.
fn all_years(story: &Story) -> State {
    update(story, &State::initial(story), Action::Brush(story.extent))
}

#[test]
fn the_table_has_the_incidents_of_the_list_in_any_order() {
    let story = builtin_story();
    let province = ProvinceCode::parse("AF-PKA").unwrap();
    let initial = State::initial(&story);
    let states = [
        initial.clone(),
        all_years(&story),
        update(&story, &initial, Action::ToggleProvince(province)),
    ];
    for state in &states {
        let list = list_scene(&story, state);
        let mut listed: Vec<_> = list.entries.iter().map(|entry| entry.incident).collect();
        listed.sort();
        for key in SortKey::ALL {
            for order in [SortOrder::Ascending, SortOrder::Descending] {
                let table = table(&story, state, key, order);
                let mut rows: Vec<_> = table.rows.iter().map(|row| row.incident).collect();
                rows.sort();
                assert_eq!(rows, listed, "{key:?} {order:?}");
            }
        }
    }
}

#[test]
fn each_column_sorts_by_what_it_shows() {
    let story = builtin_story();
    let state = all_years(&story);
    let record = |table: &IncidentTable, i: usize| -> Incident {
        story
            .dataset
            .incidents
            .record(table.rows[i].incident)
            .unwrap()
            .clone()
    };
    for key in SortKey::ALL {
        let table = table(&story, &state, key, SortOrder::Ascending);
        for i in 1..table.rows.len() {
            let (a, b) = (&table.rows[i - 1], &table.rows[i]);
            let (first, second) = (record(&table, i - 1), record(&table, i));
            let province = |row: &IncidentRow| row.provinces.first().cloned();
            let ascends = match key {
                SortKey::Date => first.when.first <= second.when.first,
                SortKey::Kind => first.kind.category() <= second.kind.category(),
                SortKey::Title => story.locale.compare(&first.title, &second.title).is_le(),
                SortKey::Province => match (province(a), province(b)) {
                    (Some(a), Some(b)) => a <= b,
                    (None, Some(_)) => false,
                    (_, None) => true,
                },
                SortKey::ClaimCount => first.claims.len() <= second.claims.len(),
                SortKey::SourceCount => a.source_count <= b.source_count,
            };
            assert!(ascends, "{key:?}: {} before {}", first.id, second.id);
        }
    }
}

/// Not the order of Unicode, in which پ comes after خ and ک after ن.
#[test]
fn provinces_stand_in_the_order_of_the_reader_s_alphabet() {
    let story = builtin_story().told_in(Locale::of(Language::Urdu).unwrap());
    let table = table(
        &story,
        &all_years(&story),
        SortKey::Province,
        SortOrder::Ascending,
    );
    let mut names: Vec<&str> = table
        .rows
        .iter()
        .filter_map(|row| row.provinces.first())
        .map(String::as_str)
        .collect();
    names.dedup();
    assert_eq!(
        names,
        [
            "اسلام آباد",
            "بلوچستان",
            "پکتیا",
            "پکتیکا",
            "خوست",
            "خیبر پختونخوا",
            "قندھار",
            "کابل",
            "کنڑ",
            "ننگرہار",
        ]
    );
}

#[test]
fn equal_rows_stay_in_order_of_time_in_either_order() {
    let story = builtin_story();
    let state = all_years(&story);
    for order in [SortOrder::Ascending, SortOrder::Descending] {
        let table = table(&story, &state, SortKey::ClaimCount, order);
        let equal = table.rows.windows(2);
        let equal = equal.filter(|pair| pair[0].claim_count == pair[1].claim_count);
        let in_time: Vec<bool> = equal
            .map(|pair| pair[0].incident < pair[1].incident)
            .collect();
        assert!(in_time.len() > 5 && in_time.iter().all(|in_time| *in_time));
    }
}

#[test]
fn the_focus_of_the_story_descends_from_the_last_day() {
    let story = builtin_story();
    let table = table(
        &story,
        &State::initial(&story),
        SortKey::Date,
        SortOrder::Descending,
    );
    let ids = ids(&story, &table);
    assert_eq!(ids[ids.len() - 1], "2024-03-16-mir-ali");
    assert!(ids.iter().rev().is_sorted_by_key(|id| &id[..10]), "{ids:?}");
}

#[test]
fn a_row_counts_claims_and_each_source_once() {
    let story = builtin_story();
    let table = incident_table(&story, &State::initial(&story));
    for row in &table.rows {
        let incident = story.dataset.incidents.record(row.incident).unwrap();
        let cited_by = |source| story.citations.cited_by(source).contains(&row.incident);
        let citing = story.citations.in_order().iter();
        assert_eq!(row.claim_count, incident.claims.len());
        assert_eq!(
            row.source_count,
            citing.filter(|source| cited_by(**source)).count(),
            "{}",
            incident.id
        );
    }
}

#[test]
fn rival_figures_stand_side_by_side_with_their_claimants() {
    let story = builtin_story();
    let table = incident_table(&story, &State::initial(&story));
    let killed = |id: &str| -> Vec<String> {
        let index = story.dataset.incidents.find(id).unwrap();
        let row = table.rows.iter().find(|row| row.incident == index).unwrap();
        let claims = &story.dataset.incidents.record(index).unwrap().claims;
        let said = row.killed_claims.iter().map(|&claim| {
            let Assertion::Figure(figure) = &claims[claim].assertion else {
                panic!("{}: no figure", claims[claim].id)
            };
            let name = &claims[claim].claimant.name;
            format!("{name}: {} {:?}", figure.min, figure.subject)
        });
        said.collect()
    };
    assert_eq!(
        killed("2024-03-18-strike-paktika"),
        [
            "Taliban spokesman Zabihullah Mujahid: 6 Civilians",
            "Eyewitnesses, via Afghan Witness: 7 Civilians",
        ]
    );
    assert_eq!(
        killed("2024-03-16-mir-ali"),
        [
            "ISPR (Pakistan’s military): 7 PakistaniForces",
            "Pakistan’s Foreign Ministry: 7 PakistaniForces",
            "Bayan News, no claimant named: 10 PakistaniForces",
            "ISPR (Pakistan’s military): 6 Militants",
        ]
    );
    assert_eq!(killed("2024-03-18-white-house"), [""; 0]);
}

#[test]
fn a_report_on_several_sites_is_a_row_of_its_own() {
    let story = builtin_story();
    let table = incident_table(&story, &State::initial(&story));
    let parents = table.rows.iter().filter(|row| row.is_parent);
    let parents: Vec<&str> = parents.map(|row| id(&story, row)).collect();
    assert_eq!(parents, ["2024-03-18-strikes"]);
}

#[test]
fn a_second_press_on_a_heading_turns_the_order() {
    let by = |key, order| Sort { key, order };
    let once = Sort::INITIAL.pressed(SortKey::Title);
    assert_eq!(once, by(SortKey::Title, SortOrder::Ascending));
    let twice = once.pressed(SortKey::Title);
    assert_eq!(twice, by(SortKey::Title, SortOrder::Descending));
    assert_eq!(twice.pressed(SortKey::Title), once);
    assert_eq!(
        twice.pressed(SortKey::Date),
        by(SortKey::Date, SortOrder::Ascending)
    );
}
