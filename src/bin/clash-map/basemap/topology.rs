//! Finds the borders that shapes share.
//!
//! It compares vertices exactly, without a tolerance, because neighbouring provinces of the source
//! have bit-identical vertices.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Result, bail};
use clash_map::geo::PlanePoint;

use super::frame::{Frame, Ring};

/// A part of a border that has the same shapes on its sides throughout.
pub struct Arc {
    pub points: Vec<PlanePoint>,
    /// Indices of the one or two shapes beside it, ascending.
    pub shapes: Vec<usize>,
    pub is_on_frame: bool,
}

/// An arc of a ring, and whether the ring runs against the arc's direction.
#[derive(Clone, Copy)]
pub struct ArcRef {
    pub arc: usize,
    pub is_reversed: bool,
}

pub struct Topology {
    pub arcs: Vec<Arc>,
    /// For each shape, its rings.
    pub shapes: Vec<Vec<Vec<ArcRef>>>,
}

type Vertex = usize;

/// Gives each distinct point of the rings a number.
#[derive(Default)]
struct Vertices {
    points: Vec<PlanePoint>,
    by_bits: HashMap<(u64, u64), Vertex>,
}

impl Vertices {
    fn number(&mut self, point: PlanePoint) -> Vertex {
        let bits = (point.x.to_bits(), point.y.to_bits());
        *self.by_bits.entry(bits).or_insert_with(|| {
            self.points.push(point);
            self.points.len() - 1
        })
    }

    /// Returns the ring's vertices without the closing one and without repetitions.
    fn open_ring(&mut self, ring: &Ring) -> Vec<Vertex> {
        let mut vertices: Vec<Vertex> = ring.iter().map(|point| self.number(*point)).collect();
        vertices.dedup();
        vertices.pop();
        vertices
    }
}

fn edges(open_ring: &[Vertex]) -> impl Iterator<Item = (Vertex, Vertex)> {
    let next = open_ring.iter().cycle().skip(1);
    open_ring.iter().copied().zip(next.copied())
}

fn undirected((a, b): (Vertex, Vertex)) -> (Vertex, Vertex) {
    (a.min(b), a.max(b))
}

/// Returns the outline of the union of the rings, without the borders that two rings share.
///
/// # Errors
/// Fails if the remaining borders do not close.
pub fn dissolved(rings: &[Ring]) -> Result<Vec<Ring>> {
    let mut vertices = Vertices::default();
    let rings: Vec<_> = rings.iter().map(|ring| vertices.open_ring(ring)).collect();
    let mut uses = HashMap::new();
    for edge in rings.iter().flat_map(|ring| edges(ring)) {
        *uses.entry(undirected(edge)).or_insert(0) += 1;
    }
    let mut outgoing: BTreeMap<Vertex, Vec<Vertex>> = BTreeMap::new();
    for edge in rings.iter().flat_map(|ring| edges(ring)) {
        if uses[&undirected(edge)] == 1 {
            outgoing.entry(edge.0).or_default().push(edge.1);
        }
    }
    let mut outlines = Vec::new();
    while let Some((&start, _)) = outgoing.first_key_value() {
        let mut ring = vec![vertices.points[start]];
        let mut at = start;
        loop {
            let Some(next) = outgoing.get_mut(&at).and_then(Vec::pop) else {
                bail!("the outline of a country does not close");
            };
            if outgoing[&at].is_empty() {
                outgoing.remove(&at);
            }
            ring.push(vertices.points[next]);
            at = next;
            if at == start {
                break;
            }
        }
        outlines.push(ring);
    }
    Ok(outlines)
}

/// Splits the rings of all shapes into arcs, and stores each arc once.
///
/// # Errors
/// Fails if three shapes share a border.
pub fn topology(shapes: &[Vec<Ring>], frame: &Frame) -> Result<Topology> {
    let mut vertices = Vertices::default();
    let shapes: Vec<Vec<Vec<Vertex>>> = shapes
        .iter()
        .map(|rings| rings.iter().map(|ring| vertices.open_ring(ring)).collect())
        .collect();

    let mut sides: HashMap<(Vertex, Vertex), Side> = HashMap::new();
    for (shape, rings) in shapes.iter().enumerate() {
        for edge in rings.iter().flat_map(|ring| edges(ring)) {
            let side = sides.entry(undirected(edge)).or_insert_with(|| Side {
                shapes: Vec::new(),
                is_on_frame: frame.has_on_side(vertices.points[edge.0], vertices.points[edge.1]),
            });
            side.shapes.push(shape);
            if side.shapes.len() > 2 {
                bail!("three shapes share one border");
            }
        }
    }
    let is_node = nodes(&sides, vertices.points.len());

    let mut arcs = Vec::new();
    let mut by_path: HashMap<Vec<Vertex>, usize> = HashMap::new();
    let shapes = shapes
        .into_iter()
        .map(|rings| {
            rings
                .into_iter()
                .map(|ring| {
                    paths(ring, &is_node)
                        .into_iter()
                        .map(|mut path| {
                            let is_reversed = path.iter().rev().lt(path.iter());
                            if is_reversed {
                                path.reverse();
                            }
                            let arc = *by_path.entry(path).or_insert_with_key(|path| {
                                let side = &sides[&undirected((path[0], path[1]))];
                                arcs.push(Arc {
                                    points: path.iter().map(|&v| vertices.points[v]).collect(),
                                    shapes: side.shapes.clone(),
                                    is_on_frame: side.is_on_frame,
                                });
                                arcs.len() - 1
                            });
                            ArcRef { arc, is_reversed }
                        })
                        .collect()
                })
                .collect()
        })
        .collect();
    Ok(Topology { arcs, shapes })
}

/// The shapes beside an edge.
#[derive(PartialEq)]
struct Side {
    shapes: Vec<usize>,
    is_on_frame: bool,
}

/// Returns for each vertex whether arcs end there: the number of its edges is not two, or its two
/// edges have different shapes beside them.
fn nodes(sides: &HashMap<(Vertex, Vertex), Side>, vertex_count: usize) -> Vec<bool> {
    let mut around: Vec<Vec<&Side>> = vec![Vec::new(); vertex_count];
    for ((a, b), side) in sides {
        around[*a].push(side);
        around[*b].push(side);
    }
    around
        .into_iter()
        .map(|sides| sides.len() != 2 || sides[0] != sides[1])
        .collect()
}

/// Splits a ring at its nodes. A ring without nodes starts at its lowest vertex, so that every
/// shape starts it at the same one.
fn paths(mut open_ring: Vec<Vertex>, is_node: &[bool]) -> Vec<Vec<Vertex>> {
    let start = (0..open_ring.len())
        .find(|&i| is_node[open_ring[i]])
        .or_else(|| (0..open_ring.len()).min_by_key(|&i| open_ring[i]))
        .unwrap_or(0);
    open_ring.rotate_left(start);
    open_ring.push(open_ring[0]);
    let mut paths = Vec::new();
    let mut from = 0;
    for to in 1..open_ring.len() {
        if is_node[open_ring[to]] || to + 1 == open_ring.len() {
            paths.push(open_ring[from..=to].to_vec());
            from = to;
        }
    }
    paths
}
