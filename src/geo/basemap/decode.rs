//! Decodes a basemap file. Never panics, whatever the bytes are.

use std::fmt;

use super::{Area, Basemap, LineKind, Neighbour};
use crate::geo::chain::chained;
use crate::geo::{KmPoint, PlanePoint, PlaneRect};
use crate::model::ProvinceCode;

/// First bytes of every basemap file.
pub const MAGIC: [u8; 3] = *b"CMB";
/// The byte after [`MAGIC`].
pub const VERSION: u8 = 1;

/// Why bytes could not be decoded as a basemap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The bytes do not start with [`MAGIC`].
    NotABasemap,
    UnsupportedVersion(u8),
    /// The bytes end too early.
    Truncated,
    /// The named part of the file has an invalid value.
    Malformed(&'static str),
}

impl std::error::Error for DecodeError {}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABasemap => f.write_str("not a basemap file"),
            Self::UnsupportedVersion(version) => {
                write!(
                    f,
                    "basemap version {version} is not supported, expected {VERSION}"
                )
            }
            Self::Truncated => f.write_str("basemap file ends too early"),
            Self::Malformed(part) => write!(f, "basemap file has an invalid {part}"),
        }
    }
}

/// The most shapes that can share an arc.
const MAX_USES: u8 = 2;

impl Basemap {
    /// Decodes a basemap.
    ///
    /// # Errors
    /// [`DecodeError`] if the bytes do not follow the layout in `data/basemap.md`: every count,
    /// reference, position and code must be valid, rings must be closed, and no byte may be left
    /// over.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let Some(rest) = bytes.strip_prefix(&MAGIC) else {
            return Err(DecodeError::NotABasemap);
        };
        let mut reader = Reader { rest };
        match reader.byte()? {
            VERSION => {}
            version => return Err(DecodeError::UnsupportedVersion(version)),
        }

        let top_left = KmPoint {
            east_km: reader.metres_as_km()?,
            north_km: reader.metres_as_km()?,
        };
        let km_per_unit = f64::from(reader.varint()?) / 1e6;
        let extent = PlaneRect {
            min: PlanePoint { x: 0.0, y: 0.0 },
            max: reader.point()?,
        };
        if km_per_unit == 0.0 || extent.width() == 0.0 || extent.height() == 0.0 {
            return Err(DecodeError::Malformed("frame"));
        }

        let (arcs, lines) = read_arcs(&mut reader, extent)?;
        let mut shapes = ShapeReader {
            uses: vec![0; arcs.len()],
            arcs: &arcs,
        };
        let areas = reader.list(|reader| shapes.area(reader, extent))?;
        let neighbours = reader.list(|reader| shapes.neighbour(reader, extent))?;
        if !reader.rest.is_empty() {
            return Err(DecodeError::Malformed("end"));
        }

        let [
            _,
            durand_line,
            line_of_control,
            other_borders,
            neighbour_borders,
            coastline,
            _,
        ] = lines;
        Ok(Self {
            extent,
            km_per_unit,
            areas,
            neighbours,
            durand_line,
            line_of_control,
            other_borders,
            neighbour_borders,
            coastline,
            top_left,
            arcs,
        })
    }
}

type Line = Vec<PlanePoint>;
/// The chained lines of each [`LineKind`].
type LinesByKind = [Vec<Line>; LineKind::ALL.len()];

/// Reads the arcs, which the file groups by kind.
fn read_arcs(
    reader: &mut Reader,
    extent: PlaneRect,
) -> Result<(Vec<Line>, LinesByKind), DecodeError> {
    let mut arcs = Vec::new();
    let mut lines = LinesByKind::default();
    let mut pen = (0_i32, 0_i32);
    for lines in &mut lines {
        let of_kind = reader.list(|reader| reader.arc(&mut pen, extent))?;
        *lines = chained(of_kind.iter().cloned());
        arcs.extend(of_kind);
    }
    Ok((arcs, lines))
}

/// Assembles rings from arcs, and counts how often each arc is used.
struct ShapeReader<'a> {
    arcs: &'a [Line],
    uses: Vec<u8>,
}

