//! The timeline: overview with its brush, lens, lanes and marks.

use super::Reader;
use super::brush::Brush;
use super::marks::Marks;
use super::measure::use_width;
use super::playback::Play;
use super::px::px;
use crate::i18n::Word;
use crate::scene::{Action, Lane, Played, State, Story, TickMark, TimelineScene, timeline_scene};
use crate::time::Interval;
use leptos::html::Div;
use leptos::prelude::*;

/// Width of the timeline in a 1,000 px article figure.
const INITIAL_WIDTH_PX: f64 = 1000.0;

#[component]
pub fn Timeline(reader: Reader) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let width_px = use_width(frame, INITIAL_WIDTH_PX);
    let scene = reader
        .derive(move |story: &Story, state: &State| timeline_scene(story, state, width_px.get()));
    let locale = reader.locale();
    let window = reader.derive(|_, state| state.window);
    let heading = move || {
        let (first, last) = window.get().days();
        locale.period_text(first, last)
    };
    let summary = move || locale.incident_count_text(scene.with(|scene| scene.count));
    let show = move |window: Interval| {
        reader.dispatch(Action::Brush(window));
        reader.dispatch(Action::BrushEnd);
    };
    let story = reader.story();
    let (focus, extent) = (story.focus(), story.extent);
    let (focus_first, focus_last) = focus.days();
    view! {
        <section class="cm-timeline-section" part="timeline" aria-label=locale.word(Word::Timeline)>
            <div class="cm-timeline-head">
                <h3 class="cm-timeline-title">{heading}</h3>
                <p class="cm-timeline-summary">{summary}</p>
                <div class="cm-time-controls">
                    <Play reader/>
                    <div class="cm-presets" role="group" aria-label=locale.word(Word::Windows)>
                        <button
                            type="button"
                            class="cm-button"
                            aria-pressed=move || if window.get() == focus { "true" } else { "false" }
                            on:click=move |_| show(focus)
                        >
                            {locale.period_text(focus_first, focus_last)}
                        </button>
                        <button
                            type="button"
                            class="cm-button"
                            aria-pressed=move || if window.get() == extent { "true" } else { "false" }
                            on:click=move |_| show(extent)
                        >
                            {locale.word(Word::AllYears)}
                        </button>
                    </div>
                </div>
                <p class="cm-hint">{locale.word(Word::HollowMark)}</p>
            </div>
            <div node_ref=frame>
                <svg
                    class="cm-timeline"
                    role="group"
                    aria-label=locale.word(Word::IncidentsInTime)
                    viewBox=move || scene.with(|scene| format!("0 0 {} {}", px(scene.width_px), px(scene.height_px)))
                    width=move || px(scene.with(|scene| scene.width_px))
                    height=move || px(scene.with(|scene| scene.height_px))
                >
                    {move || scene.with(overview)}
                    <Brush reader scene/>
                    {move || scene.with(focus_ground)}
                    {move || scene.with(|scene| scene.played.as_ref().map(|p| played(scene.focus_px, p)))}
                    <Marks reader scene/>
                </svg>
            </div>
        </section>
    }
}

/// All years as bars, and the lens from the window down to the lanes.
fn overview(scene: &TimelineScene) -> impl IntoView + use<> {
    let base_px = scene.overview_base_px;
    let (left_px, right_px) = axis_ends(scene);
    let bar = |left_px: f64, width_px: f64, height_px: f64, class: &'static str| {
        (height_px > 0.0).then(|| {
            view! {
                <rect class=class x=px(left_px) y=px(base_px - height_px) width=px(width_px) height=px(height_px)></rect>
            }
        })
    };
    let bars = scene.bars.iter().map(|b| {
        (
            bar(b.left_px, b.width_px, b.height_px, "cm-bar"),
            bar(
                b.left_px,
                b.width_px,
                b.selected_height_px,
                "cm-bar cm-bar-selected",
            ),
        )
    });
    let (lens_left_px, lens_right_px) = scene.lens_px;
    let (focus_top_px, _) = scene.focus_px;
    let lens = format!(
        "M{} {}L{} {}M{} {}L{} {}",
        px(lens_left_px),
        px(base_px),
        px(left_px),
        px(focus_top_px),
        px(lens_right_px),
        px(base_px),
        px(right_px),
        px(focus_top_px),
    );
    view! {
        <g class="cm-overview-ground" aria-hidden="true">
            {bars.collect_view()}
            <path class="cm-axis-line" d=format!("M{} {}H{}", px(left_px), px(base_px), px(right_px))></path>
            <path class="cm-lens" d=lens></path>
            {scene.overview_ticks.iter().map(|tick| tick_label(tick, base_px, 15.0)).collect_view()}
        </g>
    }
}

fn focus_ground(scene: &TimelineScene) -> impl IntoView + use<> {
    let (top_px, bottom_px) = scene.focus_px;
    let (left_px, right_px) = axis_ends(scene);
    let lines = scene.ticks.iter().map(|tick| {
        view! { <path class="cm-grid" d=format!("M{} {}V{}", px(tick.x_px), px(top_px), px(bottom_px))></path> }
    });
    let frame = format!(
        "M{} {}H{}M{} {}H{}",
        px(left_px),
        px(top_px),
        px(right_px),
        px(left_px),
        px(bottom_px),
        px(right_px),
    );
    view! {
        <g class="cm-focus-ground" aria-hidden="true">
            {scene.lanes.iter().map(|l| lane(l, left_px, right_px)).collect_view()}
            {lines.collect_view()}
            <path class="cm-axis-line" d=frame></path>
            {scene.ticks.iter().map(|tick| tick_label(tick, bottom_px, 15.0)).collect_view()}
        </g>
    }
}

/// What time has come to: a quiet ground up to a line with its date.
fn played(focus_px: (f64, f64), played: &Played) -> impl IntoView + use<> {
    let (top_px, bottom_px) = focus_px;
    let (label_x_px, label_class) = if played.label_before {
        (played.right_px - 6.0, "cm-now-label cm-end")
    } else {
        (played.right_px + 6.0, "cm-now-label")
    };
    view! {
        <g class="cm-played" aria-hidden="true">
            <rect
                class="cm-played-ground"
                x=px(played.left_px)
                y=px(top_px)
                width=px(played.right_px - played.left_px)
                height=px(bottom_px - top_px)
            ></rect>
            <path class="cm-now" d=format!("M{} {}V{}", px(played.right_px), px(top_px - 14.0), px(bottom_px))></path>
            <text class=label_class x=px(label_x_px) y=px(top_px - 5.0)>{played.label.clone()}</text>
        </g>
    }
}

fn axis_ends(scene: &TimelineScene) -> (f64, f64) {
    (
        scene.focus.left_px,
        scene.focus.left_px + scene.focus.width_px,
    )
}

fn lane(lane: &Lane, left_px: f64, right_px: f64) -> impl IntoView + use<> {
    let bottom_px = lane.top_px + lane.height_px;
    view! {
        <path class="cm-lane" d=format!("M{} {}H{}", px(left_px), px(bottom_px), px(right_px))></path>
        <text class="cm-lane-name" x="1" y=px(lane.label_y_px)>{lane.label}</text>
    }
}

fn tick_label(tick: &TickMark, axis_px: f64, drop_px: f64) -> impl IntoView + use<> {
    view! {
        <path class="cm-tick" d=format!("M{} {}v5", px(tick.x_px), px(axis_px))></path>
        <text class="cm-tick-label" x=px(tick.x_px) y=px(axis_px + drop_px)>{tick.label.clone()}</text>
    }
}
