//! Groups incidents into clusters if the map has too many for one symbol each. A square grid covers
//! the plane, and the incidents in one square form a group.
//!
//! The side of a square is a power of two of plane units. So panning keeps the groups, and zooming
//! in only splits them. Grouping `k` incidents of the window takes time in proportion to `k`, and
//! memory only for the groups.

use super::map::ground_viewport;
use super::symbols::{MAX_SYMBOLS, SYMBOL_PX};
use super::{State, Story};
use crate::geo::{PlanePoint, PlaneRect, ScreenPoint, Viewport};
use crate::model::{Date, IncidentIndex, ProvinceCode};

/// The most groups in one drawing. [`Squares::of`] derives it.
pub const MAX_GROUPS: usize = 196;

/// A circle stays inside its square, so that circles never overlap.
const MIN_SIDE_PX: f64 = 44.0;
const MAX_RADIUS_PX: f64 = 20.0;
const MIN_RADIUS_PX: f64 = 12.0;
/// The largest radius stands for at least this many incidents, even if no cluster has so many.
const MIN_LARGEST: usize = 40;

/// At least two incidents, drawn as one circle with their number.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    pub count: usize,
    /// The mean position of its incidents, moved as little as keeps the circle inside its square.
    pub at: ScreenPoint,
    /// The circle's area is proportional to the number, unless it would be too small to read.
    pub radius_px: f64,
    /// The bounding box of its incidents.
    pub bounds: PlaneRect,
    pub first_day: Date,
    pub last_day: Date,
    /// None of its incidents is in the selected province, or story mode has not reached any of
    /// them.
    pub dimmed: bool,
    square: Square,
}

/// What a click on a cluster does.
#[derive(Clone, Debug, PartialEq)]
pub enum ClusterTarget {
    /// Zoom to this rectangle, where the cluster splits.
    Ground(PlaneRect),
    /// No zoom splits it: list the provinces of its incidents.
    Provinces(Vec<ProvinceCode>),
}

/// The grid of squares at one zoom level.
#[derive(Clone, Copy)]
struct Squares {
    side: f64,
}

/// A square of the grid. Columns and rows count from the plane's origin.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Square {
    side: f64,
    column: i32,
    row: i32,
}

/// The incidents in one square.
#[derive(Clone, Copy)]
struct Group {
    count: usize,
    first: IncidentIndex,
    /// Sum of their points.
    sum: PlanePoint,
    bounds: PlaneRect,
    first_day: Date,
    last_day: Date,
    dimmed: bool,
}

impl Cluster {
    /// Unique among the clusters of a drawing. Panning the map keeps it.
    pub fn key(&self) -> u32 {
        let Square { column, row, .. } = self.square;
        (column as u32) << 16 | (row as u32 & 0xFFFF)
    }
}

/// Whether the map groups the incidents because they are too many. Never for a packed dataset,
/// whose points may not be loaded.
pub fn is_grouped(story: &Story, state: &State) -> bool {
    story.dataset.incidents.records().is_some() && state.shown_count(story) > MAX_SYMBOLS
}

/// The shown incidents that are alone in their square, and clusters of the others. Covers all
/// squares in the frame, and those so near that a symbol reaches into it.
#[inline(never)]
pub fn group_incidents(
    story: &Story,
    state: &State,
    viewport: &Viewport,
    is_dimmed: &dyn Fn(IncidentIndex) -> bool,
) -> (Vec<IncidentIndex>, Vec<Cluster>) {
    let squares = Squares::of(viewport);
    let margin = SYMBOL_PX / viewport.px_per_unit;
    let frame = viewport.visible().expanded(margin);
    let (first, last) = (squares.at(frame.min), squares.at(frame.max));
    let columns = (first.column..=last.column).count();
    let rows = (first.row..=last.row).count();
    let mut groups: Vec<Option<Group>> = vec![None; columns * rows];
    for (incident, point) in located_incidents(story, state) {
        let square = squares.at(point);
        let column = usize::try_from(square.column - first.column);
        let row = usize::try_from(square.row - first.row);
        if let (Ok(column), Ok(row)) = (column, row)
            && column < columns
            && row < rows
            && state.shows(story, incident)
        {
            let group = &mut groups[row * columns + column];
            let alone = Group::of(story, incident, point, is_dimmed(incident));
            *group = Some(group.map_or(alone, |group| group.with(alone)));
        }
    }
    let squares = (first.row..=last.row).flat_map(|row| {
        (first.column..=last.column).map(move |column| Square {
            side: squares.side,
            column,
            row,
        })
    });
    let mut alone = Vec::new();
    let mut clusters = Vec::new();
    let counts = groups.iter().flatten().map(|group| group.count);
    let largest = counts.max().unwrap_or(0).max(MIN_LARGEST);
    for (square, group) in squares.zip(groups) {
        match group {
            None => {}
            Some(group) if group.count == 1 => alone.push(group.first),
            Some(group) => clusters.push(group.cluster(square, largest, viewport)),
        }
    }
    (alone, clusters)
}

