//! The marks of incidents on the timeline. They are one tab stop; arrow keys move through them in
//! time order.

use super::Reader;
use super::derived::Derived;
use super::focus::focus_in_place;
use super::incident_key::incident_key;
use super::px::{px, translate};
use super::symbol::symbol_path;
use super::told::plain;
use super::tree::{ElementNode, element, fragment, keyed};
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::{Action, Mark, TimelineScene};
use leptos::ev;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

pub fn marks_view(reader: Reader, scene: Derived<TimelineScene>) -> ElementNode {
    let in_time = Derived::new(move || scene.with(TimelineScene::marks_in_time));
    let reached = RwSignal::new(None::<IncidentIndex>);
    let selected = reader.derive(|_, state| state.incident);
    let stop = Derived::new(move || {
        in_time.with(|marks| {
            let is_shown = |incident: &IncidentIndex| marks.contains(incident);
            let reached = reached.get().filter(is_shown);
            reached
                .or_else(|| selected.get().filter(is_shown))
                .or_else(|| marks.first().copied())
        })
    });
    let keydown = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some(at) = stop.get_untracked() else {
            return;
        };
        let marks = in_time.get_untracked();
        let position = marks.iter().position(|&mark| mark == at).unwrap_or(0);
        let to = match event.key().as_str() {
            "Enter" | " " => {
                event.prevent_default();
                reader.dispatch(Action::ToggleIncident(at));
                return;
            }
            "ArrowLeft" | "ArrowUp" => position.saturating_sub(1),
            "ArrowRight" | "ArrowDown" => position + 1,
            "Home" => 0,
            "End" => marks.len() - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(&incident) = marks.get(to) {
            reached.set(Some(incident));
            let story = reader.story();
            let id = incident_key(&story, incident);
            focus_in_place(reader.root, format!(".cm-mark[data-incident=\"{id}\"]"));
        }
    };
    element("g")
        .class("cm-marks")
        .attr("role", "listbox")
        .attr("aria-label", reader.locale().word(Word::Incidents))
        .attr("aria-orientation", "horizontal")
        .on(ev::keydown, keydown)
        .child(keyed(
            move || in_time.get(),
            |incident| incident.0,
            move |incident: IncidentIndex| mark(reader, scene, reached, stop, incident),
        ))
}

fn mark(
    reader: Reader,
    scene: Derived<TimelineScene>,
    reached: RwSignal<Option<IncidentIndex>>,
    stop: Derived<Option<IncidentIndex>>,
    incident: IncidentIndex,
) -> ElementNode {
    let story = reader.story();
    let incidents = &story.dataset.incidents;
    let name = move || {
        reader.text.track();
        let story = reader.story();
        let date = story.when_text(incident).date;
        story.locale.joined(&plain(story.title(incident)), &date)
    };
    // Keeps the last mark after the incident is no longer shown.
    let current = Derived::from_last(move |last: Option<&Option<Mark>>| {
        let found = scene.with(|scene| {
            let mark = scene.marks.iter().find(|mark| mark.incident == incident);
            mark.cloned()
        });
        found.or_else(|| last.cloned().flatten())
    });
    let is = move |holds: fn(&Mark) -> bool| current.with(|mark| mark.as_ref().is_some_and(holds));
    let at = move || current.with(|mark| mark.as_ref().map_or((0.0, 0.0), |m| (m.x_px, m.y_px)));
    let bar = move || {
        let (left_px, right_px) = current.with(|mark| mark.as_ref()?.bar_px)?;
        Some(
            element("rect")
                .class("cm-span")
                .attr("x", px(left_px - at().0))
                .attr("y", "-3.5")
                .attr("width", px(right_px - left_px))
                .attr("height", "7")
                .attr("rx", "3.5"),
        )
    };
    let ring = move || {
        is(|mark| mark.selected).then(|| element("circle").class("cm-ring").attr("r", "11"))
    };
    let category = incidents.kind(incident).category();
    element("g")
        .class(format!("cm-mark cm-{}", category.code()))
        .class_if("cm-hollow", incidents.is_parent(incident))
        .class_if("cm-dimmed", move || is(|mark| mark.dimmed))
        .attr("transform", move || {
            let (x_px, y_px) = at();
            translate(x_px, y_px)
        })
        .attr("role", "option")
        .attr("tabindex", move || {
            if stop.get() == Some(incident) {
                "0"
            } else {
                "-1"
            }
        })
        .attr("data-incident", incident_key(&story, incident))
        .attr("aria-label", name)
        .attr("aria-selected", move || {
            if is(|mark| mark.selected) {
                "true"
            } else {
                "false"
            }
        })
        .on(ev::click, move |_| {
            reader.dispatch(Action::ToggleIncident(incident))
        })
        .on(ev::focus, move |_| reached.set(Some(incident)))
        .child(move || fragment().child(bar()).child(ring()))
        .child(
            element("path")
                .class("cm-shape")
                .attr("d", symbol_path(category)),
        )
        // Above the other shapes, so that the pointer is over it. The title is not on the group,
        // because screen readers would also read it as the description.
        .child(
            element("circle")
                .class("cm-target")
                .attr("r", "12")
                .child(element("title").child(reader.following_text(name))),
        )
}
