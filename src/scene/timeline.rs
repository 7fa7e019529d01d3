//! The timeline at one width: an overview of all years with the window on it, and below it the
//! focus axis, which shows the window enlarged.

use super::listing::Listing;
use super::text_width::text_width_px;
use super::{State, Story};
use crate::i18n::Locale;
use crate::model::{Category, IncidentIndex, sorted_positions};
use crate::time::{Interval, Tick, TickUnit, TimeScale, month_bins, pack_rows, ticks};

#[derive(Clone, Debug, PartialEq)]
pub struct TimelineScene {
    pub width_px: f64,
    pub height_px: f64,
    pub overview: TimeScale,
    /// The baseline of the overview's bars.
    pub overview_base_px: f64,
    pub bars: Vec<CountBar>,
    pub overview_ticks: Vec<TickMark>,
    /// Left and right edge of the window on the overview. At least 4 px apart.
    pub window_px: (f64, f64),
    /// The part of the overview that the focus axis enlarges: the window, or during playback the
    /// whole span.
    pub lens_px: (f64, f64),
    pub focus: TimeScale,
    /// Top and bottom of the lanes.
    pub focus_px: (f64, f64),
    pub lanes: Vec<Lane>,
    /// Empty if there are more than [`MAX_MARKS`] incidents; the lanes have bars then.
    pub marks: Vec<Mark>,
    pub ticks: Vec<TickMark>,
    /// The played window, if a playback is running or paused.
    pub played: Option<Played>,
    /// Incidents in the window and the selected province.
    pub count: usize,
}

/// The played window on the focus axis, labelled with its last day.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    pub left_px: f64,
    pub right_px: f64,
    pub label: String,
    /// Whether the label is before the end of the window instead of after it.
    pub label_before: bool,
}

/// The number of incidents in a time span: a month of the overview, or a column of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CountBar {
    pub left_px: f64,
    pub width_px: f64,
    pub height_px: f64,
    /// Height of the share in the selected province.
    pub selected_height_px: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TickMark {
    pub x_px: f64,
    /// Empty if the label does not fit.
    pub label: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    pub category: Category,
    pub label: &'static str,
    pub top_px: f64,
    pub height_px: f64,
    /// Baseline of the label.
    pub label_y_px: f64,
    /// Replace the marks if there are more than [`MAX_MARKS`]. They stand on the bottom of the
    /// lane.
    pub bars: Vec<CountBar>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub incident: IncidentIndex,
    pub category: Category,
    /// The incident has sites: drawn hollow, not counted.
    pub is_parent: bool,
    pub x_px: f64,
    pub y_px: f64,
    /// Duration or imprecision, if it is wide enough to see.
    pub bar_px: Option<(f64, f64)>,
    pub selected: bool,
    /// Outside the selected province.
    pub dimmed: bool,
}

impl TimelineScene {
    /// The marked incidents, in time order.
    pub fn marks_in_time(&self) -> Vec<IncidentIndex> {
        let marks = &self.marks;
        let order = sorted_positions(marks.len(), &|a, b| {
            marks[a].incident.cmp(&marks[b].incident)
        });
        order.into_iter().map(|i| marks[i].incident).collect()
    }
}

pub const TICK_FONT_PX: f64 = 12.0;
/// From this width on, the names of the lanes are beside them instead of above.
pub const WIDE_PX: f64 = 560.0;
/// The narrowest axis of each layout. Marks are assigned to rows as if the axis were so narrow, so
/// that the height does not depend on the width.
const NARROWEST_AXIS_PX: f64 = 240.0;
const NARROWEST_WIDE_AXIS_PX: f64 = WIDE_PX - WIDE_GUTTER_PX - END_PX;
const WIDE_GUTTER_PX: f64 = 148.0;
/// Room for half a mark at the end of the axis.
const END_PX: f64 = 8.0;
const BAR_MAX_PX: f64 = 30.0;
const ROW_PX: f64 = 24.0;
const LANE_PADDING_PX: f64 = 2.0;
/// The most incidents that have a mark each. More would overlap or make the lanes higher than a
/// screen.
pub const MAX_MARKS: usize = 240;
const LANE_BAR_PX: f64 = 6.0;
const LANE_BAR_MAX_PX: f64 = 2.0 * ROW_PX;
const LENS_PX: f64 = 22.0;
/// Room for the tick labels below an axis.
const AXIS_PX: f64 = 20.0;

