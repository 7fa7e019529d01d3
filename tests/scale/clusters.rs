//! If there are too many incidents for one symbol each, they are drawn in clusters, and each
//! incident is in exactly one.

use crate::same_as_a_walk::{STORY, state};
use crate::{story_of, synthetic};
use clash_map::geo::{self, PlanePoint, PlaneRect};
use clash_map::model::{IncidentIndex, Incidents, LonLat, ProvinceCode};
use clash_map::scene::{
    Action, Cluster, ClusterTarget, Framing, MAX_GROUPS, MAX_SYMBOLS, MapScene, State, Story,
    cluster_incidents, cluster_target, map_scene, update,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const KABUL: LonLat = LonLat {
    lon_deg: 69.17,
    lat_deg: 34.53,
};
/// 10 km from it.
const PAGHMAN: LonLat = LonLat {
    lon_deg: 69.06,
    lat_deg: 34.53,
};
const QUETTA: LonLat = LonLat {
    lon_deg: 67.0,
    lat_deg: 30.2,
};

/// One incident at each place, all within the window.
fn story_at(places: &[LonLat]) -> (Story, State) {
    let mut dataset = synthetic::dataset(&geo::embedded(), 3 * places.len());
    let Incidents::Records(records) = &mut dataset.incidents else {
        unreachable!("it has records")
    };
    records.retain(|record| {
        let point = record.places[0].point.as_ref();
        point.is_some() && record.parts.is_empty() && record.part_of.is_none()
    });
    records.truncate(places.len());
    assert_eq!(records.len(), places.len());
    for (record, place) in records.iter_mut().zip(places) {
        record.places.truncate(1);
        record.places[0].area = None;
        record.places[0].point.as_mut().unwrap().position = *place;
    }
    let story = story_of(dataset);
    let initial = State::initial(&story);
    let state = update(&story, &initial, Action::Brush(story.extent));
    let state = update(&story, &state, Action::Frame(Framing::Countries));
    (story, state)
}

fn drawn(story: &Story, state: &State) -> MapScene {
    map_scene(story, state, 560.0, 560.0)
}

fn counts(scene: &MapScene) -> Vec<usize> {
    scene.clusters.iter().map(|cluster| cluster.count).collect()
}

#[test]
fn few_incidents_have_a_symbol_each() {
    let (story, state) = story_at(&[KABUL; MAX_SYMBOLS]);
    let scene = drawn(&story, &state);
    assert_eq!(scene.clusters, []);
    assert_eq!(scene.symbols.len(), MAX_SYMBOLS);
}

#[test]
fn more_are_drawn_by_place_and_one_that_stands_alone_as_itself() {
    let mut places = vec![KABUL; 150];
    places[7] = QUETTA;
    let (story, state) = story_at(&places);
    let scene = drawn(&story, &state);
    assert_eq!(counts(&scene), [149]);
    let alone: Vec<_> = scene.symbols.iter().map(|symbol| symbol.incident).collect();
    assert_eq!(alone, [IncidentIndex(7)]);
    let point = |place| story.basemap.plane_from_lonlat(place);
    assert_eq!(
        scene.symbols[0].at,
        scene.viewport.screen_from_plane(point(QUETTA))
    );
    let cluster = &scene.clusters[0];
    let middle = scene.viewport.screen_from_plane(point(KABUL));
    assert!(cluster.at.distance_px(middle) <= 1.5 * cluster.radius_px);
}

#[test]
fn a_closer_view_parts_a_cluster_whose_places_are_apart() {
    let mut places = vec![KABUL; 150];
    places[..40].fill(PAGHMAN);
    let (story, state) = story_at(&places);
    let scene = drawn(&story, &state);
    assert_eq!(counts(&scene), [150]);
    let target = cluster_target(&story, &state, &scene.clusters[0], &scene.viewport);
    let ClusterTarget::Ground(ground) = target else {
        panic!("{target:?}");
    };
    let closer = update(&story, &state, Action::Frame(Framing::Ground(ground)));
    let mut parted = counts(&drawn(&story, &closer));
    parted.sort();
    assert_eq!(parted, [40, 110]);
}

#[test]
fn where_no_view_parts_a_cluster_it_leads_to_its_provinces() {
    let mut places = vec![KABUL; 150];
    places[3] = QUETTA;
    let (mut story, state) = story_at(&places);
    let province = |code| ProvinceCode::parse(code).unwrap();
    let Incidents::Records(records) = &mut story.dataset.incidents else {
        unreachable!("it has records")
    };
    for (i, record) in records.iter_mut().enumerate() {
        let code = if i < 20 { "AF-KAB" } else { "AF-LOG" };
        record.places[0].area = Some(province(code));
    }
    let story = story_of(story.dataset);
    let scene = drawn(&story, &state);
    let target = cluster_target(&story, &state, &scene.clusters[0], &scene.viewport);
    let provinces = vec![province("AF-KAB"), province("AF-LOG")];
    assert_eq!(target, ClusterTarget::Provinces(provinces));

    let of_province = |code| update(&story, &state, Action::ToggleProvince(province(code)));
    assert!(!drawn(&story, &of_province("AF-LOG")).clusters[0].dimmed);
    assert!(drawn(&story, &of_province("AF-KHO")).clusters[0].dimmed);
}

#[test]
fn the_selected_incident_has_its_symbol_beside_the_cluster_that_counts_it() {
    let (story, state) = story_at(&[KABUL; 150]);
    let before = drawn(&story, &state);
    let selected = IncidentIndex(60);
    let state = update(&story, &state, Action::ToggleIncident(selected));
    let scene = drawn(&story, &state);
    assert_eq!(scene.clusters, before.clusters);
    let [symbol] = &scene.symbols[..] else {
        panic!("{:?}", scene.symbols);
    };
    assert!(symbol.selected && symbol.incident == selected);
    let cluster = &scene.clusters[0];
    assert!(symbol.at.distance_px(cluster.at) >= cluster.radius_px + 8.0);
}

/// A part of the plane, as if a reader had moved the map.
fn ground() -> impl Strategy<Value = PlaneRect> {
    let extent = STORY.basemap.extent;
    let within = (extent.min.x..extent.max.x, extent.min.y..extent.max.y);
    (within, -2.0..12.0_f64).prop_map(|((x, y), doublings)| {
        let point = PlanePoint { x, y };
        let place = PlaneRect {
            min: point,
            max: point,
        };
        place.expanded(2000.0 / doublings.exp2())
    })
}

fn framed(state: &State, ground: PlaneRect) -> State {
    update(&STORY, state, Action::Frame(Framing::Ground(ground)))
}

fn point_of(incident: IncidentIndex) -> Option<PlanePoint> {
    let record = STORY.dataset.incidents.record(incident)?;
    let point = record.places[0].point.as_ref()?;
    let is_whole = !record.parts.is_empty();
    (!is_whole).then(|| STORY.basemap.plane_from_lonlat(point.position))
}

fn members(state: &State, cluster: &Cluster) -> Vec<IncidentIndex> {
    cluster_incidents(&STORY, state, cluster)
}

proptest! {
    #[test]
    fn every_incident_in_the_frame_is_in_one_group(
        state in state(),
        ground in ground(),
        width_px in 280.0..1400.0_f64,
        height_px in 240.0..640.0_f64,
    ) {
        let state = framed(&state, ground);
        let scene = map_scene(&STORY, &state, width_px, height_px);
        prop_assert!(scene.symbols.len() + scene.clusters.len() <= MAX_GROUPS);
        let mut grouped = BTreeSet::new();
        for symbol in &scene.symbols {
            prop_assert!(grouped.insert(symbol.incident));
        }
        for cluster in &scene.clusters {
            let members = members(&state, cluster);
            prop_assert!(cluster.count >= 2);
            prop_assert_eq!(members.len(), cluster.count);
            prop_assert_eq!(
                cluster.dimmed,
                !members.iter().any(|&incident| state.lists(&STORY, incident))
            );
            for incident in members {
                prop_assert!(cluster.bounds.contains(point_of(incident).unwrap()));
                prop_assert!(grouped.insert(incident), "{:?} twice", incident);
            }
        }
        let frame = scene.viewport.visible();
        let is_in_frame = |incident: &IncidentIndex| {
            state.shows(&STORY, *incident)
                && point_of(*incident).is_some_and(|point| frame.contains(point))
        };
        let mut in_frame = STORY.dataset.incidents.indices().filter(is_in_frame);
        prop_assert!(in_frame.all(|incident| grouped.contains(&incident)));
    }

    #[test]
    fn circles_keep_clear_of_each_other_and_have_room_for_a_finger(
        state in state(),
        ground in ground(),
    ) {
        let scene = drawn(&STORY, &framed(&state, ground));
        for (i, a) in scene.clusters.iter().enumerate() {
            prop_assert!((12.0..=20.0).contains(&a.radius_px));
            for b in &scene.clusters[..i] {
                prop_assert!(a.at.distance_px(b.at) > a.radius_px + b.radius_px);
                prop_assert!(a.key() != b.key());
                // Within a pixel, what has more is not drawn smaller.
                prop_assert!(a.count < b.count || a.radius_px >= b.radius_px);
            }
        }
    }

    #[test]
    fn a_view_that_is_moved_has_the_same_groups(
        state in state(),
        ground in ground(),
        (dx_px, dy_px) in (-300.0..300.0_f64, -300.0..300.0_f64),
    ) {
        let before = drawn(&STORY, &framed(&state, ground));
        let moved = Framing::Free(before.viewport.panned(dx_px, dy_px));
        let after = drawn(&STORY, &update(&STORY, &state, Action::Frame(moved)));
        for cluster in &before.clusters {
            let same = after.clusters.iter().find(|other| other.key() == cluster.key());
            prop_assert!(same.is_none_or(|same| same.bounds == cluster.bounds));
        }
    }

    #[test]
    fn a_closer_view_only_parts_groups(state in state(), ground in ground(), by in 1.0..4.0_f64) {
        let far = framed(&state, ground);
        let near = framed(&state, ground.expanded(-ground.width() / 2.0 * (1.0 - 1.0 / by)));
        let before = drawn(&STORY, &far);
        for cluster in drawn(&STORY, &near).clusters {
            let members = members(&near, &cluster);
            let all_in = |other: &Cluster| {
                let others = self::members(&far, other);
                members.iter().all(|incident| others.contains(incident))
            };
            // One at the edge may have been beyond it.
            let is_beyond = !before.viewport.visible().contains(point_of(members[0]).unwrap());
            prop_assert!(is_beyond || before.clusters.iter().any(all_in));
        }
    }
}
