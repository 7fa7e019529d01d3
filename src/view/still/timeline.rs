//! The timeline on a page without scripts: one drawing for each of its two layouts, of which the
//! page shows the one that fits. Positions along the axis are percentages.

use super::super::tree::{ElementNode, Fragment, element, fragment};
use super::map::{SEPARATOR, shape_id};
use super::shares::Size;
use crate::i18n::Word;
use crate::scene::{CountBar, Mark, TickMark, TimelineScene, WIDE_PX, timeline_scene};
use crate::view::card::card_on_page;
use crate::view::px::px;
use crate::view::reader::Reader;
use crate::view::told::plain;

/// Width of a phone without its margins.
const NARROW_PX: f64 = 308.0;
const WIDE_STILL_PX: f64 = WIDE_PX + 160.0;

pub fn still_timeline_view(reader: Reader) -> ElementNode {
    let story = reader.story();
    let state = reader.state_now();
    let (first, last) = state.window.days();
    let locale = story.locale;
    let scene_at = |width_px| timeline_scene(&story, &state, width_px);
    let (narrow, wide) = (scene_at(NARROW_PX), scene_at(WIDE_STILL_PX));
    element("section")
        .class("cm-timeline-section")
        .attr("aria-label", locale.word(Word::Timeline))
        .child(
            element("div")
                .class("cm-timeline-head")
                .child(
                    element("h3")
                        .class("cm-timeline-title")
                        .child(locale.period_text(first, last)),
                )
                .child(
                    element("p")
                        .class("cm-timeline-summary")
                        .child(locale.incident_count_text(wide.count)),
                )
                .child(element("div").class("cm-time-controls"))
                .child(
                    element("p")
                        .class("cm-hint")
                        .child(locale.word(Word::HollowMark)),
                ),
        )
        .child(
            element("div")
                .child(drawing(reader, &narrow, "cm-narrow"))
                .child(drawing(reader, &wide, "cm-wide")),
        )
}

fn drawing(reader: Reader, scene: &TimelineScene, class: &'static str) -> ElementNode {
    let axis = Axis {
        left_px: scene.focus.left_px,
        size: Size {
            width_px: scene.focus.width_px,
            height_px: scene.height_px,
        },
    };
    let names = scene.lanes.iter().map(|lane| {
        fragment()
            .child(
                element("text")
                    .class("cm-lane-name")
                    .attr("x", "1")
                    .attr("y", px(lane.label_y_px))
                    .child(lane.label),
            )
            .child(SEPARATOR)
    });
    let lines = scene.lanes.iter().map(|lane| lane.top_px + lane.height_px);
    let (top_px, bottom_px) = scene.focus_px;
    let base_px = scene.overview_base_px;
    let lane_bars = scene.lanes.iter().flat_map(|lane| {
        let foot_px = lane.top_px + lane.height_px;
        lane.bars
            .iter()
            .map(move |bar| count_bar(axis, bar, foot_px))
    });
    let bars = scene.bars.iter().map(|bar| count_bar(axis, bar, base_px));
    let (from_px, to_px) = scene.window_px;
    element("div")
        .class(format!("cm-drawing {class}"))
        .child(
            element("svg")
                .class("cm-lane-names")
                .attr("height", px(scene.height_px))
                .children(names),
        )
        .child(
            element("svg")
                .class("cm-timeline")
                .attr("height", px(scene.height_px))
                .attr("role", "group")
                .attr("aria-label", reader.locale().word(Word::IncidentsInTime))
                .children(bars.chain(lane_bars))
                .child(axis.rule(base_px))
                .child(
                    element("rect")
                        .class("cm-window")
                        .attr("x", axis.x(from_px))
                        .attr("y", "0.5")
                        .attr("width", axis.length(to_px - from_px))
                        .attr("height", px(base_px)),
                )
                .child(
                    element("line")
                        .class("cm-lens")
                        .attr("x1", axis.x(from_px))
                        .attr("y1", px(base_px))
                        .attr("x2", "0")
                        .attr("y2", px(top_px)),
                )
                .child(
                    element("line")
                        .class("cm-lens")
                        .attr("x1", axis.x(to_px))
                        .attr("y1", px(base_px))
                        .attr("x2", "100%")
                        .attr("y2", px(top_px)),
                )
                .children(
                    scene
                        .overview_ticks
                        .iter()
                        .map(|t| axis.tick(t, base_px, base_px)),
                )
                .child(axis.rule(top_px))
                .children(lines.map(|y_px| axis.rule(y_px)))
                .children(scene.ticks.iter().map(|t| axis.tick(t, top_px, bottom_px)))
                .children(scene.marks.iter().map(|m| mark(reader, axis, m))),
        )
}

fn count_bar(axis: Axis, bar: &CountBar, foot_px: f64) -> ElementNode {
    element("rect")
        .class("cm-bar")
        .attr("x", axis.x(bar.left_px))
        .attr("y", px(foot_px - bar.height_px))
        .attr("width", axis.length(bar.width_px))
        .attr("height", px(bar.height_px))
}

/// Converts positions on the drawing to percentages of the axis.
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
    fn rule(self, y_px: f64) -> ElementNode {
        element("line")
            .class("cm-lane")
            .attr("x2", "100%")
            .attr("y1", px(y_px))
            .attr("y2", px(y_px))
    }

    /// A line from `top_px` to a little below `bottom_px`, with its label.
    fn tick(self, tick: &TickMark, top_px: f64, bottom_px: f64) -> Fragment {
        let x = self.x(tick.x_px);
        let label = (!tick.label.is_empty()).then(|| {
            fragment()
                .child(
                    element("text")
                        .class("cm-tick-label")
                        .attr("x", x.clone())
                        .attr("y", px(bottom_px + 15.0))
                        .child(tick.label.clone()),
                )
                .child(SEPARATOR)
        });
        fragment()
            .child(
                element("line")
                    .class("cm-grid")
                    .attr("x1", x.clone())
                    .attr("x2", x.clone())
                    .attr("y1", px(top_px))
                    .attr("y2", px(bottom_px + 5.0)),
            )
            .child(label)
    }
}

fn mark(reader: Reader, axis: Axis, mark: &Mark) -> ElementNode {
    let story = reader.story();
    let date = story.when_text(mark.incident).date;
    let title = plain(story.title(mark.incident));
    let span = mark.bar_px.map(|(left_px, right_px)| {
        element("rect")
            .class("cm-span")
            .attr("x", axis.x(left_px))
            .attr("y", px(mark.y_px - 3.5))
            .attr("width", axis.length(right_px - left_px))
            .attr("height", "7")
            .attr("rx", "3.5")
    });
    element("a")
        .class(format!("cm-mark cm-{}", mark.category.code()))
        .class_if("cm-hollow", mark.is_parent)
        .attr("href", card_on_page(reader, mark.incident))
        .child(element("title").child(story.locale.joined(&title, &date)))
        .child(
            element("circle")
                .class("cm-target")
                .attr("cx", axis.x(mark.x_px))
                .attr("cy", px(mark.y_px))
                .attr("r", "12"),
        )
        .child(span)
        .child(
            element("use")
                .class("cm-shape")
                .attr("href", format!("#{}", shape_id(mark.category)))
                .attr("x", axis.x(mark.x_px))
                .attr("y", px(mark.y_px)),
        )
}
