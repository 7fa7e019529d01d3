//! The timeline as a drawing for each of its two layouts; the page shows the one that
//! fits. Positions along the axis are shares of its length.

use super::map::{SEPARATOR, shape_id};
use super::shares::Size;
use crate::i18n::Word;
use crate::scene::{Mark, TickMark, TimelineScene, WIDE_PX, timeline_scene};
use crate::view::px::px;
use crate::view::reader::Reader;
use crate::view::told::plain;
use leptos::prelude::*;

/// A phone's width less its margins.
const NARROW_PX: f64 = 308.0;
const WIDE_STILL_PX: f64 = WIDE_PX + 160.0;

#[component]
pub fn StillTimeline(reader: Reader) -> impl IntoView {
    let story = reader.story();
    let state = reader.state_now();
    let (first, last) = state.window.days();
    let locale = story.locale;
    let scene_at = |width_px| timeline_scene(&story, &state, width_px);
    let (narrow, wide) = (scene_at(NARROW_PX), scene_at(WIDE_STILL_PX));
    view! {
        <section class="cm-timeline-section" aria-label=locale.word(Word::Timeline)>
            <div class="cm-timeline-head">
                <h3 class="cm-timeline-title">{locale.period_text(first, last)}</h3>
                <p class="cm-timeline-summary">{locale.incident_count_text(wide.count)}</p>
                <div class="cm-time-controls"></div>
                <p class="cm-hint">{locale.word(Word::HollowMark)}</p>
            </div>
            <div>
                {drawing(reader, &narrow, "cm-narrow")}
                {drawing(reader, &wide, "cm-wide")}
            </div>
        </section>
    }
}

fn drawing(reader: Reader, scene: &TimelineScene, class: &'static str) -> impl IntoView + use<> {
    let axis = Axis {
        left_px: scene.focus.left_px,
        size: Size {
            width_px: scene.focus.width_px,
            height_px: scene.height_px,
        },
    };
    let names = scene.lanes.iter().map(|lane| {
        view! { <text class="cm-lane-name" x="1" y=px(lane.label_y_px)>{lane.label}</text> {SEPARATOR} }
    });
    let lines = scene.lanes.iter().map(|lane| lane.top_px + lane.height_px);
    let (top_px, bottom_px) = scene.focus_px;
    let base_px = scene.overview_base_px;
    let bars = scene.bars.iter().map(|bar| {
        view! {
            <rect
                class="cm-bar"
                x=axis.x(bar.left_px)
                y=px(base_px - bar.height_px)
                width=axis.length(bar.width_px)
                height=px(bar.height_px)
            ></rect>
        }
    });
    let (from_px, to_px) = scene.window_px;
    view! {
        <div class=format!("cm-drawing {class}")>
            <svg class="cm-lane-names" height=px(scene.height_px)>{names.collect_view()}</svg>
            <svg class="cm-timeline" height=px(scene.height_px) role="group" aria-label=reader.locale().word(Word::IncidentsInTime)>
                    {bars.collect_view()}
                    {axis.rule(base_px)}
                    <rect
                        class="cm-window"
                        x=axis.x(from_px)
                        y="0.5"
                        width=axis.length(to_px - from_px)
                        height=px(base_px)
                    ></rect>
                    <line class="cm-lens" x1=axis.x(from_px) y1=px(base_px) x2="0" y2=px(top_px)></line>
                    <line class="cm-lens" x1=axis.x(to_px) y1=px(base_px) x2="100%" y2=px(top_px)></line>
                    {scene.overview_ticks.iter().map(|t| axis.tick(t, base_px, base_px)).collect_view()}
                    {axis.rule(top_px)}
                    {lines.map(|y_px| axis.rule(y_px)).collect_view()}
                    {scene.ticks.iter().map(|t| axis.tick(t, top_px, bottom_px)).collect_view()}
                    {scene.marks.iter().map(|m| mark(reader, axis, m)).collect_view()}
            </svg>
        </div>
    }
}

/// Turns positions on the drawing into shares of the axis.
#[derive(Clone, Copy)]
struct Axis {
    left_px: f64,
    size: Size,
}

impl Axis {
    fn x(self, x_px: f64) -> String {
        self.size.x(x_px - self.left_px)
    }

    fn length(self, length_px: f64) -> String {
        self.size.x(length_px)
    }

    /// A line along the whole axis.
    fn rule(self, y_px: f64) -> impl IntoView {
        view! { <line class="cm-lane" x2="100%" y1=px(y_px) y2=px(y_px)></line> }
    }

    /// A line from `top_px` to a little below `bottom_px`, with its label.
    fn tick(self, tick: &TickMark, top_px: f64, bottom_px: f64) -> impl IntoView + use<> {
        let x = self.x(tick.x_px);
        let label = (!tick.label.is_empty()).then(|| {
            view! {
                <text class="cm-tick-label" x=x.clone() y=px(bottom_px + 15.0)>{tick.label.clone()}</text>
                {SEPARATOR}
            }
        });
        view! {
            <line class="cm-grid" x1=x.clone() x2=x.clone() y1=px(top_px) y2=px(bottom_px + 5.0)></line>
            {label}
        }
    }
}

fn mark(reader: Reader, axis: Axis, mark: &Mark) -> impl IntoView + use<> {
    let story = reader.story();
    let record = story.dataset.incident(mark.incident);
    let date = story.locale.when_text(&record.when).date;
    let title = plain(story.title(mark.incident));
    let span = mark.bar_px.map(|(left_px, right_px)| {
        view! {
            <rect
                class="cm-span"
                x=axis.x(left_px)
                y=px(mark.y_px - 3.5)
                width=axis.length(right_px - left_px)
                height="7"
                rx="3.5"
            ></rect>
        }
    });
    view! {
        <a
            class=format!("cm-mark cm-{}", mark.category.code())
            class:cm-hollow=mark.is_parent
            href=format!("#{}", record.id)
        >
            {leptos::svg::title().child(story.locale.joined(&title, &date))}
            <circle class="cm-target" cx=axis.x(mark.x_px) cy=px(mark.y_px) r="12"></circle>
            {span}
            <use
                class="cm-shape"
                href=format!("#{}", shape_id(mark.category))
                x=axis.x(mark.x_px)
                y=px(mark.y_px)
            ></use>
        </a>
    }
}
