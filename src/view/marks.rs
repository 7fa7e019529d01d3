//! The timeline's marks: one stop of the tab key, from which arrows lead on in time.

use super::Reader;
use super::focus::focus_in_place;
use super::px::{px, translate};
use super::symbol::symbol_path;
use super::told::plain;
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::{Action, Mark, TimelineScene};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

#[component]
pub fn Marks(reader: Reader, scene: Memo<TimelineScene>) -> impl IntoView {
    let in_time = Memo::new(move |_| scene.with(TimelineScene::marks_in_time));
    let reached = RwSignal::new(None::<IncidentIndex>);
    let selected = reader.derive(|_, state| state.incident);
    let stop = Memo::new(move |_| {
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
            let id = &story.dataset.incident(incident).id;
            focus_in_place(reader.root, format!(".cm-mark[data-incident=\"{id}\"]"));
        }
    };
    view! {
        <g
            class="cm-marks"
            role="listbox"
            aria-label=reader.locale().word(Word::Incidents)
            aria-orientation="horizontal"
            on:keydown=keydown
        >
            <For
                each=move || in_time.get()
                key=|incident| *incident
                children=move |incident: IncidentIndex| mark(reader, scene, reached, stop, incident)
            />
        </g>
    }
}

fn mark(
    reader: Reader,
    scene: Memo<TimelineScene>,
    reached: RwSignal<Option<IncidentIndex>>,
    stop: Memo<Option<IncidentIndex>>,
    incident: IncidentIndex,
) -> impl IntoView + use<> {
    let story = reader.story();
    let record = story.dataset.incident(incident);
    let date = story.locale.when_text(&record.when).date;
    let name = story.locale.joined(&plain(story.title(incident)), &date);
    let title = name.clone();
    // As it last was, once it is no longer shown.
    let current = Memo::new(move |last: Option<&Option<Mark>>| {
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
        Some(view! {
            <rect class="cm-span" x=px(left_px - at().0) y="-3.5" width=px(right_px - left_px) height="7" rx="3.5"></rect>
        })
    };
    let category = record.kind.category();
    view! {
        <g
            class=format!("cm-mark cm-{}", category.code())
            class:cm-hollow=record.is_parent()
            class:cm-dimmed=move || is(|mark| mark.dimmed)
            transform=move || { let (x_px, y_px) = at(); translate(x_px, y_px) }
            role="option"
            tabindex=move || if stop.get() == Some(incident) { "0" } else { "-1" }
            data-incident=record.id.clone()
            aria-label=name
            aria-selected=move || if is(|mark| mark.selected) { "true" } else { "false" }
            on:click=move |_| reader.dispatch(Action::ToggleIncident(incident))
            on:focus=move |_| reached.set(Some(incident))
        >
            {bar}
            {move || is(|mark| mark.selected).then(|| view! { <circle class="cm-ring" r={"11"}></circle> })}
            <path class="cm-shape" d=symbol_path(category)></path>
            // Above the others, to be what a pointer rests on. On the group, the title would
            // be read out as its description too.
            <circle class="cm-target" r="12">{leptos::svg::title().child(title)}</circle>
        </g>
    }
}