/// Incidents with a point that can have happened in the window, in time order.
fn located_incidents(
    story: &Story,
    state: &State,
) -> impl Iterator<Item = (IncidentIndex, PlanePoint)> {
    let points = story.points();
    let incidents = story.incidents_in(state.window);
    incidents.filter_map(|incident| Some((incident, points[incident.0 as usize]?)))
}

/// The incidents of a cluster, in time order.
pub fn cluster_incidents(story: &Story, state: &State, cluster: &Cluster) -> Vec<IncidentIndex> {
    let of_cluster = |&(incident, point): &(IncidentIndex, PlanePoint)| {
        cluster.square.has(point) && state.shows(story, incident)
    };
    let incidents = located_incidents(story, state).filter(of_cluster);
    incidents.map(|(incident, _)| incident).collect()
}

pub fn cluster_target(
    story: &Story,
    state: &State,
    cluster: &Cluster,
    viewport: &Viewport,
) -> ClusterTarget {
    /// Margin around the cluster, as a share of its longer side.
    const MARGIN_SHARE: f64 = 0.12;
    let bounds = cluster.bounds;
    let ground = bounds.expanded(MARGIN_SHARE * bounds.width().max(bounds.height()));
    let squares = Squares::of(&ground_viewport(
        &story.basemap,
        ground,
        viewport.width_px,
        viewport.height_px,
    ));
    if squares.at(bounds.min) != squares.at(bounds.max) {
        return ClusterTarget::Ground(ground);
    }
    let mut provinces: Vec<ProvinceCode> = Vec::new();
    for incident in cluster_incidents(story, state, cluster) {
        let province = story.index.provinces_of(incident).first();
        provinces.extend(province.filter(|province| !provinces.contains(province)));
    }
    ClusterTarget::Provinces(provinces)
}

impl Squares {
    /// Chooses the side so that a drawing has at most [`MAX_GROUPS`] squares. Let `w` and `h` be
    /// the size of the drawing, edges included. A side is at least `(w + h) / 24`, and there are at
    /// most `(w / side + 2) (h / side + 2)` squares. That is largest for `w = h`, where it is 14
    /// times 14.
    fn of(viewport: &Viewport) -> Self {
        const SIDES: f64 = 24.0;
        let round_px = viewport.width_px + viewport.height_px + 4.0 * SYMBOL_PX;
        let least = MIN_SIDE_PX.max(round_px / SIDES) / viewport.px_per_unit;
        let mut side = 1.0;
        while side < least {
            side *= 2.0;
        }
        Self { side }
    }

    fn at(self, point: PlanePoint) -> Square {
        Square {
            side: self.side,
            column: (point.x / self.side).floor() as i32,
            row: (point.y / self.side).floor() as i32,
        }
    }
}

impl Square {
    fn has(self, point: PlanePoint) -> bool {
        Squares { side: self.side }.at(point) == self
    }

    /// The point nearest to `point` that is at least `inset` away from the edges.
    fn inner(self, point: PlanePoint, inset: f64) -> PlanePoint {
        let min = PlanePoint {
            x: f64::from(self.column) * self.side,
            y: f64::from(self.row) * self.side,
        };
        let max = PlanePoint {
            x: min.x + self.side,
            y: min.y + self.side,
        };
        PlaneRect { min, max }.expanded(-inset).nearest(point)
    }
}

impl Group {
    fn of(story: &Story, incident: IncidentIndex, point: PlanePoint, dimmed: bool) -> Self {
        let days = story.dataset.incidents.days(incident);
        Self {
            count: 1,
            first: incident,
            sum: point,
            bounds: PlaneRect {
                min: point,
                max: point,
            },
            first_day: days.first,
            last_day: days.last,
            dimmed,
        }
    }

    fn with(self, later: Self) -> Self {
        Self {
            count: self.count + later.count,
            first: self.first,
            sum: PlanePoint {
                x: self.sum.x + later.sum.x,
                y: self.sum.y + later.sum.y,
            },
            bounds: self.bounds.union(later.bounds),
            first_day: self.first_day.min(later.first_day),
            last_day: self.last_day.max(later.last_day),
            dimmed: self.dimmed && later.dimmed,
        }
    }

    fn cluster(self, square: Square, largest: usize, viewport: &Viewport) -> Cluster {
        let count = self.count as f64;
        let radius_px = MAX_RADIUS_PX * (count / largest as f64).sqrt();
        let radius_px = radius_px.max(legible_radius_px(self.count));
        let middle = PlanePoint {
            x: self.sum.x / count,
            y: self.sum.y / count,
        };
        let inset = (radius_px + 1.0) / viewport.px_per_unit;
        Cluster {
            count: self.count,
            at: viewport.screen_from_plane(square.inner(middle, inset)),
            radius_px,
            bounds: self.bounds,
            first_day: self.first_day,
            last_day: self.last_day,
            dimmed: self.dimmed,
            square,
        }
    }
}

/// Radius with room for the number and for a finger.
fn legible_radius_px(count: usize) -> f64 {
    let digits = count.checked_ilog10().unwrap_or(0) + 1;
    (4.0 + 3.6 * f64::from(digits)).clamp(MIN_RADIUS_PX, MAX_RADIUS_PX)
}
