//! The symbol of each category. Shape and colour encode the same.

use super::tree::{ElementNode, element};
use crate::model::Category;

/// SVG path data around the origin. All shapes have the same visual weight.
pub fn symbol_path(category: Category) -> &'static str {
    match category {
        Category::Airstrike => "M0-6.2A6.2 6.2 0 1 1 0 6.2A6.2 6.2 0 1 1 0-6.2z",
        Category::BorderClash => "M0-7.6L7.6 0L0 7.6L-7.6 0z",
        Category::AttackOrOperation => "M0-7.4L7.2 5.6L-7.2 5.6z",
        Category::StatementOrMeasure => "M-5.6-5.6H5.6V5.6H-5.6z",
    }
}

/// The symbol as an icon, in a filter or beside a date.
pub fn symbol_icon_view(category: Category) -> ElementNode {
    element("svg")
        .class(format!("cm-icon cm-{}", category.code()))
        .attr("viewBox", "-9 -9 18 18")
        .attr("aria-hidden", "true")
        .child(element("path").attr("d", symbol_path(category)))
}
