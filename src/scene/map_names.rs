//! The names of the map. They are expensive to place and depend only on the counts and the
//! positions of the symbols. So they are cached: selecting something rarely moves them.

use super::area_raster::AreaRaster;
use super::labels::{Label, LabelBox, LabelKind, LabelPlacer, Name};
use super::line_label::LineLabel;
use super::map_labels::{keep_off_borders, place_labels, place_province};
use super::symbols::SYMBOL_PX;
use super::{AreaShade, MapScene, Story};
use crate::model::ProvinceCode;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapNames {
    pub labels: Vec<Label>,
    pub line_labels: Vec<LineLabel>,
}

/// What the names depend on: the areas without selection, and the symbols and clusters that names
/// must not cover.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedGround {
    areas: Vec<AreaShade>,
    taken: Vec<LabelBox>,
}

impl NamedGround {
    pub fn of(scene: &MapScene) -> Self {
        let areas = scene.areas.iter().cloned();
        let areas = areas.map(|area| AreaShade {
            selected: false,
            ..area
        });
        let around = |at, side_px| LabelBox::around(at, side_px + 2.0, side_px + 2.0);
        // The selected symbol beside a cluster is left out, because it goes when the selection
        // changes.
        let symbols = scene.symbols.iter().filter(|symbol| !symbol.is_clustered);
        let symbols = symbols.map(|symbol| around(symbol.at, SYMBOL_PX));
        let clusters = scene.clusters.iter();
        let clusters = clusters.map(|cluster| around(cluster.at, 2.0 * cluster.radius_px));
        Self {
            areas: areas.collect(),
            taken: symbols.chain(clusters).collect(),
        }
    }

    /// The names if no province is selected.
    pub fn names(&self, story: &Story, raster: &AreaRaster) -> MapNames {
        let mut placer = self.placer(story, raster);
        let line_labels = place_labels(story, raster, &self.areas, &mut placer);
        MapNames {
            labels: placer.into_labels(),
            line_labels,
        }
    }

    /// A placer that knows the symbols and the borders.
    fn placer(&self, story: &Story, raster: &AreaRaster) -> LabelPlacer {
        let viewport = raster.viewport();
        let mut placer = LabelPlacer::new(viewport.width_px, viewport.height_px);
        keep_off_borders(story, viewport, &mut placer);
        for &taken in &self.taken {
            placer.reserve(taken);
        }
        placer
    }

    /// The names if a province is selected. If `names` does not have it, it replaces those that
    /// overlap it.
    pub fn names_with(
        &self,
        story: &Story,
        raster: &AreaRaster,
        names: &MapNames,
        selected: ProvinceCode,
    ) -> MapNames {
        let text = story.area_name(selected);
        let is_province = |name: &Name| name.kind == LabelKind::Province && name.text == text;
        let is_its = |label: &Label| label.name.active && is_province(&label.name);
        if names.labels.iter().any(is_its) {
            return names.clone();
        }
        let mut placer = self.placer(story, raster);
        place_province(story, raster, &self.areas, selected, &mut placer);
        let mut labels = placer.into_labels();
        let Some(own) = labels.first().map(Label::text_box) else {
            return names.clone();
        };
        let others = names.labels.iter();
        let others = others.filter(|label| !is_province(&label.name) && !label.overlaps(&own));
        labels.extend(others.cloned());
        let line_labels = names.line_labels.iter();
        MapNames {
            labels,
            line_labels: line_labels
                .filter(|label| !label.overlaps(&own))
                .cloned()
                .collect(),
        }
    }
}

/// The names of a map that is drawn once.
pub fn map_names(story: &Story, scene: &MapScene) -> MapNames {
    let raster = AreaRaster::new(&story.basemap, scene.viewport);
    let ground = NamedGround::of(scene);
    let names = ground.names(story, &raster);
    let mut areas = scene.areas.iter();
    match areas.find(|area| area.selected) {
        Some(selected) => ground.names_with(story, &raster, &names, selected.area.province()),
        None => names,
    }
}