pub fn timeline_scene(story: &Story, state: &State, width_px: f64) -> TimelineScene {
    let narrow = width_px < WIDE_PX;
    let gutter_px = if narrow { 1.0 } else { WIDE_GUTTER_PX };
    let axis_px = (width_px - gutter_px - END_PX).max(60.0);
    let scale = |interval| TimeScale {
        interval,
        left_px: gutter_px,
        width_px: axis_px,
    };
    let overview = scale(story.extent);
    // During playback the axis shows the whole span and does not move.
    let stretch = state.playback.map(|playback| State {
        window: playback.stretch,
        ..state.clone()
    });
    let laid = stretch.as_ref().unwrap_or(state);
    let focus = scale(laid.window);

    let overview_base_px = BAR_MAX_PX + 4.0;
    let focus_top_px = overview_base_px + AXIS_PX + LENS_PX;
    let (mut lanes, mut marks, focus_bottom_px) =
        lay_lanes(story, laid, &focus, focus_top_px, narrow);
    if laid.shown_count(story) > MAX_MARKS {
        add_lane_bars(story, state, &focus, &mut lanes);
    }
    if stretch.is_some() {
        marks.retain(|mark| state.shows(story, mark.incident));
    }
    TimelineScene {
        width_px,
        height_px: focus_bottom_px + AXIS_PX + 2.0,
        overview,
        overview_base_px,
        bars: overview_bars(story, state, &overview),
        overview_ticks: tick_marks(story.locale, &overview, 6),
        window_px: window_px(&overview, state.window),
        lens_px: window_px(&overview, laid.window),
        focus,
        focus_px: (focus_top_px, focus_bottom_px),
        lanes,
        count: Listing::new(story, state).count(),
        marks,
        ticks: tick_marks(story.locale, &focus, 5),
        played: stretch
            .is_some()
            .then(|| played(story.locale, &focus, state.window)),
    }
}

fn played(locale: Locale, focus: &TimeScale, window: Interval) -> Played {
    const GAP_PX: f64 = 6.0;
    let right_px = focus.x_from_minute(window.end());
    let label = locale.day_text(window.days().1);
    let end_px = right_px + GAP_PX + text_width_px(&label, TICK_FONT_PX);
    Played {
        left_px: focus.x_from_minute(window.start()),
        right_px,
        label,
        label_before: end_px > focus.left_px + focus.width_px,
    }
}

fn window_px(overview: &TimeScale, window: Interval) -> (f64, f64) {
    const MIN_WIDTH_PX: f64 = 4.0;
    let left_px = overview.x_from_minute(window.start());
    let right_px = overview.x_from_minute(window.end());
    let widen_px = ((MIN_WIDTH_PX - (right_px - left_px)) / 2.0).max(0.0);
    (left_px - widen_px, right_px + widen_px)
}

fn overview_bars(story: &Story, state: &State, overview: &TimeScale) -> Vec<CountBar> {
    let months = month_bins(story.extent);
    let counts = state.counts(story);
    let count = |province, month| counts.count(province, month, state.categories);
    let in_months: Vec<usize> = months.iter().map(|&month| count(None, month)).collect();
    let tallest = in_months.iter().copied().max().unwrap_or(0).max(1);
    let height_px = |count: usize| count as f64 / tallest as f64 * BAR_MAX_PX;
    months
        .into_iter()
        .zip(in_months)
        .map(|(month, in_month)| {
            let left_px = overview.x_from_minute(month.start());
            let selected = if state.province.is_some() {
                count(state.province, month)
            } else {
                0
            };
            CountBar {
                left_px,
                width_px: (overview.x_from_minute(month.end()) - left_px - 1.0).max(1.0),
                height_px: height_px(in_month),
                selected_height_px: height_px(selected),
            }
        })
        .filter(|bar| bar.height_px > 0.0)
        .collect()
}

/// About `max_ticks` ticks, or fewer if their labels would overlap. A label starts at its tick.
fn tick_marks(locale: Locale, scale: &TimeScale, max_ticks: u32) -> Vec<TickMark> {
    const GAP_PX: f64 = 10.0;
    let right_px = scale.left_px + scale.width_px;
    let finest = |of: &[Tick]| {
        of.iter()
            .map(|tick| tick.unit)
            .min()
            .unwrap_or(TickUnit::Year)
    };
    let label = |tick: Tick, finest: TickUnit| {
        let text = locale.tick_text(tick, finest);
        let width_px = text_width_px(&text, TICK_FONT_PX);
        (text, width_px)
    };
    let fits = |candidate: &Vec<Tick>| {
        let finest = finest(candidate);
        candidate.windows(2).all(|pair| {
            let step_px = scale.x_from_minute(pair[1].at) - scale.x_from_minute(pair[0].at);
            label(pair[0], finest).1 + GAP_PX <= step_px
        })
    };
    let chosen = (1..=max_ticks)
        .rev()
        .map(|count| ticks(scale.interval, count))
        .find(fits)
        .unwrap_or_default();
    let finest = finest(&chosen);
    chosen
        .into_iter()
        .map(|tick| {
            let x_px = scale.x_from_minute(tick.at);
            let (text, text_px) = label(tick, finest);
            let has_room = x_px + text_px <= right_px + 8.0;
            TickMark {
                x_px,
                label: if has_room { text } else { String::new() },
            }
        })
        .collect()
}

