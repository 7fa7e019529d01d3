//! The widget part by part: each is built in a task of its own, so that the page can answer in
//! between. What measures itself is there from the first, and drawn once its size is known.

use super::Reader;
use super::derived::Derived;
use super::tree::{IntoNode, Node};
use leptos::prelude::*;

/// In the order in which they are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The heading, and what is measured.
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
    /// What is built once its part is due.
    pub fn part<T: IntoNode>(&self, part: Part, view: impl Fn() -> T + 'static) -> Node {
        let last_due = self.last_due;
        let is_due = Derived::new(move || last_due.get() >= part);
        Node::live(move || is_due.get().then(&view))
    }
}
