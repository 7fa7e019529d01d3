//! What stands around the map: shades, marks, scale and zoom.

use super::Reader;
use super::px::px;
use crate::geo::ScreenPoint;
use crate::i18n::{Locale, Word};
use crate::scene::{Action, Framing, MapScene};
use leptos::prelude::*;

#[component]
pub fn Legend(locale: Locale, scene: Memo<MapScene>) -> impl IntoView {
    let shading = Memo::new(move |_| scene.with(|scene| scene.shading));
    view! {
        <ul class="cm-legend">
            <li>{locale.word(Word::IncidentsInWindow)}</li>
            {move || shading.get().legend(locale).map(|(class, counts)| view! {
                <li>
                    <svg class="cm-swatch" viewBox="0 0 18 18" aria-hidden="true">
                        <rect class=format!("cm-shade-{class}") y="3" width="18" height="12"></rect>
                    </svg>
                    {counts}
                </li>
            }).into_iter().collect_view()}
            <li>
                <svg class={"cm-swatch"} viewBox="0 0 18 18" aria-hidden="true">
                    <circle class={"cm-disc"} cx="9" cy="9" r="7.5"></circle>
                </svg>
                {locale.word(Word::PlaceUncertain)}
            </li>
        </ul>
    }
}

#[component]
pub fn ScaleBarView(locale: Locale, scene: Memo<MapScene>) -> impl IntoView {
    let bar = Memo::new(move |_| scene.with(|scene| scene.scale_bar));
    view! {
        <p class="cm-scale">
            <svg class="cm-scale-bar" width=move || px(bar.get().length_px + 2.0) height="8" aria-hidden="true">
                <path d=move || format!("M1 1v5.5h{}V1", px(bar.get().length_px))></path>
            </svg>
            <span>{move || length_text(locale, bar.get().length_km)}</span>
        </p>
    }
}

/// "50 km".
pub fn length_text(locale: Locale, length_km: u32) -> String {
    let km = locale.number(length_km as usize);
    locale.fill(Word::Kilometres, &[("km", &km)])
}

#[component]
pub fn ZoomButtons(reader: Reader, scene: Memo<MapScene>) -> impl IntoView {
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
    view! {
        <div class="cm-zoom" role="group" aria-label=locale.word(Word::MapView)>
            <button type="button" class="cm-button" aria-label=locale.word(Word::ZoomIn) on:click=move |_| zoom(STEP)>"+"</button>
            <button type="button" class="cm-button" aria-label=locale.word(Word::ZoomOut) on:click=move |_| zoom(1.0 / STEP)>"−"</button>
            <button type="button" class="cm-button cm-reframe" on:click=reframe>
                {move || locale.word(if at_incidents() { Word::WholeCountries } else { Word::Incidents })}
            </button>
        </div>
    }
}
