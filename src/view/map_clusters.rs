//! The clusters on the map: circles with the number of their incidents.

use super::on_map::OnMap;
use super::px::{px, translate};
use super::tooltip::Hover;
use super::tree::{ElementNode, element};
use crate::i18n::Locale;
use crate::scene::{Action, Cluster, ClusterTarget, Framing, cluster_target};
use leptos::ev;
use leptos::prelude::*;

/// Not in the tab order, like the symbols: the list has every incident.
pub fn cluster(on_map: OnMap, cluster: &Cluster) -> ElementNode {
    let OnMap {
        reader,
        hover,
        gestures,
        ..
    } = on_map;
    let locale = reader.locale();
    let count = locale.incident_count_text(cluster.count);
    let period = locale.period_text(cluster.first_day, cluster.last_day);
    let name = locale.joined(&count, &period);
    let hovered = Hover {
        text: count,
        detail: Some(period),
        at: cluster.at,
    };
    let (clicked, pressed) = (cluster.clone(), cluster.clone());
    cluster_circle(locale, cluster)
        .attr("role", "button")
        .attr("tabindex", "-1")
        .attr("aria-label", name)
        .on(ev::click, move |_| {
            if gestures.is_click() {
                open(on_map, &clicked);
            }
        })
        .on(ev::keydown, move |event| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                open(on_map, &pressed);
            }
        })
        .on(ev::pointermove, move |event| {
            event.stop_propagation();
            hover.set(Some(hovered.clone()));
            gestures.pointer_move(&event);
        })
}

/// The circle without interaction, also used in pictures.
pub fn cluster_circle(locale: Locale, cluster: &Cluster) -> ElementNode {
    element("g")
        .class("cm-cluster")
        .class_if("cm-dimmed", cluster.dimmed)
        .attr("transform", translate(cluster.at.x_px, cluster.at.y_px))
        .child(element("circle").attr("r", px(cluster.radius_px)))
        .child(
            element("text")
                .attr("dy", "0.35em")
                .child(locale.number(cluster.count)),
        )
}

fn open(on_map: OnMap, cluster: &Cluster) {
    let OnMap { reader, scene, .. } = on_map;
    let viewport = scene.with_untracked(|scene| scene.viewport);
    on_map.hover.set(None);
    match cluster_target(&reader.story(), &reader.state_now(), cluster, &viewport) {
        ClusterTarget::Ground(ground) => {
            reader.dispatch(Action::Frame(Framing::Ground(ground)));
        }
        ClusterTarget::Provinces(provinces) => match provinces[..] {
            [province] => reader.dispatch(Action::ToggleProvince(province)),
            _ => on_map.ask(provinces, cluster.at),
        },
    }
}
