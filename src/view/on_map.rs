//! The state that the views of the map share.

use super::Reader;
use super::chooser::Choice;
use super::derived::Derived;
use super::gestures::{Gestures, position};
use super::map_keys::MapKeys;
use super::tooltip::Hover;
use crate::geo::ScreenPoint;
use crate::model::ProvinceCode;
use crate::scene::{Action, MapScene, meant_provinces};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// What the views of the map read and change.
#[derive(Clone, Copy)]
pub struct OnMap {
    pub reader: Reader,
    pub scene: Derived<MapScene>,
    pub hover: RwSignal<Option<Hover>>,
    pub gestures: Gestures,
    pub choice: RwSignal<Option<Choice>>,
    pub keys: MapKeys,
    /// The province with a visible focus ring.
    pub ringed: RwSignal<Option<ProvinceCode>>,
}

impl OnMap {
    /// Handles a click on a province, or near one that is too small to hit.
    pub fn click(&self, event: &MouseEvent, province: ProvinceCode) {
        if !self.gestures.is_click() {
            return;
        }
        let at = position(event);
        let viewport = self.scene.with_untracked(|scene| scene.viewport);
        let mut provinces = meant_provinces(&self.reader.story().basemap, &viewport, at);
        // A click by assistive technology has no meaningful position.
        if event.detail() == 0 {
            provinces.clear();
        }
        if provinces.len() > 1 {
            self.ask(provinces, at);
        } else {
            self.keys.go_to(province);
            self.reader.dispatch(Action::ToggleProvince(province));
        }
    }

    /// Opens the dialog that asks which of the provinces was meant.
    pub fn ask(&self, provinces: Vec<ProvinceCode>, at: ScreenPoint) {
        let height_px = self.scene.with_untracked(|scene| scene.viewport.height_px);
        let is_above = at.y_px < height_px / 2.0;
        self.choice.set((!provinces.is_empty()).then_some(Choice {
            provinces,
            is_above,
        }));
    }
}
