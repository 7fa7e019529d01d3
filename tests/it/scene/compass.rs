//! The map with the arrow keys.

use std::collections::BTreeSet;

use clash_map::geo::{Basemap, embedded};
use clash_map::model::ProvinceCode;
use clash_map::scene::{Direction, Walk, province_towards};

fn code(text: &str) -> ProvinceCode {
    ProvinceCode::parse(text).unwrap()
}

fn provinces(basemap: &Basemap) -> BTreeSet<ProvinceCode> {
    let codes = basemap.areas.iter().map(|area| area.code);
    codes.filter(|code| *code == code.province()).collect()
}

#[test]
fn every_province_is_reached_from_every_other() {
    let basemap = embedded();
    let all = provinces(&basemap);
    for &start in &all {
        let mut reached = BTreeSet::from([start]);
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            for direction in Direction::ALL {
                let next = province_towards(&basemap, at, direction);
                open.extend(next.filter(|&next| reached.insert(next)));
            }
        }
        let missed: Vec<_> = all.difference(&reached).collect();
        assert!(missed.is_empty(), "from {start}: {missed:?}");
    }
}

#[test]
fn an_arrow_leads_its_own_way() {
    let basemap = embedded();
    let place = |code: ProvinceCode| {
        let position = basemap.area(code).unwrap().label;
        (position.x, position.y)
    };
    for &from in &provinces(&basemap) {
        for direction in Direction::ALL {
            let Some(to) = province_towards(&basemap, from, direction) else {
                continue;
            };
            let ((x0, y0), (x1, y1)) = (place(from), place(to));
            let leads = match direction {
                Direction::Left => x1 < x0,
                Direction::Right => x1 > x0,
                Direction::Up => y1 < y0,
                Direction::Down => y1 > y0,
            };
            assert!(leads, "{from} {direction:?} {to}");
        }
    }
}

/// The neighbours as in an atlas.
#[test]
fn arrows_lead_to_the_neighbours_a_reader_expects() {
    let basemap = embedded();
    for (from, direction, to) in [
        ("AF-PKA", Direction::Up, "AF-PIA"),
        ("AF-KHO", Direction::Down, "AF-PKA"),
        ("AF-PKA", Direction::Left, "AF-ZAB"),
        ("AF-HEL", Direction::Left, "AF-NIM"),
        ("AF-HEL", Direction::Right, "AF-KAN"),
        ("AF-BDS", Direction::Left, "AF-TAK"),
        ("PK-SD", Direction::Left, "PK-BA"),
        ("PK-SD", Direction::Up, "PK-PB"),
    ] {
        let found = province_towards(&basemap, code(from), direction);
        assert_eq!(found, Some(code(to)), "{from} {direction:?}");
    }
}

#[test]
fn the_opposite_arrow_takes_a_step_back() {
    let basemap = embedded();
    for &from in &provinces(&basemap) {
        for direction in Direction::ALL {
            let there = Walk::starting_at(from).step(&basemap, direction);
            let back = there.step(&basemap, direction.opposite());
            if there.at != from {
                assert_eq!(back.at, from, "{direction:?} to {}", there.at);
            }
        }
    }
}
