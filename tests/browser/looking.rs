//! Compares the widget with the reference pictures in `tests/screenshots/`.
//!
//! `UPDATE_EXPECT=1` makes the pictures again, and `docs/clash-map.png` for the README. They depend
//! on one machine's fonts and one version of Chromium. A hash of some rendered text is stored with
//! them. If it differs on this machine, nothing is compared.
//!
//! Runs in Chromium alone, because the pictures are of one engine and one machine's fonts.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine};
use png::{ColorType, Compression, Decoder, Encoder, FilterType, Transformations};
use serde_json::json;

use crate::page::Page;
use crate::states::{Colours, START, STATES, State};
use crate::suite::{Skipped, tests};

tests! {
    CHROMIUM:
        every_state_looks_as_in_its_picture;
}

/// A state of the widget, named as in [`STATES`].
struct View {
    /// The file name.
    name: &'static str,
    state: &'static str,
    language: &'static str,
    width_px: u32,
    colours: Colours,
    /// Whether the picture shows the print layout.
    on_paper: bool,
}

const fn view(
    name: &'static str,
    state: &'static str,
    language: &'static str,
    width_px: u32,
    colours: Colours,
) -> View {
    View {
        name,
        state,
        language,
        width_px,
        colours,
        on_paper: false,
    }
}

#[rustfmt::skip]
const VIEWS: [View; 15] = [
    view("start", START.name, "en", 1000, Colours::Light),
    view("start-narrow", START.name, "en", 340, Colours::Light),
    view("start-dark", START.name, "en", 1000, Colours::Dark),
    view("start-forced", START.name, "en", 1000, Colours::Forced),
    view("province", "a province selected", "en", 1000, Colours::Light),
    view("incident", "an incident open", "en", 1000, Colours::Light),
    view("nothing", "a kind hidden, and nothing left", "en", 340, Colours::Light),
    view("urdu", "an incident open", "ur", 1000, Colours::Light),
    view("urdu-narrow", START.name, "ur", 340, Colours::Light),
    view("pashto-dark", START.name, "ps", 340, Colours::Dark),
    view("table", "a table, sorted, with an incident open", "en", 1000, Colours::Light),
    view("claims-urdu", "claims compared", "ur", 1000, Colours::Light),
    view("story-narrow", "the story's third step", "en", 340, Colours::Light),
    View { on_paper: true, ..view("paper", START.name, "en", 700, Colours::Light) },
    view("static", "without scripts", "en", 1000, Colours::Light),
];

/// The picture in the README. It is not compared.
const IN_README: View = view("clash-map", START.name, "en", 1000, Colours::Light);

/// The maximum height of a picture. More of the same is below.
const MAX_HEIGHT_PX: u32 = 1300;
const MAX_HEIGHT_IN_README_PX: u32 = 1020;

/// The distance between the levels of a channel that a picture keeps. 16 levels make its file
/// small.
const STEP: u8 = 17;

/// Keeps every level.
const FULL: u8 = 1;

/// A pixel differs if a channel differs by at least this many levels.
const DIFFERENCE_LEVELS: u8 = 3;

/// One in this many pixels may differ. That is less than a mark or a word.
const PIXELS_PER_DIFFERENCE: usize = 10_000;

/// JavaScript: a hash of the pixels of letters in every font face that the widget uses.
const PROBE: &str = "(() => { \
    const canvas = document.createElement('canvas'); \
    Object.assign(canvas, { width: 600, height: 200 }); \
    const context = canvas.getContext('2d'); \
    const style = getComputedStyle(document.querySelector('clash-map')); \
    ['sans', 'serif', 'arabic-sans', 'arabic-serif', 'sans'].forEach((face, i) => { \
        const slant = i === 4 ? 'italic ' : ''; \
        context.font = `${slant}20px ${style.getPropertyValue(`--clash-map-${face}`)}`; \
        context.fillText('Paktika ▸ 16–19 March · ہے۔ ښځې گزارش', 4, 30 + 40 * i); \
    }); \
    const { data } = context.getImageData(0, 0, 600, 200); \
    return data.reduce((hash, byte) => Math.imul(hash ^ byte, 16777619) >>> 0, 2166136261).toString(16); \
    })()";

