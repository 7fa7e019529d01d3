//! Builds the widget in parts, each in its own task, so that the page can respond in between.
//! Elements that are measured exist from the start; the drawing follows when its size is known.

use super::Reader;
use super::derived::Derived;
use super::tree::{IntoNode, Node};
use leptos::prelude::*;

/// In the order in which they are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The heading, and the elements that are measured.
    Frame,
    Filters,
    MapGround,
    MapMarks,
    Timeline,
    List,
    Footer,
}

impl Part {
    pub const AFTER_FRAME: [Part; 6] = [
        Part::Filters,
        Part::MapGround,
        Part::MapMarks,
        Part::Timeline,
        Part::List,
        Part::Footer,
    ];
    pub const LAST: Part = Part::Footer;
}

impl Reader {
    /// A view that is built when its part's turn comes.
    pub fn part<T: IntoNode>(&self, part: Part, view: impl Fn() -> T + 'static) -> Node {
        let last_due = self.last_due;
        let is_due = Derived::new(move || last_due.get() >= part);
        Node::live(move || is_due.get().then(&view))
    }
}
