use std::collections::BTreeSet;

use clash_map::builtin::builtin_story;
use clash_map::geo::{ScreenPoint, area_at};
use clash_map::i18n::{Language, Locale};
use clash_map::model::ProvinceCode;
use clash_map::scene::{
    Action, Framing, MapScene, Shading, State, Story, map_names, map_scene, update,
};

fn at_start(story: &Story, width_px: f64) -> MapScene {
    map_scene(story, &State::initial(story), width_px, width_px)
}

fn class_of(scene: &MapScene, area: &str) -> u8 {
    let code = ProvinceCode::parse(area).unwrap();
    scene
        .areas
        .iter()
        .find(|shade| shade.area == code)
        .unwrap()
        .class
}

#[test]
fn every_symbol_stands_in_the_area_of_its_incident() {
    let story = builtin_story();
    let wide = update(&story, &State::initial(&story), Action::Brush(story.extent));
    for symbol in map_scene(&story, &wide, 560.0, 560.0).symbols {
        let incident = story.dataset.incidents.record(symbol.incident).unwrap();
        let place = &incident.places[0];
        let position = place.point.as_ref().unwrap().position;
        let area = area_at(&story.basemap, story.basemap.plane_from_lonlat(position));
        assert_eq!(
            area.map(|a| a.province()),
            place.area.map(|a| a.province()),
            "{}",
            incident.id
        );
    }
}

#[test]
fn symbols_never_lie_on_each_other() {
    let story = builtin_story();
    let wide = update(&story, &State::initial(&story), Action::Brush(story.extent));
    for framing in [Framing::Countries, Framing::Incidents(story.extent)] {
        let state = update(&story, &wide, Action::Frame(framing));
        let symbols = map_scene(&story, &state, 340.0, 340.0).symbols;
        assert!(symbols.len() > 20);
        for (i, a) in symbols.iter().enumerate() {
            for b in &symbols[..i] {
                assert!(
                    a.at.distance_px(b.at) >= 15.0,
                    "{:?} and {:?}",
                    a.incident,
                    b.incident
                );
            }
        }
    }
}

#[test]
fn the_start_frames_every_located_incident_of_the_window() {
    let story = builtin_story();
    for width_px in [308.0, 560.0] {
        let scene = at_start(&story, width_px);
        assert!(scene.symbols.len() >= 6);
        for symbol in &scene.symbols {
            let inset = symbol.uncertainty_px;
            for at in [symbol.at.x_px, symbol.at.y_px] {
                assert!(at >= inset && at <= width_px - inset, "{symbol:?}");
            }
        }
    }
}

#[test]
fn only_the_part_of_a_province_where_the_places_lie_is_shaded() {
    let story = builtin_story();
    let scene = at_start(&story, 560.0);
    assert_eq!(class_of(&scene, "PK-KP~FATA"), 3);
    assert_eq!(class_of(&scene, "PK-KP"), 0);
    assert_eq!(class_of(&scene, "AF-PKA"), 1);
    assert_eq!(class_of(&scene, "AF-PIA"), 1);
    assert_eq!(class_of(&scene, "AF-HEL"), 0);
}

#[test]
fn incidents_known_only_to_the_province_have_no_point() {
    let story = builtin_story();
    let scene = at_start(&story, 560.0);
    let pointless = [
        "2024-03-18-mofa",
        "2024-03-18-taliban-mfa",
        "2024-03-18-strikes",
    ];
    for id in pointless {
        let incident = story.dataset.incidents.find(id).unwrap();
        assert!(
            scene
                .symbols
                .iter()
                .all(|symbol| symbol.incident != incident),
            "{id}"
        );
    }
}

#[test]
fn labels_neither_overlap_nor_leave_the_frame() {
    let story = builtin_story();
    for width_px in [308.0, 560.0, 900.0] {
        for framing in [Framing::Incidents(story.focus()), Framing::Countries] {
            let state = update(&story, &State::initial(&story), Action::Frame(framing));
            let scene = map_scene(&story, &state, width_px, width_px);
            let labels = map_names(&story, &scene).labels;
            assert!(labels.len() >= 6, "{} at {width_px}", labels.len());
            for (i, label) in labels.iter().enumerate() {
                let text_box = label.text_box();
                assert!(
                    text_box.left_px >= 0.0 && text_box.right_px <= width_px,
                    "{label:?}"
                );
                assert!(
                    text_box.top_px >= 0.0 && text_box.bottom_px <= width_px,
                    "{label:?}"
                );
                for other in &labels[..i] {
                    assert!(!text_box.overlaps(&other.text_box()), "{label:?} {other:?}");
                }
            }
        }
    }
}

