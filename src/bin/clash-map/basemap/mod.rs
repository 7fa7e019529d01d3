//! Makes `data/basemap.bin` from Natural Earth's provinces.
//!
//! Provinces → shapes → the frame's plane → shared arcs → fewer points on an integer grid → bytes.
//! The same source always gives the same bytes.

mod crossing;
mod encode;
mod frame;
mod grid;
mod label;
mod shapes;
mod simplify;
mod source;
mod topology;

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clash_map::geo::{Basemap, LineKind, PlanePoint};
use indicatif::ProgressBar;

use encode::{Arc, Shape};
use frame::{Frame, Ring};
use grid::GridPoint;
use shapes::ShapeCode;
use topology::{ArcRef, Topology};

/// The size limit of the file, for readers on slow networks.
const MAX_BYTES: usize = 10_000;
/// Rings of neighbours with less than this area, in square grid units, are dropped: islands and
/// slivers.
const MIN_NEIGHBOUR_RING: i64 = 150;
/// Neighbours have no label if it would be closer than this to their outline, in grid units.
const MIN_LABEL_RADIUS: u32 = 100;

/// Downloads the source (95 MB, once) into `target/basemap` under `root` and writes
/// `data/basemap.bin`.
///
/// # Errors
/// Fails if npm is missing, the source is not the expected one, or the file is larger than its
/// limit. The old file then stays.
pub fn run(root: &Path) -> Result<()> {
    let progress = ProgressBar::new_spinner();
    progress.enable_steady_tick(Duration::from_millis(100));

    progress.set_message(format!("fetching {}", source::PACKAGE));
    let tarball = source::tarball(&root.join("target/basemap"))?;
    progress.set_message("reading provinces");
    let shapes = shapes::shapes(source::units(&tarball, shapes::is_needed)?)?;
    progress.set_message("finding shared borders");
    let frame = Frame::around(positions(&shapes));
    let (codes, rings) = in_frame(shapes, &frame)?;
    let topology = topology::topology(&rings, &frame)?;
    progress.set_message("simplifying");
    let lines: Vec<&[PlanePoint]> = topology.arcs.iter().map(|arc| &arc.points[..]).collect();
    let simplified = simplify::simplified(&lines)?;
    progress.set_message("placing labels");
    let points_before: usize = lines.iter().map(|line| line.len()).sum();
    let points_after: usize = simplified.lines.iter().map(Vec::len).sum();
    let (arcs, shapes) = encodable(&codes, topology, simplified.lines, &frame)?;
    progress.finish_and_clear();

    let bytes = encode::encode(&frame, &arcs, &shapes);
    let basemap = Basemap::decode(&bytes).context("the new file cannot be read back")?;
    if bytes.len() > MAX_BYTES {
        bail!(
            "the basemap: expected at most {MAX_BYTES} bytes, found {}",
            bytes.len()
        );
    }
    let path = root.join("data/basemap.bin");
    fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;

    let km = |lines: &[Vec<PlanePoint>]| length_units(lines) * basemap.km_per_unit;
    println!("wrote     data/basemap.bin, {} bytes", bytes.len());
    println!("sha256    {}", source::sha256(&bytes[..])?);
    println!(
        "frame     {} x {} units of {:.6} km",
        frame.width,
        frame.height,
        frame.km_per_unit()
    );
    println!(
        "shapes    {} areas, {} neighbours",
        basemap.areas.len(),
        basemap.neighbours.len()
    );
    println!(
        "arcs      {}, {points_before} points before, {points_after} after, {} repaired",
        arcs.len(),
        simplified.repaired
    );
    println!(
        "lines     Durand Line {:.0} km, Line of Control {:.0} km",
        km(&basemap.durand_line),
        km(&basemap.line_of_control)
    );
    Ok(())
}

/// Returns all positions of Afghanistan and Pakistan, which the frame encloses.
fn positions(shapes: &[shapes::Shape]) -> impl Iterator<Item = clash_map::model::LonLat> {
    shapes
        .iter()
        .filter(|shape| matches!(shape.code, ShapeCode::Area(_)))
        .flat_map(|shape| shape.rings.iter().flatten().copied())
}

