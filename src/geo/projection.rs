//! Albers equal-area conic projection of the region, on a sphere.
//!
//! Formulas: J. P. Snyder, *Map Projections: A Working Manual*, USGS Professional Paper 1395
//! (1987), section 14, equations 14-1 to 14-11. Standard parallels: 26° N and 37° N. Origin: 31° N
//! 69° E. Latitudes are used on the sphere without conversion from the ellipsoid. Inside the
//! basemap's frame the scale is within 0.9954–1.0048. Areas are true.

use crate::model::LonLat;

/// Radius in kilometres of the sphere with the same surface as the WGS 84 ellipsoid.
const RADIUS_KM: f64 = 6371.0072;
const PARALLELS_DEG: [f64; 2] = [26.0, 37.0];
const ORIGIN: LonLat = LonLat {
    lon_deg: 69.0,
    lat_deg: 31.0,
};

/// A projected position, in kilometres from the origin of the projection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KmPoint {
    pub east_km: f64,
    pub north_km: f64,
}

/// Projects a position. Exact for longitudes within 180° of the origin's.
pub fn km_from_lonlat(position: LonLat) -> KmPoint {
    let cone = Cone::of_region();
    let theta = cone.n * (position.lon_deg - ORIGIN.lon_deg).to_radians();
    let rho_km = cone.rho_km(position.lat_deg);
    KmPoint {
        east_km: rho_km * theta.sin(),
        north_km: cone.rho_km(ORIGIN.lat_deg) - rho_km * theta.cos(),
    }
}

/// Inverse of [`km_from_lonlat`]. The latitude is NaN for a point outside the projected sphere.
pub fn lonlat_from_km(point: KmPoint) -> LonLat {
    let cone = Cone::of_region();
    let south_km = cone.rho_km(ORIGIN.lat_deg) - point.north_km;
    let rho = point.east_km.hypot(south_km) / RADIUS_KM;
    let theta = point.east_km.atan2(south_km);
    LonLat {
        lon_deg: ORIGIN.lon_deg + (theta / cone.n).to_degrees(),
        lat_deg: ((cone.c - (rho * cone.n).powi(2)) / (2.0 * cone.n))
            .asin()
            .to_degrees(),
    }
}

/// Snyder's constants n (14-6) and C (14-5).
struct Cone {
    n: f64,
    c: f64,
}

impl Cone {
    fn of_region() -> Self {
        let [phi1, phi2] = PARALLELS_DEG.map(f64::to_radians);
        let n = (phi1.sin() + phi2.sin()) / 2.0;
        Self {
            n,
            c: phi1.cos().powi(2) + 2.0 * n * phi1.sin(),
        }
    }

    /// Distance from the cone's apex to a parallel (14-3).
    fn rho_km(&self, lat_deg: f64) -> f64 {
        RADIUS_KM * (self.c - 2.0 * self.n * lat_deg.to_radians().sin()).sqrt() / self.n
    }
}
