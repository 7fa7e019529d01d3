//! The tree of elements that views return. It has one type for the whole widget.
//!
//! Leptos' macro gives every view its own type and compiles separate code to build and change each
//! one. That makes the module a third larger. Here a view is data: one function builds it in the
//! DOM, one writes it as HTML, and one updates the DOM in place. Signals, effects and owners are
//! Leptos' own. [`LeptosView`] turns a tree into a Leptos view.

mod dom;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod into_node;
mod keyed;
mod leptos_view;
mod node_ref;
mod value;

pub use dom::{Mounted, mount};
#[cfg(not(target_arch = "wasm32"))]
pub use html::html;
pub use into_node::IntoNode;
pub use keyed::{Keyed, keyed, keyed_values};
pub use leptos_view::LeptosView;
pub use node_ref::NodeRef;
use value::{IntoValue, Value};

use leptos::ev::EventDescriptor;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Event;
use std::borrow::Cow;

/// A node of the tree.
pub enum Node {
    Text(Cow<'static, str>),
    Element(ElementNode),
    Fragment(Vec<Node>),
    /// Rebuilt whenever a signal that it reads changes. Parts that stay the same are kept in the
    /// DOM.
    Live(Box<dyn Fn() -> Node>),
    Keyed(Keyed),
}

impl Node {
    pub fn live<T: IntoNode>(node: impl Fn() -> T + 'static) -> Self {
        node.into_node()
    }
}

/// An HTML element, or an SVG element inside `svg`.
pub struct ElementNode(Box<Content>);

/// Boxed, because the builder methods pass it by value.
struct Content {
    name: &'static str,
    parts: Vec<Part>,
    listeners: Vec<Listener>,
    node_ref: Option<NodeRef>,
    children: Vec<Node>,
}

/// A value that is set on an element.
struct Part {
    kind: PartKind,
    name: &'static str,
    value: Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    Attribute,
    /// One class, present if there is a value.
    Class,
    /// One CSS property of the element's own style.
    Style,
    /// A DOM property with a text.
    Property,
    /// A DOM property that is true if there is a value.
    Flag,
}

struct Listener {
    event: Cow<'static, str>,
    call: Box<dyn FnMut(Event)>,
}

/// An element without attributes or children.
#[inline(never)]
pub fn element(name: &'static str) -> ElementNode {
    ElementNode(Box::new(Content {
        name,
        parts: Vec::new(),
        listeners: Vec::new(),
        node_ref: None,
        children: Vec::new(),
    }))
}

impl ElementNode {
    /// Sets an attribute. It is absent if the value is `None` or `false`.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        value.set_on(self, PartKind::Attribute, name)
    }

    /// Sets the `class` attribute.
    #[must_use]
    pub fn class(self, classes: impl IntoValue) -> Self {
        self.attr("class", classes)
    }

    /// Adds a class if `is_there`. Do not combine it with a [`Self::class`] that changes.
    #[must_use]
    pub fn class_if(self, class: &'static str, is_there: impl IntoValue) -> Self {
        is_there.set_on(self, PartKind::Class, class)
    }

    /// Sets one CSS property of the element's own style.
    #[must_use]
    pub fn style(self, property: &'static str, value: impl IntoValue) -> Self {
        value.set_on(self, PartKind::Style, property)
    }

    /// Sets a DOM property with a text. Not written as HTML.
    #[must_use]
    pub fn property(self, name: &'static str, value: impl IntoValue) -> Self {
        value.set_on(self, PartKind::Property, name)
    }

    /// Sets a boolean DOM property. Not written as HTML.
    #[must_use]
    pub fn flag(self, name: &'static str, value: impl IntoValue) -> Self {
        value.set_on(self, PartKind::Flag, name)
    }

    #[must_use]
    pub fn on<E>(self, event: E, mut call: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        let call = Box::new(move |event: Event| call(event.unchecked_into()));
        self.listen(event.name(), call)
    }

    #[inline(never)]
    fn listen(mut self, event: Cow<'static, str>, call: Box<dyn FnMut(Event)>) -> Self {
        self.0.listeners.push(Listener { event, call });
        self
    }

    /// Stores the element in `node_ref` once it is built.
    #[must_use]
    pub fn node_ref(mut self, node_ref: NodeRef) -> Self {
        self.0.node_ref = Some(node_ref);
        self
    }

    #[must_use]
    pub fn child(mut self, child: impl IntoNode) -> Self {
        child.push_to(&mut self.0.children);
        self
    }

    #[must_use]
    pub fn children<T: IntoNode>(mut self, children: impl IntoIterator<Item = T>) -> Self {
        self.0.children.push(children.into_iter().collect());
        self
    }

    #[inline(never)]
    fn set(mut self, kind: PartKind, name: &'static str, value: Value) -> Self {
        self.0.parts.push(Part { kind, name, value });
        self
    }
}

/// Several nodes without an element around them.
pub struct Fragment(Vec<Node>);

pub fn fragment() -> Fragment {
    Fragment(Vec::new())
}

impl Fragment {
    #[must_use]
    pub fn child(mut self, child: impl IntoNode) -> Self {
        child.push_to(&mut self.0);
        self
    }
}
