//! The names of the map. They are much of what a map costs, and follow from what is counted
//! where and from the symbols' places alone: a selection seldom moves them.

use super::area_raster::AreaRaster;
use super::labels::{Label, LabelBox, LabelKind, LabelPlacer};
use super::line_label::LineLabel;
use super::map_labels::place_labels;
use super::symbols::SYMBOL_PX;
use super::{AreaShade, MapScene, Story};
use crate::geo::ScreenPoint;
use crate::model::ProvinceCode;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapNames {
    pub labels: Vec<Label>,
    pub line_labels: Vec<LineLabel>,
}

/// What names stand on: the areas as they are where none is selected, and the symbols that
/// names keep clear of.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedGround {
    areas: Vec<AreaShade>,
    symbols: Vec<ScreenPoint>,
}

impl NamedGround {
    pub fn of(scene: &MapScene) -> Self {
        let areas = scene.areas.iter().cloned();
        let areas = areas.map(|area| AreaShade {
            selected: false,
            ..area
        });
        Self {
            areas: areas.collect(),
            symbols: scene.symbols.iter().map(|symbol| symbol.at).collect(),
        }
    }

    /// The names where no province is selected.
    pub fn names(&self, story: &Story, raster: &AreaRaster) -> MapNames {
        let viewport = raster.viewport();
        let mut placer = LabelPlacer::new(viewport.width_px, viewport.height_px);
        for &at in &self.symbols {
            placer.reserve(LabelBox::around(at, SYMBOL_PX + 2.0, SYMBOL_PX + 2.0));
        }
        let line_labels = place_labels(story, raster, &self.areas, &mut placer);
        MapNames {
            labels: placer.into_labels(),
            line_labels,
        }
    }

    /// The names where a province is selected: `names`, if it is among them, else others, of
    /// which it is the first.
    pub fn names_with(
        &self,
        story: &Story,
        raster: &AreaRaster,
        names: &MapNames,
        selected: ProvinceCode,
    ) -> MapNames {
        let name = story.area_name(selected);
        let is_its =
            |label: &Label| label.kind == LabelKind::Province && label.active && label.text == name;
        if names.labels.iter().any(is_its) {
            return names.clone();
        }
        let mut ground = self.clone();
        for area in &mut ground.areas {
            area.selected = area.area.province() == selected;
        }
        ground.names(story, raster)
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
