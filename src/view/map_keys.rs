//! The keyboard on the map. The map is one tab stop; arrow keys and letters move from province to
//! province. Symbols are not focusable, because the list has every incident.

use super::Reader;
use super::derived::Derived;
use super::focus::focus_in_place;
use crate::model::ProvinceCode;
use crate::scene::{
    Action, Direction, Framing, MapScene, TypeAhead, Walk, province_entries, revealing,
};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct MapKeys {
    reader: Reader,
    scene: Derived<MapScene>,
    /// The reader's last step, and the selected province at that time.
    walk: RwSignal<Option<(Walk, Option<ProvinceCode>)>>,
    typed: StoredValue<TypeAhead>,
    stop: Derived<Option<ProvinceCode>>,
}

impl MapKeys {
    pub fn new(reader: Reader, scene: Derived<MapScene>) -> Self {
        let walk = RwSignal::new(None::<(Walk, Option<ProvinceCode>)>);
        let selected = reader.derive(|_, state| state.province);
        let first = reader.derive(|story, state| {
            let entries = province_entries(story, state);
            entries.first().map(|entry| entry.code)
        });
        let stop = Derived::new(move || {
            let selected = selected.get();
            match walk.get() {
                Some((walk, then)) if selected.is_none() || selected == then => Some(walk.at),
                _ => selected.or_else(|| first.get()),
            }
        });
        Self {
            reader,
            scene,
            walk,
            typed: StoredValue::default(),
            stop,
        }
    }

    /// Whether this province is the tab stop: the one that the reader visited last, else the
    /// selected one, else the one with the most incidents. Tracked.
    pub fn is_stop(&self, province: ProvinceCode) -> bool {
        self.stop.get() == Some(province)
    }

    /// Focuses a province without selecting it, and moves it into view.
    pub fn go_to(&self, province: ProvinceCode) {
        self.go(Walk::starting_at(province));
    }

    /// Focuses the province that the reader visited last.
    pub fn return_to_map(&self) {
        if let Some(province) = self.stop.get_untracked() {
            self.focus(province);
        }
    }

    pub fn keydown(&self, event: &KeyboardEvent) {
        let Some(at) = self.stop.get_untracked() else {
            return;
        };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let step = |direction| {
            let walk = self.walk.get_untracked().map(|(walk, _)| walk);
            let walk = walk.filter(|walk| walk.at == at);
            let walk = walk.unwrap_or(Walk::starting_at(at));
            Some(walk.step(&self.reader.story().basemap, direction))
        };
        let to = match key.as_str() {
            "Enter" | " " => {
                event.prevent_default();
                self.reader.dispatch(Action::ToggleProvince(at));
                return;
            }
            "ArrowLeft" => step(Direction::Left),
            "ArrowRight" => step(Direction::Right),
            "ArrowUp" => step(Direction::Up),
            "ArrowDown" => step(Direction::Down),
            "Home" | "End" => self.listed(|codes, _| {
                let end = if key == "Home" {
                    codes.first()
                } else {
                    codes.last()
                };
                end.copied()
            }),
            letter if letter.chars().count() == 1 => self.listed(|codes, names| {
                let from = codes.iter().position(|&code| code == at)?;
                let find =
                    |typed: &mut TypeAhead| typed.find(letter, event.time_stamp(), names, from);
                let found = self.typed.try_update_value(find)??;
                codes.get(found).copied()
            }),
            _ => return,
        };
        event.prevent_default();
        if let Some(walk) = to {
            self.go(walk);
        }
    }

    /// A province found in the order of the list of provinces: by count, then by name.
    fn listed(
        &self,
        find: impl FnOnce(&[ProvinceCode], &[String]) -> Option<ProvinceCode>,
    ) -> Option<Walk> {
        let entries = province_entries(&self.reader.story(), &self.reader.state_now());
        let (codes, names): (Vec<_>, Vec<_>) = entries
            .into_iter()
            .map(|entry| (entry.code, entry.name))
            .unzip();
        find(&codes, &names).map(Walk::starting_at)
    }

    fn go(&self, walk: Walk) {
        let selected = self.reader.state_now().province;
        self.walk.set(Some((walk, selected)));
        self.reveal(walk.at);
        self.focus(walk.at);
    }

    /// Moves a province into view.
    pub fn reveal(&self, province: ProvinceCode) {
        let viewport = self.scene.with_untracked(|scene| scene.viewport);
        let moved = revealing(&self.reader.story().basemap, &viewport, province);
        if moved != viewport {
            self.reader.dispatch(Action::Frame(Framing::Free(moved)));
        }
    }

    fn focus(&self, province: ProvinceCode) {
        let selector = format!(".cm-area[role=option][data-province=\"{province}\"]");
        focus_in_place(self.reader.root, selector);
    }
}
