use clash_map::geo::{PlanePoint, PlaneRect, ScreenPoint, Viewport};
use proptest::prelude::*;

fn plane(x: f64, y: f64) -> PlanePoint {
    PlanePoint { x, y }
}

fn screen(x_px: f64, y_px: f64) -> ScreenPoint {
    ScreenPoint { x_px, y_px }
}

fn rect(x0: f64, y0: f64, x1: f64, y1: f64) -> PlaneRect {
    PlaneRect {
        min: plane(x0, y0),
        max: plane(x1, y1),
    }
}

fn viewports() -> impl Strategy<Value = Viewport> {
    (
        280.0..2000.0,
        200.0..1500.0,
        (0.0..4096.0, 0.0..4440.0),
        0.01..20.0,
    )
        .prop_map(|(width_px, height_px, (x, y), px_per_unit)| Viewport {
            width_px,
            height_px,
            center: plane(x, y),
            px_per_unit,
        })
}

fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

proptest! {
    #[test]
    fn screen_to_plane_and_back(view in viewports(), x in -100.0..2100.0, y in -100.0..1600.0) {
        let back = view.screen_from_plane(view.plane_from_screen(screen(x, y)));
        prop_assert!(is_near(back.x_px, x) && is_near(back.y_px, y));
    }

    #[test]
    fn a_drawing_lies_in_another_with_every_place_on_itself(
        view in viewports(), other in viewports(), x in 0.0..2000.0, y in 0.0..1500.0,
    ) {
        let (scale, left_px, top_px) = view.placed_in(&other);
        let (here, there) = (view.screen_from_plane(plane(x, y)), other.screen_from_plane(plane(x, y)));
        prop_assert!(is_near(left_px + here.x_px * scale, there.x_px));
        prop_assert!(is_near(top_px + here.y_px * scale, there.y_px));
    }

    #[test]
    fn place_under_the_pointer_stays_when_zooming(
        view in viewports(),
        factor in 0.1..10.0,
        x in 0.0..2000.0,
        y in 0.0..1500.0,
    ) {
        let at = screen(x, y);
        let zoomed = view.zoomed(factor, at);
        prop_assert!(is_near(zoomed.px_per_unit, view.px_per_unit * factor));
        let after = zoomed.screen_from_plane(view.plane_from_screen(at));
        prop_assert!(is_near(after.x_px, x) && is_near(after.y_px, y));
    }

    #[test]
    fn place_under_the_pointer_follows_a_drag(
        view in viewports(),
        dx in -500.0..500.0,
        dy in -500.0..500.0,
    ) {
        let panned = view.panned(dx, dy);
        let after = panned.screen_from_plane(view.plane_from_screen(screen(100.0, 50.0)));
        prop_assert!(is_near(after.x_px, 100.0 + dx) && is_near(after.y_px, 50.0 + dy));
    }

    #[test]
    fn clamped_view_is_in_bounds_and_stays_so(view in viewports()) {
        let extent = rect(0.0, 0.0, 4096.0, 4440.0);
        let clamped = view.clamped(extent, 4.0);
        let visible = clamped.visible();
        for (low, high, from, to) in [
            (visible.min.x, visible.max.x, extent.min.x, extent.max.x),
            (visible.min.y, visible.max.y, extent.min.y, extent.max.y),
        ] {
            let is_inside = low > from - 1e-6 && high < to + 1e-6;
            let is_centred = is_near(from - low, high - to) && low < from;
            prop_assert!(is_inside || is_centred, "{low} {high}");
        }
        prop_assert!(clamped.px_per_unit <= 4.0);
        let again = clamped.clamped(extent, 4.0);
        prop_assert!(is_near(again.center.x, clamped.center.x));
        prop_assert!(is_near(again.center.y, clamped.center.y));
        prop_assert!(is_near(again.px_per_unit, clamped.px_per_unit));
    }
}

#[test]
fn fit_centres_and_pads() {
    let view = Viewport::fit(rect(100.0, 200.0, 300.0, 300.0), 440.0, 420.0, 20.0);
    assert_eq!(view.px_per_unit, 2.0);
    assert_eq!(
        view.screen_from_plane(plane(100.0, 200.0)),
        screen(20.0, 110.0)
    );
    assert_eq!(
        view.screen_from_plane(plane(300.0, 300.0)),
        screen(420.0, 310.0)
    );
}

#[test]
fn fit_copes_with_no_room_and_with_a_point() {
    for view in [
        Viewport::fit(rect(0.0, 0.0, 4096.0, 4440.0), 0.0, 0.0, 20.0),
        Viewport::fit(rect(5.0, 5.0, 5.0, 5.0), 300.0, 200.0, 10.0),
    ] {
        assert!(
            view.px_per_unit > 0.0 && view.px_per_unit.is_finite(),
            "{view:?}"
        );
    }
}

#[test]
fn larger_drawing_shows_the_same_box() {
    let view = Viewport::fit(rect(0.0, 0.0, 100.0, 50.0), 200.0, 100.0, 0.0);
    let doubled = view.resized(400.0, 200.0);
    assert_eq!(doubled.px_per_unit, 4.0);
    assert_eq!(doubled.visible(), view.visible());
    let taller = view.resized(200.0, 300.0);
    assert_eq!(taller.px_per_unit, 2.0);
    assert_eq!(taller.center, view.center);
}

#[test]
fn clamping_keeps_a_good_view() {
    let view = Viewport {
        width_px: 400.0,
        height_px: 300.0,
        center: plane(2000.0, 2000.0),
        px_per_unit: 0.5,
    };
    assert_eq!(view.clamped(rect(0.0, 0.0, 4096.0, 4440.0), 4.0), view);
}

#[test]
fn clamping_stops_at_the_edge_and_at_both_scales() {
    let extent = rect(0.0, 0.0, 4000.0, 3000.0);
    let view = |x: f64, y: f64, px_per_unit: f64| {
        Viewport {
            width_px: 400.0,
            height_px: 300.0,
            center: plane(x, y),
            px_per_unit,
        }
        .clamped(extent, 2.0)
    };
    assert_eq!(view(-900.0, 9000.0, 1.0).center, plane(200.0, 2850.0));
    assert_eq!(view(2000.0, 1500.0, 5.0).px_per_unit, 2.0);
    let whole = view(100.0, 100.0, 0.001);
    assert_eq!(whole.px_per_unit, 0.1);
    assert_eq!(whole.center, plane(2000.0, 1500.0));
}
