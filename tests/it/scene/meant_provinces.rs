//! The provinces that a touch can mean, on the real map.

use clash_map::builtin::builtin_story;
use clash_map::geo::{PlanePoint, ScreenPoint, Viewport};
use clash_map::model::ProvinceCode;
use clash_map::scene::{
    Action, Framing, MAX_OFFERED, REACH_PX, State, Story, map_scene, meant_provinces, update,
};

const TELEPHONE_PX: f64 = 340.0;

fn code(text: &str) -> ProvinceCode {
    ProvinceCode::parse(text).unwrap()
}

/// Returns the view of both countries at a map width.
fn view(story: &Story, width_px: f64) -> Viewport {
    let start = State::initial(story);
    let state = update(story, &start, Action::Frame(Framing::Countries));
    map_scene(story, &state, width_px, width_px).viewport
}

fn meant_at(story: &Story, width_px: f64, at: PlanePoint) -> Vec<ProvinceCode> {
    let viewport = view(story, width_px);
    meant_provinces(&story.basemap, &viewport, viewport.screen_from_plane(at))
}

fn name_place(story: &Story, province: &str) -> PlanePoint {
    story.basemap.area(code(province)).unwrap().label
}

#[test]
fn a_touch_near_islamabad_asks_whether_it_is_meant() {
    let story = builtin_story();
    let viewport = view(&story, TELEPHONE_PX);
    let islamabad = viewport.screen_from_plane(name_place(&story, "PK-IS"));
    let south_of_it = ScreenPoint {
        y_px: islamabad.y_px + REACH_PX - 2.0,
        ..islamabad
    };
    let meant = meant_provinces(&story.basemap, &viewport, south_of_it);
    assert_eq!(meant[..2], [code("PK-PB"), code("PK-IS")]);
    // At a desk's width the same distance is that of a clear hit.
    let viewport = view(&story, 4.0 * TELEPHONE_PX);
    let islamabad = viewport.screen_from_plane(name_place(&story, "PK-IS"));
    let south_of_it = ScreenPoint {
        y_px: islamabad.y_px + 4.0 * REACH_PX,
        ..islamabad
    };
    let meant = meant_provinces(&story.basemap, &viewport, south_of_it);
    assert_eq!(meant, [code("PK-PB")]);
}

#[test]
fn a_touch_among_the_small_provinces_about_kabul_offers_them_nearest_first() {
    let story = builtin_story();
    for touched in ["AF-KAP", "AF-PAN"] {
        let meant = meant_at(&story, TELEPHONE_PX, name_place(&story, touched));
        assert_eq!(meant[0], code(touched));
        assert!((2..=MAX_OFFERED).contains(&meant.len()), "{meant:?}");
    }
    let meant = meant_at(&story, TELEPHONE_PX, name_place(&story, "AF-KAP"));
    assert!(meant.contains(&code("AF-PAN")), "{meant:?}");
}

#[test]
fn what_is_clearly_meant_is_not_asked() {
    let story = builtin_story();
    for clear in ["PK-BA", "PK-SD", "AF-HEL", "AF-KAN", "AF-HER", "AF-BDS"] {
        let meant = meant_at(&story, TELEPHONE_PX, name_place(&story, clear));
        assert_eq!(meant, [code(clear)]);
    }
    // Drawn as large as here, Kapisa is wide enough for a finger.
    let meant = meant_at(&story, 6000.0, name_place(&story, "AF-KAP"));
    assert_eq!(meant, [code("AF-KAP")]);
}

#[test]
fn a_province_of_two_parts_is_one() {
    let story = builtin_story();
    let meant = meant_at(&story, 6000.0, name_place(&story, "PK-KP~FATA"));
    assert_eq!(meant, [code("PK-KP")]);
}

#[test]
fn nothing_is_meant_at_sea() {
    let story = builtin_story();
    let corner = story.basemap.extent.min;
    assert_eq!(meant_at(&story, TELEPHONE_PX, corner), []);
}
