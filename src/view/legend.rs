//! The legend, the scale bar and the zoom buttons of the map.

use super::Reader;
use super::derived::Derived;
use super::px::px;
use super::tree::{ElementNode, Node, element};
use crate::geo::ScreenPoint;
use crate::i18n::{Locale, Word};
use crate::scene::{Action, Framing, MapScene};
use leptos::ev;

pub fn legend_view(locale: Locale, scene: Derived<MapScene>) -> ElementNode {
    let shading = Derived::new(move || scene.with(|scene| scene.shading));
    let has_clusters = Derived::new(move || scene.with(|scene| !scene.clusters.is_empty()));
    element("ul")
        .class("cm-legend")
        .child(element("li").child(locale.word(Word::IncidentsInWindow)))
        .child(move || {
            shading
                .get()
                .legend(locale)
                .map(|(class, counts)| {
                    element("li")
                        .child(swatch(
                            element("rect")
                                .class(format!("cm-shade-{class}"))
                                .attr("y", "3")
                                .attr("width", "18")
                                .attr("height", "12"),
                        ))
                        .child(counts)
                })
                .into_iter()
                .collect::<Node>()
        })
        .child(move || {
            let sign = || {
                element("g")
                    .class("cm-cluster")
                    .attr("transform", "translate(9 9)")
                    .child(element("circle").attr("r", "8"))
                    .child(element("text").attr("dy", "0.35em").child(locale.number(9)))
            };
            has_clusters.get().then(|| {
                element("li")
                    .child(swatch(sign()))
                    .child(locale.word(Word::CloseTogether))
            })
        })
        .child(
            element("li")
                .child(swatch(
                    element("circle")
                        .class("cm-disc")
                        .attr("cx", "9")
                        .attr("cy", "9")
                        .attr("r", "7.5"),
                ))
                .child(locale.word(Word::PlaceUncertain)),
        )
}

/// A sample of a map symbol for the legend.
fn swatch(sign: ElementNode) -> ElementNode {
    element("svg")
        .class("cm-swatch")
        .attr("viewBox", "0 0 18 18")
        .attr("aria-hidden", "true")
        .child(sign)
}

pub fn scale_bar_view(locale: Locale, scene: Derived<MapScene>) -> ElementNode {
    let bar = Derived::new(move || scene.with(|scene| scene.scale_bar));
    element("p")
        .class("cm-scale")
        .child(
            element("svg")
                .class("cm-scale-bar")
                .attr("width", move || px(bar.get().length_px + 2.0))
                .attr("height", "8")
                .attr("aria-hidden", "true")
                .child(element("path").attr("d", move || {
                    format!("M1 1v5.5h{}V1", px(bar.get().length_px))
                })),
        )
        .child(element("span").child(move || length_text(locale, bar.get().length_km)))
}

/// "50 km".
pub fn length_text(locale: Locale, length_km: u32) -> String {
    let km = locale.number(length_km as usize);
    locale.fill(Word::Kilometres, &[("km", &km)])
}

pub fn zoom_buttons_view(reader: Reader, scene: Derived<MapScene>) -> ElementNode {
    const STEP: f64 = 1.6;
    let zoom = move |zoom_factor: f64| {
        let viewport = scene.with_untracked(|scene| scene.viewport);
        let middle = ScreenPoint {
            x_px: viewport.width_px / 2.0,
            y_px: viewport.height_px / 2.0,
        };
        reader.dispatch(Action::Frame(Framing::Free(
            viewport.zoomed(zoom_factor, middle),
        )));
    };
    let locale = reader.locale();
    let framing = reader.derive(|_, state| state.framing);
    let at_incidents = move || matches!(framing.get(), Framing::Incidents(_));
    let reframe = move |_| {
        let next = match framing.get_untracked() {
            Framing::Incidents(_) => Framing::Countries,
            _ => Framing::Incidents(reader.state_now().window),
        };
        reader.dispatch(Action::Frame(next));
    };
    element("div")
        .class("cm-zoom")
        .attr("role", "group")
        .attr("aria-label", locale.word(Word::MapView))
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-button")
                .attr("aria-label", locale.word(Word::ZoomIn))
                .on(ev::click, move |_| zoom(STEP))
                .child("+"),
        )
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-button")
                .attr("aria-label", locale.word(Word::ZoomOut))
                .on(ev::click, move |_| zoom(1.0 / STEP))
                .child("−"),
        )
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-button cm-reframe")
                .on(ev::click, reframe)
                .child(move || {
                    locale.word(if at_incidents() {
                        Word::WholeCountries
                    } else {
                        Word::Incidents
                    })
                }),
        )
}
