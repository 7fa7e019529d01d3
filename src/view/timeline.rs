//! The timeline: the overview with its brush, the lens, the lanes and the marks.

use super::Reader;
use super::brush::brush_view;
use super::derived::Derived;
use super::marks::marks_view;
use super::measure::{measured_view, use_width};
use super::parts::Part;
use super::playback::play_view;
use super::px::px;
use super::tree::{ElementNode, Fragment, NodeRef, element, fragment};
use crate::i18n::Word;
use crate::scene::{
    Action, CountBar, Lane, Played, State, Story, TickMark, TimelineScene, timeline_scene,
};
use crate::time::Interval;
use leptos::ev;
use leptos::prelude::*;

/// Width of the timeline in an article figure 1,000 px wide.
const INITIAL_WIDTH_PX: f64 = 1000.0;

pub fn timeline_view(reader: Reader) -> ElementNode {
    let width = NodeRef::new();
    let width_px = use_width(width, INITIAL_WIDTH_PX);
    let scene = reader
        .derive(move |story: &Story, state: &State| timeline_scene(story, state, width_px.get()));
    element("section")
        .class("cm-timeline-section")
        .attr("part", "timeline")
        .attr("aria-label", reader.locale().word(Word::Timeline))
        .child(reader.part(Part::Timeline, move || head_view(reader, scene)))
        .child(
            element("div")
                .child(measured_view(width))
                .child(reader.part(Part::Timeline, move || drawing_view(reader, scene))),
        )
}

fn head_view(reader: Reader, scene: Derived<TimelineScene>) -> ElementNode {
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
    let preset = move |of: Interval, text: String| {
        let is_pressed = move || if window.get() == of { "true" } else { "false" };
        element("button")
            .attr("type", "button")
            .class("cm-button")
            .attr("aria-pressed", is_pressed)
            .on(ev::click, move |_| show(of))
            .child(text)
    };
    let story = reader.story();
    let (focus, extent) = (story.focus(), story.extent);
    let (focus_first, focus_last) = focus.days();
    element("div")
        .class("cm-timeline-head")
        .child(element("h3").class("cm-timeline-title").child(heading))
        .child(element("p").class("cm-timeline-summary").child(summary))
        .child(
            element("div")
                .class("cm-time-controls")
                .child(play_view(reader))
                .child(
                    element("div")
                        .class("cm-presets")
                        .attr("role", "group")
                        .attr("aria-label", locale.word(Word::Windows))
                        .child(preset(focus, locale.period_text(focus_first, focus_last)))
                        .child(preset(extent, locale.word(Word::AllYears).to_owned())),
                ),
        )
        .child(
            element("p")
                .class("cm-hint")
                .child(locale.word(Word::HollowMark)),
        )
}

fn drawing_view(reader: Reader, scene: Derived<TimelineScene>) -> ElementNode {
    let locale = reader.locale();
    element("svg")
        .class("cm-timeline")
        .attr("role", "group")
        .attr("aria-label", locale.word(Word::IncidentsInTime))
        .attr("viewBox", move || {
            scene.with(|scene| format!("0 0 {} {}", px(scene.width_px), px(scene.height_px)))
        })
        .attr("width", move || px(scene.with(|scene| scene.width_px)))
        .attr("height", move || px(scene.with(|scene| scene.height_px)))
        .child(move || scene.with(overview))
        .child(brush_view(reader, scene))
        .child(move || scene.with(focus_ground))
        .child(move || scene.with(|scene| scene.played.as_ref().map(|p| played(scene.focus_px, p))))
        .child(marks_view(reader, scene))
}

/// The bars of all years, and the lens from the window down to the lanes.
fn overview(scene: &TimelineScene) -> ElementNode {
    let base_px = scene.overview_base_px;
    let (left_px, right_px) = axis_ends(scene);
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
    element("g")
        .class("cm-overview-ground")
        .attr("aria-hidden", "true")
        .child(count_bars(&scene.bars, base_px))
        .child(element("path").class("cm-axis-line").attr(
            "d",
            format!("M{} {}H{}", px(left_px), px(base_px), px(right_px)),
        ))
        .child(element("path").class("cm-lens").attr("d", lens))
        .children(
            scene
                .overview_ticks
                .iter()
                .map(|tick| tick_label(tick, base_px, 15.0)),
        )
}

