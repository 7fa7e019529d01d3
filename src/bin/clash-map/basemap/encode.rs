//! Writes the basemap file, which `clash_map::geo` reads. `data/basemap.md` describes the layout.

use clash_map::geo::{LineKind, MAGIC, VERSION};

use super::frame::Frame;
use super::grid::GridPoint;
use super::label::Label;
use super::shapes::ShapeCode;
use super::topology::ArcRef;

/// A border line on the grid.
pub struct Arc {
    pub kind: LineKind,
    pub points: Vec<GridPoint>,
}

/// An area or neighbour. Its rings refer to arcs by index.
pub struct Shape {
    pub code: ShapeCode,
    pub label: Option<Label>,
    pub rings: Vec<Vec<ArcRef>>,
}

/// Returns the bytes of the basemap file.
pub fn encode(frame: &Frame, arcs: &[Arc], shapes: &[Shape]) -> Vec<u8> {
    let mut file = Writer { bytes: Vec::new() };
    file.bytes.extend(MAGIC);
    file.bytes.push(VERSION);
    file.zigzag(frame.west_m);
    file.zigzag(frame.north_m);
    file.varint(frame.unit_mm);
    file.varint(frame.width);
    file.varint(frame.height);

    let placed = file.arcs(arcs);
    let is_area = |shape: &&Shape| matches!(shape.code, ShapeCode::Area(_));
    let (areas, neighbours): (Vec<_>, Vec<_>) = shapes.iter().partition(is_area);
    for list in [areas, neighbours] {
        file.count(list.len());
        for shape in list {
            file.shape(shape, &placed);
        }
    }
    file.bytes
}

/// The index and direction of an arc in the file.
#[derive(Clone, Copy, Default)]
struct Placed {
    index: usize,
    is_reversed: bool,
}

struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Writes an integer in LEB128: seven bits a byte, low bits first.
    fn varint(&mut self, mut value: u32) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// Writes a signed integer in zigzag encoding.
    fn zigzag(&mut self, value: i32) {
        self.varint(((value << 1) ^ (value >> 31)) as u32);
    }

    fn count(&mut self, count: usize) {
        self.varint(u32::try_from(count).expect("a basemap has few parts"));
    }

    /// Writes the arcs by kind. The next arc is always the one that starts or ends nearest to the
    /// last point, which keeps the steps between arcs short.
    fn arcs(&mut self, arcs: &[Arc]) -> Vec<Placed> {
        let mut placed = vec![Placed::default(); arcs.len()];
        let mut pen = (0, 0);
        let mut index = 0;
        for kind in LineKind::ALL {
            let mut rest: Vec<usize> = (0..arcs.len()).filter(|&i| arcs[i].kind == kind).collect();
            self.count(rest.len());
            while let Some(nearest) = (0..rest.len()).min_by_key(|&i| {
                let points = &arcs[rest[i]].points;
                step(pen, points[0]).min(step(pen, points[points.len() - 1]))
            }) {
                let arc = rest.remove(nearest);
                let mut points = arcs[arc].points.clone();
                let is_reversed = step(pen, points[points.len() - 1]) < step(pen, points[0]);
                if is_reversed {
                    points.reverse();
                }
                self.count(points.len());
                for point in points {
                    self.zigzag(point.0 - pen.0);
                    self.zigzag(point.1 - pen.1);
                    pen = point;
                }
                placed[arc] = Placed { index, is_reversed };
                index += 1;
            }
        }
        placed
    }

    fn shape(&mut self, shape: &Shape, placed: &[Placed]) {
        match &shape.code {
            ShapeCode::Area(code) => {
                self.count(code.as_str().len());
                self.bytes.extend(code.as_str().bytes());
            }
            ShapeCode::Neighbour(country) => {
                self.bytes.extend(country.bytes());
                self.count(usize::from(shape.label.is_some()));
            }
        }
        if let Some(label) = &shape.label {
            self.varint(label.at.0 as u32);
            self.varint(label.at.1 as u32);
            if matches!(shape.code, ShapeCode::Area(_)) {
                self.varint(label.radius);
            }
        }
        self.count(shape.rings.len());
        for ring in &shape.rings {
            self.count(ring.len());
            for arc in ring {
                let Placed { index, is_reversed } = placed[arc.arc];
                self.count(index << 1 | usize::from(is_reversed != arc.is_reversed));
            }
        }
    }
}

fn step(from: GridPoint, to: GridPoint) -> i32 {
    (from.0 - to.0).abs() + (from.1 - to.1).abs()
}