/// Projects the shapes, merges the provinces of each neighbour and clips the neighbours to the
/// frame.
fn in_frame(shapes: Vec<shapes::Shape>, frame: &Frame) -> Result<(Vec<ShapeCode>, Vec<Vec<Ring>>)> {
    let mut codes = Vec::new();
    let mut all_rings = Vec::new();
    for shape in shapes {
        let project = |ring: &Vec<_>| ring.iter().map(|p| frame.plane_from_lonlat(*p)).collect();
        let mut rings: Vec<Ring> = shape.rings.iter().map(project).collect();
        if let ShapeCode::Neighbour(_) = shape.code {
            rings = frame.clip(topology::dissolved(&rings)?)?;
            rings
                .retain(|ring| label::doubled_area(&rounded(ring)).abs() >= 2 * MIN_NEIGHBOUR_RING);
        }
        codes.push(shape.code);
        all_rings.push(rings);
    }
    Ok((codes, all_rings))
}

fn rounded(ring: &[PlanePoint]) -> Vec<GridPoint> {
    let round = |point: &PlanePoint| (point.x.round() as i32, point.y.round() as i32);
    ring.iter().map(round).collect()
}

/// Places the labels, and names the kind of each arc.
fn encodable(
    codes: &[ShapeCode],
    topology: Topology,
    lines: Vec<Vec<GridPoint>>,
    frame: &Frame,
) -> Result<(Vec<Arc>, Vec<Shape>)> {
    let shapes = codes
        .iter()
        .zip(topology.shapes)
        .map(|(code, rings)| {
            let grid_rings: Vec<_> = rings.iter().map(|ring| joined(ring, &lines)).collect();
            let label = match code {
                ShapeCode::Area(area) => Some(label::label(Some(*area), &grid_rings, frame)?),
                ShapeCode::Neighbour(_) => Some(label::label(None, &grid_rings, frame)?)
                    .filter(|label| label.radius >= MIN_LABEL_RADIUS),
            };
            Ok(Shape {
                code: code.clone(),
                label,
                rings,
            })
        })
        .collect::<Result<_>>()?;
    let arcs = topology
        .arcs
        .iter()
        .zip(lines)
        .map(|(arc, points)| Arc {
            kind: line_kind(arc, codes),
            points,
        })
        .collect();
    Ok((arcs, shapes))
}

/// Returns the points of a ring, joined from its arcs.
fn joined(ring: &[ArcRef], lines: &[Vec<GridPoint>]) -> Vec<GridPoint> {
    let mut points = Vec::new();
    for arc in ring {
        let mut line = lines[arc.arc].clone();
        if arc.is_reversed {
            line.reverse();
        }
        points.extend(line);
    }
    points.dedup();
    points
}

fn line_kind(arc: &topology::Arc, codes: &[ShapeCode]) -> LineKind {
    let sides: Vec<&str> = arc
        .shapes
        .iter()
        .map(|&shape| match &codes[shape] {
            ShapeCode::Area(area) => area.as_str(),
            ShapeCode::Neighbour(country) => country,
        })
        .collect();
    let country = |code: &str| code[..2].to_owned();
    match sides[..] {
        [_] if arc.is_on_frame => LineKind::Frame,
        [_] => LineKind::Coastline,
        ["PK-GB" | "PK-JK", "IN"] | ["IN", "PK-GB" | "PK-JK"] => LineKind::LineOfControl,
        [a, b] if a.len() == 2 && b.len() == 2 => LineKind::NeighbourBorder,
        [a, b] if country(a) == country(b) => LineKind::Province,
        [a, b] if a.len() > 2 && b.len() > 2 => LineKind::DurandLine,
        _ => LineKind::OtherBorder,
    }
}

fn length_units(lines: &[Vec<PlanePoint>]) -> f64 {
    lines
        .iter()
        .flat_map(|line| line.windows(2))
        .map(|pair| pair[0].distance(pair[1]))
        .sum()
}
