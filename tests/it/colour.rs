//! Measures how different colours look, what contrast they have, and how people with colour
//! blindness see them.

use palette::color_difference::{Ciede2000, Wcag21RelativeContrast};
use palette::{IntoColor, Lab, LinSrgb, Srgb};

/// A colour of a style sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour(Srgb<f64>);

impl Colour {
    /// Parses `#rgb` or `#rrggbb`.
    pub fn parse(css: &str) -> Self {
        let bytes: Srgb<u8> = css.parse().unwrap_or_else(|error| panic!("{css}: {error}"));
        Self(bytes.into_format())
    }

    /// Returns this colour at this opacity over another, blended as in browsers.
    pub fn over(self, ground: Self, opacity: f64) -> Self {
        Self(self.0 * opacity + ground.0 * (1.0 - opacity))
    }

    /// Returns the CIEDE2000 difference. About 1 is just visible side by side.
    pub fn difference(self, other: Self) -> f64 {
        self.lab().difference(other.lab())
    }

    /// Returns the contrast ratio of WCAG 2.2, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        self.0.relative_contrast(other.0)
    }

    fn lab(self) -> Lab<palette::white_point::D65, f64> {
        self.0.into_color()
    }
}

/// A kind of colour vision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    Common,
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

impl Sight {
    pub const ALL: [Self; 4] = [
        Self::Common,
        Self::Protanopia,
        Self::Deuteranopia,
        Self::Tritanopia,
    ];

    /// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
    /// Color Vision Deficiency" (2009): their matrices of severity 1.0, for linear RGB.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Common => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protanopia => [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
            Self::Deuteranopia => [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
            Self::Tritanopia => [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        }
    }

    /// Returns a colour as this reader sees it.
    pub fn sees(self, colour: Colour) -> Colour {
        let linear: LinSrgb<f64> = colour.0.into_linear();
        let channels = [linear.red, linear.green, linear.blue];
        let [red, green, blue] = self.matrix().map(|row| {
            let light: f64 = row.iter().zip(channels).map(|(a, b)| a * b).sum();
            light.clamp(0.0, 1.0)
        });
        Colour(Srgb::from_linear(LinSrgb::new(red, green, blue)))
    }
}

fn assert_near(found: f64, expected: f64, tolerance: f64) {
    assert!(
        (found - expected).abs() <= tolerance,
        "expected {expected}, found {found}"
    );
}

/// Pairs 1, 17 and 25 of Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula"
/// (2005): a rotated blue, a large difference, a small one.
#[test]
fn differences_are_those_that_the_formula_has_in_print() {
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        (
            [60.2574, -34.0099, 36.2677],
            [60.4626, -34.1751, 39.4387],
            1.2644,
        ),
    ] {
        let [one, other] =
            [one, other].map(|[l, a, b]| Lab::<palette::white_point::D65, f64>::new(l, a, b));
        assert_near(one.difference(other), expected, 1e-4);
    }
}

#[test]
fn contrast_is_that_of_wcag() {
    let [black, grey, white] = ["#000", "#767676", "#fff"].map(Colour::parse);
    assert_near(black.contrast(white), 21.0, 1e-9);
    assert_near(grey.contrast(white), 4.54, 5e-3);
}

/// Everybody sees greys alike. A wrong number in a matrix would tint them.
#[test]
fn greys_stay_grey_in_every_sight() {
    let grey = Colour::parse("#808080");
    for sight in Sight::ALL {
        assert_near(sight.sees(grey).difference(grey), 0.0, 0.01);
    }
}

/// Each kind of colour blindness confuses the colours that it is named for.
#[test]
fn each_sight_confuses_its_own_colours() {
    let closer = |sight: Sight, one: &str, other: &str| {
        let [one, other] = [one, other].map(Colour::parse);
        sight.sees(one).difference(sight.sees(other)) / one.difference(other)
    };
    let (red, green) = ("#c05040", "#6f7a30");
    assert!(closer(Sight::Protanopia, red, green) < 0.5);
    assert!(closer(Sight::Deuteranopia, red, green) < 0.5);
    assert!(closer(Sight::Tritanopia, red, green) > 0.5);
    assert!(closer(Sight::Tritanopia, "#3f8f5f", "#3f85a0") < 0.5);
}