async fn every_state_looks_as_in_its_picture(page: Page) {
    let updates = env::var_os("UPDATE_EXPECT").is_some();
    page.open("/").await;
    let probe: String = page.get(PROBE).await;
    let probe_path = folder().join("probe.txt");
    if updates {
        fs::write(&probe_path, &probe).unwrap();
    } else if fs::read_to_string(&probe_path).unwrap().trim() != probe {
        std::panic::panic_any(Skipped(
            "The fonts or Chromium are not those that made the pictures (UPDATE_EXPECT=1 makes \
             them again).",
        ));
    }
    let mut faults = Vec::new();
    for view in &VIEWS {
        let shown = Picture::of_view(&page, view, MAX_HEIGHT_PX, STEP).await;
        let path = folder().join(format!("{}.png", view.name));
        if updates {
            fs::write(&path, shown.encoded()).unwrap();
        } else if let Err(fault) = compare(view.name, &shown, &path) {
            faults.push(fault);
        }
    }
    if updates {
        let picture = Picture::of_view(&page, &IN_README, MAX_HEIGHT_IN_README_PX, FULL).await;
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/clash-map.png");
        fs::write(path, picture.encoded()).unwrap();
    }
    assert!(
        faults.is_empty(),
        "{}\nUPDATE_EXPECT=1 makes the pictures anew",
        faults.join("\n")
    );
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screenshots")
}

/// Compares with the reference picture. Writes the found picture and the difference to
/// `target/screenshots`.
fn compare(name: &str, shown: &Picture, path: &Path) -> Result<(), String> {
    let expected = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let expected = Picture::decoded(&expected, STEP);
    let (difference, others) = expected.difference(shown);
    let allowed = shown.pixels.len() / PIXELS_PER_DIFFERENCE;
    let same_size = (expected.width, expected.pixels.len()) == (shown.width, shown.pixels.len());
    if same_size && others <= allowed {
        return Ok(());
    }
    let failed = crate::driver::target_folder().join("screenshots");
    fs::create_dir_all(&failed).unwrap();
    let write = |suffix: &str, picture: &Picture| {
        let path = failed.join(format!("{name}{suffix}.png"));
        fs::write(&path, picture.encoded()).unwrap();
        path.display().to_string()
    };
    Err(format!(
        "{name}: expected {}, found {}; {others} pixels differ, {allowed} may: \
         {}, difference {}",
        expected.size_text(),
        shown.size_text(),
        write("", shown),
        write(".diff", &difference),
    ))
}

