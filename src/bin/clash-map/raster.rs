//! Renders SVG to PNG, for places that do not accept SVG. The result is the same on every machine,
//! because no system font is used.

use std::sync::Arc;

use anyhow::Context;
use png::{BitDepth, ColorType, Compression, Encoder, FilterType};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

/// It has Latin, Greek and Cyrillic letters only.
const FONT_FAMILY: &str = "Noto Sans";

/// Returns a PNG of `width_px` × `height_px`, and stretches the picture to fill it. All text is in
/// Noto Sans, in regular, bold or italic.
///
/// # Errors
/// Fails if `svg` is not valid SVG, and names the fault, or if a side is 0.
pub fn png(svg: &str, width_px: u32, height_px: u32) -> anyhow::Result<Vec<u8>> {
    let options = Options {
        font_family: FONT_FAMILY.to_owned(),
        fontdb: Arc::new(fonts()),
        ..Options::default()
    };
    let picture = Tree::from_str(svg, &options).context("cannot read the picture as SVG")?;
    let mut pixels = Pixmap::new(width_px, height_px).with_context(|| {
        format!("expected a picture of at least 1 × 1 px, found {width_px} × {height_px} px")
    })?;
    let scale = Transform::from_scale(
        width_px as f32 / picture.size().width(),
        height_px as f32 / picture.size().height(),
    );
    resvg::render(&picture, scale, &mut pixels.as_mut());
    encoded(&pixels)
}

/// Encodes as RGB with the best compression. The picture must have an opaque background, because
/// its alpha channel is dropped.
fn encoded(pixels: &Pixmap) -> anyhow::Result<Vec<u8>> {
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Best);
    encoder.set_filter(FilterType::NoFilter);
    let colors: Vec<u8> = pixels
        .pixels()
        .iter()
        .map(|pixel| pixel.demultiply())
        .flat_map(|color| [color.red(), color.green(), color.blue()])
        .collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&colors)?;
    writer.finish()?;
    Ok(png)
}

/// Returns three faces that stand in for every font family.
fn fonts() -> Database {
    let mut fonts = Database::new();
    for face in [
        notosans::REGULAR_TTF,
        notosans::BOLD_TTF,
        notosans::ITALIC_TTF,
    ] {
        fonts.load_font_source(Source::Binary(Arc::new(face)));
    }
    fonts.set_sans_serif_family(FONT_FAMILY);
    // Text falls back to the serif family if all its families are unknown.
    fonts.set_serif_family(FONT_FAMILY);
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_drawn_and_always_the_same() {
        for family in ["sans-serif", "serif", "system-ui, 'Another Font'"] {
            let svg = format!(
                r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30">
                    <rect width="60" height="30" fill="#fff"/>
                    <text x="5" y="20" font-family="{family}" font-size="15">Map</text>
                </svg>"##
            );
            let made = png(&svg, 120, 60).unwrap();
            assert_eq!(made, png(&svg, 120, 60).unwrap());
            let pixels = Pixmap::decode_png(&made).unwrap();
            assert_eq!((pixels.width(), pixels.height()), (120, 60));
            let dark = pixels.pixels().iter().filter(|pixel| pixel.red() < 64);
            assert!(dark.count() > 100, "letters in {family}");
        }
    }

    #[test]
    fn fault_of_the_picture_is_told() {
        let error = png("<svg></g>", 10, 10).unwrap_err();
        assert!(format!("{error:#}").ends_with("at 1:6"), "{error:#}");
        let empty = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>"#;
        let error = png(empty, 0, 10).unwrap_err().to_string();
        assert!(error.ends_with("found 0 × 10 px"), "{error}");
    }
}
