//! Land and lines of a map that does not change.

use super::tree::{ElementNode, Fragment, Node, element, fragment};
use crate::geo::{Area, Basemap, pieces_within};
use crate::model::ProvinceCode;
use crate::scene::{MapScene, area_path, line_path};

/// `provinces` are those with incidents, which the caller draws. All others are one path plus the
/// borders between them, which is much smaller.
pub fn ground(basemap: &Basemap, scene: &MapScene, provinces: Node) -> Fragment {
    let is_quiet = |area: &Area| count_of(scene, area.code) == 0;
    let neighbours: String = basemap
        .neighbours
        .iter()
        .map(|n| area_path(&n.rings))
        .collect();
    let borders =
        [&basemap.neighbour_borders, &basemap.other_borders].map(|lines| line_path(lines));
    fragment()
        .child(drawn("cm-land", area_path(&basemap.outline(|_| true))))
        .child(drawn("cm-neighbour", neighbours))
        .child(drawn(
            "cm-province-border",
            line_path(&pieces_within(
                basemap.borders_between(is_quiet),
                basemap.extent,
            )),
        ))
        .child(provinces)
        .child(drawn("cm-coast", line_path(&basemap.coastline)))
        .child(drawn("cm-border", borders.concat()))
        .child(drawn(
            "cm-border cm-loc",
            line_path(&basemap.line_of_control),
        ))
        .child(drawn("cm-durand-casing", line_path(&basemap.durand_line)))
        .child(drawn("cm-durand", line_path(&basemap.durand_line)))
}

pub fn count_of(scene: &MapScene, code: ProvinceCode) -> usize {
    let shade = scene.areas.iter().find(|shade| shade.area == code);
    shade.map_or(0, |shade| shade.count)
}

/// The shaded areas: all with incidents, or those of one province.
pub fn shaded_areas(basemap: &Basemap, scene: &MapScene, province: Option<ProvinceCode>) -> Node {
    basemap
        .areas
        .iter()
        .zip(&scene.areas)
        .filter(|(area, shade)| match province {
            Some(province) => area.code.province() == province,
            None => shade.count > 0,
        })
        .map(|(area, shade)| {
            drawn(
                format!("cm-area cm-shade-{}", shade.class),
                area_path(&area.rings),
            )
        })
        .collect::<Node>()
}

/// `None` if the path is empty.
fn drawn(class: impl Into<String>, path: String) -> Option<ElementNode> {
    let class = class.into();
    (!path.is_empty()).then(|| element("path").class(class).attr("d", path))
}