impl ShapeReader<'_> {
    fn area(&mut self, reader: &mut Reader, extent: PlaneRect) -> Result<Area, DecodeError> {
        let length = reader.byte()?;
        let code = reader.text(length).and_then(|text| {
            ProvinceCode::parse(text).ok_or(DecodeError::Malformed("area code"))
        })?;
        let label = reader.point_in(extent)?;
        let label_radius = f64::from(reader.varint()?);
        let mut arcs = Vec::new();
        let rings = self.rings(reader, &mut arcs)?;
        Ok(Area {
            code,
            bounds: bounds(&rings)?,
            rings,
            label,
            label_radius,
            arcs,
        })
    }

    fn neighbour(
        &mut self,
        reader: &mut Reader,
        extent: PlaneRect,
    ) -> Result<Neighbour, DecodeError> {
        let country = reader.text(2)?.to_owned();
        let label = match reader.byte()? {
            0 => None,
            1 => Some(reader.point_in(extent)?),
            _ => return Err(DecodeError::Malformed("label flag")),
        };
        let rings = self.rings(reader, &mut Vec::new())?;
        Ok(Neighbour {
            country,
            bounds: bounds(&rings)?,
            rings,
            label,
        })
    }

    fn rings(
        &mut self,
        reader: &mut Reader,
        used: &mut Vec<usize>,
    ) -> Result<Vec<Line>, DecodeError> {
        reader.list(|reader| {
            let mut ring = Line::new();
            for _ in 0..reader.varint()? {
                // The lowest bit says whether the arc is reversed.
                let reference = reader.varint()?;
                let index = (reference >> 1) as usize;
                self.join(&mut ring, index, reference & 1 == 1)?;
                used.push(index);
            }
            if ring.len() < 4 || ring.first() != ring.last() {
                return Err(DecodeError::Malformed("ring"));
            }
            Ok(ring)
        })
    }

    fn join(&mut self, ring: &mut Line, index: usize, reversed: bool) -> Result<(), DecodeError> {
        let (Some(arc), Some(uses)) = (self.arcs.get(index), self.uses.get_mut(index)) else {
            return Err(DecodeError::Malformed("arc reference"));
        };
        *uses += 1;
        if *uses > MAX_USES {
            return Err(DecodeError::Malformed("arc reference"));
        }
        let start = if reversed { arc.last() } else { arc.first() };
        let joint = ring.pop();
        if joint.is_some() && joint.as_ref() != start {
            return Err(DecodeError::Malformed("ring"));
        }
        if reversed {
            ring.extend(arc.iter().rev());
        } else {
            ring.extend(arc);
        }
        Ok(())
    }
}

fn bounds(rings: &[Line]) -> Result<PlaneRect, DecodeError> {
    PlaneRect::around(rings.iter().flatten().copied()).ok_or(DecodeError::Malformed("shape"))
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8, DecodeError> {
        let (&first, rest) = self.rest.split_first().ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(first)
    }

    fn text(&mut self, length: u8) -> Result<&'a str, DecodeError> {
        let (text, rest) = self
            .rest
            .split_at_checked(usize::from(length))
            .ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        str::from_utf8(text).map_err(|_| DecodeError::Malformed("text"))
    }

    /// LEB128: seven bits per byte, lowest first. The high bit means that more bytes follow.
    fn varint(&mut self) -> Result<u32, DecodeError> {
        let mut value = 0_u32;
        for shift in (0..28).step_by(7) {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(DecodeError::Malformed("number"))
    }

    /// Zigzag encoding of signed numbers: 0, −1, 1, −2, 2 …
    fn zigzag(&mut self) -> Result<i32, DecodeError> {
        let value = self.varint()?;
        Ok((value >> 1) as i32 ^ -((value & 1) as i32))
    }

    fn metres_as_km(&mut self) -> Result<f64, DecodeError> {
        Ok(f64::from(self.zigzag()?) / 1000.0)
    }

    fn point(&mut self) -> Result<PlanePoint, DecodeError> {
        Ok(PlanePoint {
            x: f64::from(self.varint()?),
            y: f64::from(self.varint()?),
        })
    }

    fn point_in(&mut self, extent: PlaneRect) -> Result<PlanePoint, DecodeError> {
        let point = self.point()?;
        if extent.contains(point) {
            Ok(point)
        } else {
            Err(DecodeError::Malformed("position"))
        }
    }

    /// Reads points as offsets, the first from the last point of the previous arc.
    fn arc(&mut self, pen: &mut (i32, i32), extent: PlaneRect) -> Result<Line, DecodeError> {
        let arc = self.list(|reader| {
            // Offsets have 28 bits and the pen stays inside the frame, so no sum overflows.
            *pen = (pen.0 + reader.zigzag()?, pen.1 + reader.zigzag()?);
            let point = PlanePoint {
                x: f64::from(pen.0),
                y: f64::from(pen.1),
            };
            if extent.contains(point) {
                Ok(point)
            } else {
                Err(DecodeError::Malformed("position"))
            }
        })?;
        if arc.len() < 2 {
            return Err(DecodeError::Malformed("arc"));
        }
        Ok(arc)
    }

    /// A count and that many items. Each item has at least one byte, so a false count fails at the
    /// end of the bytes.
    fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Vec<T>, DecodeError> {
        (0..self.varint()?).map(|_| item(self)).collect()
    }
}
