//! The names on the map.

use super::px::{px, translate};
use super::tree::{ElementNode, Fragment, element, fragment};
use crate::i18n::Locale;
use crate::scene::{Anchor, Label, LabelKind, LineLabel};

pub fn label(locale: Locale, label: &Label) -> Fragment {
    let dot = label.name.dot.map(|dot| {
        element("circle")
            .class("cm-city-dot")
            .attr("cx", px(dot.x_px))
            .attr("cy", px(dot.y_px))
            .attr("r", "2")
    });
    let count = label.name.count.map(|count| {
        // A space works in both writing directions; an offset would not.
        element("tspan").child(format!("\u{a0}{}", locale.number(count)))
    });
    fragment().child(dot).child(
        element("text")
            .class(label_class(label))
            .attr("x", px(label.position.at.x_px))
            .attr("y", px(label.position.at.y_px))
            .child(label.name.text.clone())
            .child(count),
    )
}

/// The CSS classes of a name: its kind, and on which side of its point it is.
pub fn label_class(label: &Label) -> String {
    let kind = match label.name.kind {
        LabelKind::City => "",
        LabelKind::Province if label.name.active => " cm-province-name cm-active",
        LabelKind::Province => " cm-province-name",
        LabelKind::Part => " cm-part-name",
        LabelKind::Country => " cm-country-name",
    };
    let side = match label.position.anchor {
        Anchor::Start => " cm-start",
        Anchor::Middle => "",
        Anchor::End => " cm-end",
    };
    format!("cm-label{kind}{side}")
}

pub fn line_label(label: &LineLabel) -> ElementNode {
    let turned = format!(
        "{} rotate({})",
        translate(label.at.x_px, label.at.y_px),
        px(label.rotation_deg),
    );
    element("text")
        .class("cm-label cm-line-name")
        .attr("transform", turned)
        .attr("dy", "0.35em")
        .child(label.text.clone())
}