/// Pixels in rows. The levels of each channel are `step` apart.
struct Picture {
    step: u8,
    width: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    async fn of_view(page: &Page, view: &View, max_height_px: u32, step: u8) -> Self {
        page.set_width(view.width_px).await;
        page.set_colours(view.colours).await;
        let mut states = STATES.iter();
        let state: &State = states
            .find(|state| state.name == view.state)
            .unwrap_or_else(|| panic!("no state {}", view.state));
        page.open_state(state, view.language).await;
        if view.on_paper {
            page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
                .await;
            page.run("dispatchEvent(new Event('beforeprint'))").await;
        }
        page.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": view.width_px, "height": max_height_px,
                "deviceScaleFactor": 1, "mobile": false,
            }),
        )
        .await;
        page.run(
            "document.activeElement?.blur(); \
             host.scrollIntoView({ block: 'start', behavior: 'instant' })",
        )
        .await;
        page.await_still().await;
        page.await_frames().await;
        let corners: [f64; 4] = page
            .get(
                "(({ left, top, right, bottom }) => [left, top, right, bottom])\
                 (host.getBoundingClientRect())",
            )
            .await;
        let answer = page
            .devtools("Page.captureScreenshot", json!({ "format": "png" }))
            .await;
        let base64 = answer["data"].as_str().expect("the answer has a picture");
        let png = BASE64_STANDARD.decode(base64).expect("it is base64");
        let window = Self::decoded(&png, step);
        window.cropped(corners.map(|corner| corner.max(0.0).round() as usize))
    }

    /// Returns the part between these edges, or this picture's edges if they are nearer.
    fn cropped(&self, [left, top, right, bottom]: [usize; 4]) -> Self {
        let right = right.min(self.width);
        let rows = self.pixels.chunks_exact(self.width);
        let rows = rows.take(bottom).skip(top);
        Self {
            step: self.step,
            width: right - left,
            pixels: rows.flat_map(|row| row[left..right].to_vec()).collect(),
        }
    }

    fn decoded(png: &[u8], step: u8) -> Self {
        let mut decoder = Decoder::new(png);
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().expect("it is a PNG");
        let mut bytes = vec![0; reader.output_buffer_size()];
        let info = reader.next_frame(&mut bytes).expect("it is a whole PNG");
        // Rounded; a picture that was written is read as it was.
        let level = |byte: u8| ((u16::from(byte) + u16::from(step / 2)) / u16::from(step)) as u8;
        let pixels = bytes[..info.buffer_size()]
            .chunks_exact(info.color_type.samples())
            .map(|pixel| [pixel[0], pixel[1], pixel[2]].map(level));
        Self {
            step,
            width: info.width as usize,
            pixels: pixels.collect(),
        }
    }

    /// Encodes with a palette of the most common colours. Other colours become the nearest of them.
    fn encoded(&self) -> Vec<u8> {
        let mut counts = BTreeMap::new();
        for pixel in &self.pixels {
            *counts.entry(*pixel).or_insert(0) += 1;
        }
        let mut palette: Vec<_> = counts
            .iter()
            .map(|(pixel, count)| (*count, *pixel))
            .collect();
        palette.sort_unstable_by(|one, other| other.cmp(one));
        palette.truncate(256);
        let nearest = |pixel: &[u8; 3]| {
            let distance = |i: &usize| {
                let channels = pixel.iter().zip(palette[*i].1);
                channels
                    .map(|(one, other)| u32::from(one.abs_diff(other)))
                    .sum::<u32>()
            };
            (0..palette.len())
                .min_by_key(distance)
                .expect("there are colours") as u8
        };
        let indices: BTreeMap<_, _> = counts
            .keys()
            .map(|pixel| (*pixel, nearest(pixel)))
            .collect();
        let bytes: Vec<u8> = self.pixels.iter().map(|pixel| indices[pixel]).collect();

        let mut png = Vec::new();
        let height = self.pixels.len() / self.width;
        let mut encoder = Encoder::new(&mut png, self.width as u32, height as u32);
        encoder.set_color(ColorType::Indexed);
        let colours = palette
            .iter()
            .flat_map(|(_, pixel)| pixel.map(|level| level * self.step));
        encoder.set_palette(colours.collect::<Vec<_>>());
        encoder.set_compression(Compression::Best);
        encoder.set_filter(FilterType::NoFilter);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&bytes).unwrap();
        writer.finish().unwrap();
        png
    }

    /// Returns this picture in grey with the differing pixels in red, and their number.
    fn difference(&self, other: &Self) -> (Self, usize) {
        let is_other = |one: &[u8; 3], two: &[u8; 3]| {
            one.iter()
                .zip(two)
                .any(|(one, two)| one.abs_diff(*two) >= DIFFERENCE_LEVELS)
        };
        let mut others = 0;
        let mut pixels: Vec<_> = self
            .pixels
            .iter()
            .map(|[_, green, _]| [*green; 3])
            .collect();
        for (i, (one, two)) in self.pixels.iter().zip(&other.pixels).enumerate() {
            if is_other(one, two) {
                others += 1;
                pixels[i] = [255 / self.step, 0, 0];
            }
        }
        let Self { step, width, .. } = *self;
        let difference = Self {
            step,
            width,
            pixels,
        };
        (difference, others)
    }

    fn size_text(&self) -> String {
        format!("{} × {} px", self.width, self.pixels.len() / self.width)
    }
}