/// One lane per category, with as many rows as its marks need. On narrow screens the name of a lane
/// is above its rows instead of beside them.
fn lay_lanes(
    story: &Story,
    state: &State,
    focus: &TimeScale,
    top_px: f64,
    narrow: bool,
) -> (Vec<Lane>, Vec<Mark>, f64) {
    let heading_px = if narrow { 16.0 } else { 0.0 };
    let narrowest = TimeScale {
        width_px: if narrow {
            NARROWEST_AXIS_PX
        } else {
            NARROWEST_WIDE_AXIS_PX
        },
        ..*focus
    };
    let has_bars = state.shown_count(story) > MAX_MARKS;
    let marked: Vec<IncidentIndex> = if has_bars {
        Vec::new()
    } else {
        let incidents = story.incidents_in(state.window);
        incidents.filter(|&i| state.shows(story, i)).collect()
    };
    let mut lanes = Vec::new();
    let mut marks = Vec::new();
    let mut y_px = top_px;
    for category in Category::ALL {
        if !state.categories.contains(category) {
            continue;
        }
        let mut lane_marks: Vec<Mark> = marked
            .iter()
            .filter(|&&i| story.dataset.incidents.kind(i).category() == category)
            .map(|&incident| mark(story, state, focus, incident))
            .collect();
        let extents: Vec<(f64, f64)> = lane_marks
            .iter()
            .map(|m| mark_extent(&mark(story, state, &narrowest, m.incident)))
            .collect();
        let rows = pack_rows(&extents, 2.0);
        let row_count = rows.iter().max().map_or(1, |row| row + 1);
        let rows_top_px = y_px + LANE_PADDING_PX + heading_px;
        for (mark, row) in lane_marks.iter_mut().zip(rows) {
            mark.y_px = rows_top_px + (row as f64 + 0.5) * ROW_PX;
        }
        let rows_px = if has_bars {
            LANE_BAR_MAX_PX
        } else {
            row_count as f64 * ROW_PX
        };
        let height_px = heading_px + rows_px + 2.0 * LANE_PADDING_PX;
        lanes.push(Lane {
            category,
            label: story.locale.category_name(category),
            top_px: y_px,
            height_px,
            label_y_px: if narrow {
                y_px + 14.0
            } else {
                rows_top_px + ROW_PX / 2.0 + 4.0
            },
            bars: Vec::new(),
        });
        marks.extend(lane_marks);
        y_px += height_px;
    }
    (lanes, marks, y_px)
}

/// Gives every lane its bars. All lanes share one scale of counts.
fn add_lane_bars(story: &Story, state: &State, focus: &TimeScale, lanes: &mut [Lane]) {
    let counts = state.counts(story);
    let column_count = (focus.width_px / LANE_BAR_PX) as usize;
    let edge = |column: usize| {
        let x_px = focus.left_px + column as f64 * LANE_BAR_PX;
        let minute = focus.minute_from_x(x_px);
        minute.clamp(state.window.start(), state.window.end())
    };
    let mut columns = Vec::new();
    let mut tallest = 1;
    for column in 0..column_count {
        let Some(stretch) = Interval::new(edge(column), edge(column + 1)) else {
            continue;
        };
        let all = counts.category_counts(None, stretch);
        let selected = state
            .province
            .map(|_| counts.category_counts(state.province, stretch));
        for lane in &*lanes {
            tallest = tallest.max(all[lane.category as usize]);
        }
        columns.push((column, all, selected.unwrap_or_default()));
    }
    let height_px = |count: usize| count as f64 / tallest as f64 * LANE_BAR_MAX_PX;
    for lane in lanes {
        let category = lane.category as usize;
        let bars = columns.iter().map(|(column, all, selected)| CountBar {
            left_px: focus.left_px + *column as f64 * LANE_BAR_PX,
            width_px: LANE_BAR_PX - 1.0,
            height_px: height_px(all[category]),
            selected_height_px: height_px(selected[category]),
        });
        lane.bars = bars.filter(|bar| bar.height_px > 0.0).collect();
    }
}

fn mark(story: &Story, state: &State, focus: &TimeScale, incident: IncidentIndex) -> Mark {
    const MIN_BAR_PX: f64 = 20.0;
    let incidents = &story.dataset.incidents;
    let (start, end) = incidents.span(incident);
    let (axis_left_px, axis_right_px) = (focus.left_px, focus.left_px + focus.width_px);
    let left_px = focus.x_from_minute(start).max(axis_left_px);
    let right_px = focus.x_from_minute(end).min(axis_right_px);
    // If a time was reported, the mark is at that time. Otherwise it is in the middle of the day or
    // days.
    let x_px = if incidents.has_clock(incident) {
        left_px
    } else {
        (left_px + right_px) / 2.0
    };
    Mark {
        incident,
        category: incidents.kind(incident).category(),
        is_parent: incidents.is_parent(incident),
        x_px,
        y_px: 0.0,
        bar_px: (right_px - left_px >= MIN_BAR_PX).then_some((left_px, right_px)),
        selected: state.incident == Some(incident),
        dimmed: !state.selects(story, incident),
    }
}

fn mark_extent(mark: &Mark) -> (f64, f64) {
    let (left_px, right_px) = (mark.x_px - ROW_PX / 2.0, mark.x_px + ROW_PX / 2.0);
    match mark.bar_px {
        Some((bar_left_px, bar_right_px)) => (left_px.min(bar_left_px), right_px.max(bar_right_px)),
        None => (left_px, right_px),
    }
}