/// The bars and, inside them, the share of the selected province. Drawn as two paths, however many
/// bars there are.
fn count_bars(bars: &[CountBar], foot_px: f64) -> Option<Fragment> {
    let shape = |class: &'static str, height_px: fn(&CountBar) -> f64| {
        let bars = bars.iter().filter(|bar| height_px(bar) > 0.0);
        let columns = bars.map(|bar| {
            let (left_px, foot_px, top_px) =
                (px(bar.left_px), px(foot_px), px(foot_px - height_px(bar)));
            format!(
                "M{left_px} {foot_px}V{top_px}h{}V{foot_px}z",
                px(bar.width_px)
            )
        });
        element("path")
            .class(class)
            .attr("d", columns.collect::<String>())
    };
    (!bars.is_empty()).then(|| {
        fragment()
            .child(shape("cm-bar", |bar| bar.height_px))
            .child(shape("cm-bar cm-bar-selected", |bar| {
                bar.selected_height_px
            }))
    })
}

fn focus_ground(scene: &TimelineScene) -> ElementNode {
    let (top_px, bottom_px) = scene.focus_px;
    let (left_px, right_px) = axis_ends(scene);
    let lines = scene.ticks.iter().map(|tick| {
        element("path").class("cm-grid").attr(
            "d",
            format!("M{} {}V{}", px(tick.x_px), px(top_px), px(bottom_px)),
        )
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
    element("g")
        .class("cm-focus-ground")
        .attr("aria-hidden", "true")
        .children(scene.lanes.iter().map(|l| lane(l, left_px, right_px)))
        .children(lines)
        .child(element("path").class("cm-axis-line").attr("d", frame))
        .children(
            scene
                .ticks
                .iter()
                .map(|tick| tick_label(tick, bottom_px, 15.0)),
        )
}

/// The played window: a light background up to a line with its date.
fn played(focus_px: (f64, f64), played: &Played) -> ElementNode {
    let (top_px, bottom_px) = focus_px;
    let (label_x_px, label_class) = if played.label_before {
        (played.right_px - 6.0, "cm-now-label cm-end")
    } else {
        (played.right_px + 6.0, "cm-now-label")
    };
    element("g")
        .class("cm-played")
        .attr("aria-hidden", "true")
        .child(
            element("rect")
                .class("cm-played-ground")
                .attr("x", px(played.left_px))
                .attr("y", px(top_px))
                .attr("width", px(played.right_px - played.left_px))
                .attr("height", px(bottom_px - top_px)),
        )
        .child(element("path").class("cm-now").attr(
            "d",
            format!(
                "M{} {}V{}",
                px(played.right_px),
                px(top_px - 14.0),
                px(bottom_px)
            ),
        ))
        .child(
            element("text")
                .class(label_class)
                .attr("x", px(label_x_px))
                .attr("y", px(top_px - 5.0))
                .child(played.label.clone()),
        )
}

fn axis_ends(scene: &TimelineScene) -> (f64, f64) {
    (
        scene.focus.left_px,
        scene.focus.left_px + scene.focus.width_px,
    )
}

fn lane(lane: &Lane, left_px: f64, right_px: f64) -> Fragment {
    let bottom_px = lane.top_px + lane.height_px;
    fragment()
        .child(count_bars(&lane.bars, bottom_px))
        .child(element("path").class("cm-lane").attr(
            "d",
            format!("M{} {}H{}", px(left_px), px(bottom_px), px(right_px)),
        ))
        .child(
            element("text")
                .class("cm-lane-name")
                .attr("x", "1")
                .attr("y", px(lane.label_y_px))
                .child(lane.label),
        )
}

fn tick_label(tick: &TickMark, axis_px: f64, drop_px: f64) -> Fragment {
    fragment()
        .child(
            element("path")
                .class("cm-tick")
                .attr("d", format!("M{} {}v5", px(tick.x_px), px(axis_px))),
        )
        .child(
            element("text")
                .class("cm-tick-label")
                .attr("x", px(tick.x_px))
                .attr("y", px(axis_px + drop_px))
                .child(tick.label.clone()),
        )
}
