//! What views return: a tree of elements, of one type for the whole widget.
//!
//! A view written with Leptos' macro is a type of its own, and the code that builds and
//! changes it is compiled for each: several times the bytes for the same page. Here a view is
//! data, which one function turns into a page ([`mount`]), one into text ([`html`]), and one
//! changes in place. Signals, effects and owners are Leptos' own.

mod dom;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod keyed;
mod leptos_view;
mod node_ref;
mod value;

pub use dom::{Mounted, mount};
#[cfg(not(target_arch = "wasm32"))]
pub use html::html;
pub use keyed::{Keyed, keyed};
pub use leptos_view::LeptosView;
pub use node_ref::NodeRef;
use value::{IntoValue, Value};

use leptos::ev::EventDescriptor;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Event;
use std::borrow::Cow;

/// A piece of a page.
pub enum Node {
    Text(Cow<'static, str>),
    Element(Box<ElementNode>),
    Fragment(Vec<Node>),
    /// Made anew whenever a signal that it reads changes; what stays the same stays in the
    /// page.
    Live(Box<dyn Fn() -> Node>),
    Keyed(Keyed),
}

/// An element of HTML, or of SVG within an `svg`.
pub struct ElementNode {
    name: &'static str,
    parts: Vec<Part>,
    listeners: Vec<Listener>,
    node_ref: Option<NodeRef>,
    children: Vec<Node>,
}

/// What is set on an element.
struct Part {
    kind: PartKind,
    name: &'static str,
    value: Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PartKind {
    Attribute,
    /// One class, there where the value is.
    Class,
    /// One property of the style.
    Style,
    /// A property of the element that is a text.
    Property,
    /// A property of the element that is true where the value is there.
    Flag,
}

struct Listener {
    event: Cow<'static, str>,
    call: Box<dyn FnMut(Event)>,
}

/// An element without anything in it.
pub fn element(name: &'static str) -> ElementNode {
    ElementNode {
        name,
        parts: Vec::new(),
        listeners: Vec::new(),
        node_ref: None,
        children: Vec::new(),
    }
}

impl ElementNode {
    /// An attribute, absent where the value is `None` or `false`.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        self.part(PartKind::Attribute, name, value.into_value())
    }

    /// The classes, in one text.
    #[must_use]
    pub fn class(self, classes: impl IntoValue) -> Self {
        self.attr("class", classes)
    }

    /// One more class, where `is_there`; not beside a [`Self::class`] that changes by itself.
    #[must_use]
    pub fn class_if(self, class: &'static str, is_there: impl IntoValue) -> Self {
        self.part(PartKind::Class, class, is_there.into_value())
    }

    /// One property of the element's own style.
    #[must_use]
    pub fn style(self, property: &'static str, value: impl IntoValue) -> Self {
        self.part(PartKind::Style, property, value.into_value())
    }

    /// A property that is a text; not written as HTML.
    #[must_use]
    pub fn property(self, name: &'static str, value: impl IntoValue) -> Self {
        self.part(PartKind::Property, name, value.into_value())
    }

    /// A property that is true or false; not written as HTML.
    #[must_use]
    pub fn flag(self, name: &'static str, value: impl IntoValue) -> Self {
        self.part(PartKind::Flag, name, value.into_value())
    }

    #[must_use]
    pub fn on<E>(mut self, event: E, mut call: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.listeners.push(Listener {
            event: event.name(),
            call: Box::new(move |event| call(event.unchecked_into())),
        });
        self
    }

    /// Where the element is found once it is in the page.
    #[must_use]
    pub fn node_ref(mut self, node_ref: NodeRef) -> Self {
        self.node_ref = Some(node_ref);
        self
    }

    #[must_use]
    pub fn child(self, child: impl Into<Node>) -> Self {
        self.push(child.into())
    }

    #[must_use]
    pub fn children<T: Into<Node>>(self, children: impl IntoIterator<Item = T>) -> Self {
        self.push(children.into_iter().collect())
    }

    #[inline(never)]
    fn part(mut self, kind: PartKind, name: &'static str, value: Value) -> Self {
        self.parts.push(Part { kind, name, value });
        self
    }

    #[inline(never)]
    fn push(mut self, child: Node) -> Self {
        self.children.push(child);
        self
    }
}

/// Several pieces side by side.
pub struct Fragment(Vec<Node>);

pub fn fragment() -> Fragment {
    Fragment(Vec::new())
}

impl Fragment {
    #[must_use]
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.0.push(child.into());
        self
    }

    #[must_use]
    pub fn children<T: Into<Node>>(mut self, children: impl IntoIterator<Item = T>) -> Self {
        self.0.push(children.into_iter().collect());
        self
    }
}

impl From<ElementNode> for Node {
    fn from(element: ElementNode) -> Self {
        Node::Element(Box::new(element))
    }
}

impl From<Fragment> for Node {
    fn from(fragment: Fragment) -> Self {
        Node::Fragment(fragment.0)
    }
}

impl From<Keyed> for Node {
    fn from(keyed: Keyed) -> Self {
        Node::Keyed(keyed)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Node::Text(text.into())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Node::Text(text.into())
    }
}

impl<T: Into<Node>> From<Option<T>> for Node {
    fn from(node: Option<T>) -> Self {
        node.map_or_else(|| Node::Fragment(Vec::new()), Into::into)
    }
}

impl<T: Into<Node>> From<Vec<T>> for Node {
    fn from(nodes: Vec<T>) -> Self {
        nodes.into_iter().collect()
    }
}

impl<T: Into<Node>, F: Fn() -> T + 'static> From<F> for Node {
    fn from(node: F) -> Self {
        Node::Live(Box::new(move || node().into()))
    }
}

impl<T: Into<Node>> FromIterator<T> for Node {
    fn from_iter<I: IntoIterator<Item = T>>(nodes: I) -> Self {
        Node::Fragment(nodes.into_iter().map(Into::into).collect())
    }
}