/// Uses the exact hit test, where the code that places names uses points along the line.
#[test]
fn names_stand_on_one_side_of_the_durand_line() {
    for language in [Language::English, Language::Urdu] {
        let story = builtin_story().told_in(Locale::of(language).unwrap());
        for width_px in [308.0, 400.0, 490.0, 560.0, 620.0, 900.0] {
            let scene = at_start(&story, width_px);
            for label in map_names(&story, &scene).labels {
                let text_box = label.text_box();
                let (width_px, height_px) = (
                    text_box.right_px - text_box.left_px,
                    text_box.bottom_px - text_box.top_px,
                );
                let countries: BTreeSet<_> = (0..=40 * 4)
                    .map(|i| ScreenPoint {
                        x_px: text_box.left_px + width_px * f64::from(i % 41) / 40.0,
                        y_px: text_box.top_px + height_px * f64::from(i / 41) / 3.0,
                    })
                    .map(|at| scene.viewport.plane_from_screen(at))
                    .filter_map(|at| area_at(&story.basemap, at))
                    .map(|area| area.country().to_owned())
                    .collect();
                assert!(countries.len() <= 1, "{} at {width_px}", label.name.text);
            }
        }
    }
}

#[test]
fn the_scale_bar_is_as_long_as_it_says() {
    let story = builtin_story();
    let scene = at_start(&story, 560.0);
    let px_per_km = scene.viewport.px_per_unit / story.basemap.km_per_unit;
    let error_px = scene.scale_bar.length_px - f64::from(scene.scale_bar.length_km) * px_per_km;
    assert!(error_px.abs() < 1e-6);
    assert!((20.0..=110.0).contains(&scene.scale_bar.length_px));
}

#[test]
fn an_uncertain_place_is_drawn_as_large_on_the_ground_as_it_is() {
    let story = builtin_story();
    let scene = at_start(&story, 560.0);
    let px_per_km = scene.viewport.px_per_unit / story.basemap.km_per_unit;
    let strike = story
        .dataset
        .incidents
        .find("2024-03-18-strike-paktika")
        .unwrap();
    let symbol = scene
        .symbols
        .iter()
        .find(|symbol| symbol.incident == strike)
        .unwrap();
    assert!((symbol.uncertainty_px - 13.0 * px_per_km).abs() < 1e-6);
}

#[test]
fn shades_name_every_count_once() {
    for max in [1, 3, 5, 6, 12, 13, 40, 1000] {
        let shading = Shading::for_max(max);
        assert_eq!(shading.class(0), 0);
        assert_eq!(shading.class(1), 1);
        assert_eq!(shading.class(max.max(3)), 3);
        for count in 1..max {
            assert!(shading.class(count) <= shading.class(count + 1));
        }
    }
    let texts = |max| {
        Shading::for_max(max)
            .legend(clash_map::i18n::Locale::english())
            .map(|(_, text)| text)
    };
    assert_eq!(texts(4), ["1", "2", "3 or more"]);
    assert_eq!(texts(12), ["1–2", "3–5", "6 or more"]);
    assert_eq!(texts(40), ["1–8", "9–20", "21 or more"]);
}

#[test]
fn a_province_with_incidents_has_its_name_on_itself() {
    let story = builtin_story();
    let all_years = update(&story, &State::initial(&story), Action::Brush(story.extent));
    let mut named = 0;
    for state in [State::initial(&story), all_years] {
        for framing in [Framing::Incidents(state.window), Framing::Countries] {
            for width_px in [308.0, 560.0] {
                let state = update(&story, &state, Action::Frame(framing));
                let scene = map_scene(&story, &state, width_px, width_px);
                let labels = map_names(&story, &scene).labels;
                for label in labels.iter().filter(|label| label.name.active) {
                    let text_box = label.text_box();
                    let lies_on_itself = |sample: &u32| {
                        let x_px = text_box.left_px
                            + (text_box.right_px - text_box.left_px) * f64::from(*sample) / 100.0;
                        let y_px = (text_box.top_px + text_box.bottom_px) / 2.0;
                        let at = scene.viewport.plane_from_screen(ScreenPoint { x_px, y_px });
                        let area = area_at(&story.basemap, at).map(|area| area.province());
                        area.is_some_and(|area| story.area_name(area) == label.name.text)
                    };
                    let share = (0..=100).filter(lies_on_itself).count();
                    assert!(share >= 45, "{}: {share} %", label.name.text);
                    named += 1;
                }
            }
        }
    }
    assert!(named > 20, "{named}");
}

#[test]
fn a_number_stands_where_its_shade_is() {
    let story = builtin_story();
    for width_px in [308.0, 490.0, 560.0] {
        let scene = at_start(&story, width_px);
        let names = map_names(&story, &scene);
        let at = |text: &str| {
            let mut labels = names.labels.iter();
            let label = labels.find(|label| label.name.active && label.name.text == text);
            scene.viewport.plane_from_screen(label.unwrap().position.at)
        };
        let area = area_at(&story.basemap, at("Khyber Pakhtunkhwa")).unwrap();
        assert_eq!(
            class_of(&scene, &area.to_string()),
            3,
            "{area} at {width_px} px"
        );
    }
}
