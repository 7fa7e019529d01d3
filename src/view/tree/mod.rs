//! What views return: a tree of elements, of one type for the whole widget.
//!
//! A view written with Leptos' macro is a type of its own, and the code that builds and
//! changes it is compiled for each, which makes the module a third larger. Here a view is data:
//! one function turns it into a page, one into text, and one changes the page in place. Signals,
//! effects and owners are Leptos' own, and [`LeptosView`] stands among its views.

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

/// A piece of a page.
pub enum Node {
    Text(Cow<'static, str>),
    Element(ElementNode),
    Fragment(Vec<Node>),
    /// Made anew whenever a signal that it reads changes; what stays the same stays in the
    /// page.
    Live(Box<dyn Fn() -> Node>),
    Keyed(Keyed),
}

impl Node {
    pub fn live<T: IntoNode>(node: impl Fn() -> T + 'static) -> Self {
        node.into_node()
    }
}

/// An element of HTML, or of SVG within an `svg`.
pub struct ElementNode(Box<Content>);

/// Behind a pointer, since builders pass it from hand to hand.
struct Content {
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
pub enum PartKind {
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
    /// An attribute, absent where the value is `None` or `false`.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        value.set_on(self, PartKind::Attribute, name)
    }

    /// The classes, in one text.
    #[must_use]
    pub fn class(self, classes: impl IntoValue) -> Self {
        self.attr("class", classes)
    }

    /// One more class, where `is_there`; not beside a [`Self::class`] that changes by itself.
    #[must_use]
    pub fn class_if(self, class: &'static str, is_there: impl IntoValue) -> Self {
        is_there.set_on(self, PartKind::Class, class)
    }

    /// One property of the element's own style.
    #[must_use]
    pub fn style(self, property: &'static str, value: impl IntoValue) -> Self {
        value.set_on(self, PartKind::Style, property)
    }

    /// A property that is a text; not written as HTML.
    #[must_use]
    pub fn property(self, name: &'static str, value: impl IntoValue) -> Self {
        value.set_on(self, PartKind::Property, name)
    }

    /// A property that is true or false; not written as HTML.
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

    /// Where the element is found once it is in the page.
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

/// Several pieces side by side.
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
