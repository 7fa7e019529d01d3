//! Builds a tree in the DOM.

use super::{ElementNode, IntoNode, Listener, Node, Part, PartKind, Value};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::Reflect;
use leptos::web_sys::{self, Comment, Element, Event, HtmlElement, Text};
use std::borrow::Cow;
use std::rc::Rc;

mod patch;

pub(super) use patch::patch;
use patch::patch_keyed;

const SVG: &str = "http://www.w3.org/2000/svg";

/// A tree in the DOM. Dropping it removes the tree and its listeners.
pub struct Mounted {
    built: Built,
    _owner: Owner,
}

/// Builds the tree that `view` returns at the end of `parent`.
pub fn mount<T: IntoNode>(parent: &Element, view: impl FnOnce() -> T) -> Mounted {
    // Fails only if it is initialized already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let built = owner.with(|| build_in(view().into_node(), parent));
    Mounted {
        built,
        _owner: owner,
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.built.remove();
    }
}

/// A node in the DOM, with the effects that update it.
pub(super) enum Built {
    Text(Text, Cow<'static, str>),
    Element(BuiltElement),
    /// The comment marks the place of a fragment without nodes.
    Fragment(Vec<Built>, Option<Comment>),
    /// The comment is after the last node.
    Live(RenderEffect<Built>, Comment),
    Keyed(BuiltKeyed, Comment),
}

/// Items, and the owner of their signals.
pub(super) struct BuiltKeyed {
    owner: Rc<Option<Owner>>,
    items: Vec<BuiltItem>,
}

pub(super) struct BuiltElement {
    name: &'static str,
    dom: Element,
    is_svg: bool,
    parts: Vec<BuiltPart>,
    /// One effect updates all live parts of the element, because each effect has a cost at every
    /// change.
    live: Option<RenderEffect<Vec<LiveText>>>,
    listeners: Vec<BuiltListener>,
    children: Vec<Built>,
}

struct BuiltPart {
    kind: PartKind,
    name: &'static str,
    value: BuiltValue,
}

type NowText = Option<Cow<'static, str>>;

enum BuiltValue {
    Fixed(NowText),
    /// Taken from the values of the element's effect, in order.
    Live,
}

struct LivePart {
    kind: PartKind,
    name: &'static str,
    value: Box<dyn Fn() -> NowText>,
}

/// The last value of a live part. `None` if it was not set yet.
type LiveText = Option<NowText>;

struct BuiltListener {
    dom: Element,
    event: Cow<'static, str>,
    call: Closure<dyn FnMut(Event)>,
}

/// Removed explicitly: an event may still be travelling through elements that an earlier listener
/// has removed.
impl Drop for BuiltListener {
    fn drop(&mut self) {
        let function = self.call.as_ref().unchecked_ref();
        let removed = self
            .dom
            .remove_event_listener_with_callback(&self.event, function);
        drop(removed);
    }
}

pub(super) struct BuiltItem {
    key: u32,
    built: Built,
    /// The owner of its signals.
    owner: Owner,
}

/// Where to insert a node.
#[derive(Clone, Copy)]
struct Place<'a> {
    parent: &'a web_sys::Node,
    /// `None` for the end of the parent.
    before: Option<&'a web_sys::Node>,
    is_svg: bool,
}

impl Place<'_> {
    fn put(self, node: &web_sys::Node) {
        // Fails only if the page has changed the tree.
        let _ = self.parent.insert_before(node, self.before);
    }

    /// Inserts a comment that marks the end of nodes, of which there may be none.
    fn put_end(self) -> Comment {
        let end = document().create_comment("");
        self.put(&end);
        end
    }
}

/// Builds the node at the end of `parent`, which must not be an SVG element.
pub(super) fn build_in(node: Node, parent: &web_sys::Node) -> Built {
    let place = Place {
        parent,
        before: None,
        is_svg: false,
    };
    build(node, place)
}

fn build(node: Node, place: Place) -> Built {
    match node {
        Node::Text(text) => {
            let dom = document().create_text_node(&text);
            place.put(&dom);
            Built::Text(dom, text)
        }
        Node::Element(element) => Built::Element(build_element(element, place)),
        Node::Fragment(nodes) => {
            let nodes: Vec<_> = nodes.into_iter().map(|node| build(node, place)).collect();
            let mark = nodes.is_empty().then(|| place.put_end());
            Built::Fragment(nodes, mark)
        }
        Node::Live(node) => {
            let end = place.put_end();
            Built::Live(live(node, end.clone(), place.is_svg, None), end)
        }
        Node::Keyed(keyed) => {
            let end = place.put_end();
            let mut built = BuiltKeyed {
                owner: keyed.owner.clone(),
                items: Vec::new(),
            };
            patch_keyed(&mut built, keyed, &end, place.is_svg);
            Built::Keyed(built, end)
        }
    }
}

fn build_element(element: ElementNode, place: Place) -> BuiltElement {
    let element = *element.0;
    let is_svg = place.is_svg || element.name == "svg";
    let dom = if is_svg {
        document().create_element_ns(Some(SVG), element.name)
    } else {
        document().create_element(element.name)
    };
    let dom = dom.expect("the name is a valid element name");
    let mut live = Vec::new();
    let parts = element.parts.into_iter();
    let parts = parts
        .map(|part| build_part(&dom, part, &mut live))
        .collect();
    let live = live_parts(&dom, live, None);
    let listeners = element.listeners.into_iter();
    let listeners = listeners.map(|listener| listen(&dom, listener)).collect();
    let inside = Place {
        parent: &dom,
        before: None,
        is_svg,
    };
    let children = element.children.into_iter();
    let children = children.map(|child| build(child, inside)).collect();
    place.put(&dom);
    if let Some(node_ref) = element.node_ref {
        node_ref.set(dom.clone());
    }
    BuiltElement {
        name: element.name,
        dom,
        is_svg,
        parts,
        live,
        listeners,
        children,
    }
}

fn build_part(dom: &Element, part: Part, live: &mut Vec<LivePart>) -> BuiltPart {
    let Part { kind, name, value } = part;
    let value = match value {
        Value::Fixed(value) => {
            if value.is_some() || kind == PartKind::Flag {
                set(dom, kind, name, value.as_deref());
            }
            BuiltValue::Fixed(value)
        }
        Value::Live(value) => {
            live.push(LivePart { kind, name, value });
            BuiltValue::Live
        }
    };
    BuiltPart { kind, name, value }
}

fn live_parts(
    dom: &Element,
    parts: Vec<LivePart>,
    before: Option<Vec<LiveText>>,
) -> Option<RenderEffect<Vec<LiveText>>> {
    if parts.is_empty() {
        return None;
    }
    let dom = dom.clone();
    let follow = move |before: Option<Vec<LiveText>>| {
        let mut before = before.unwrap_or_default().into_iter();
        let texts = parts.iter().map(|LivePart { kind, name, value }| {
            let now = value();
            let is_new = match before.next().flatten() {
                None => now.is_some() || *kind == PartKind::Flag,
                Some(before) => before != now,
            };
            if is_new {
                set(&dom, *kind, name, now.as_deref());
            }
            Some(now)
        });
        texts.collect()
    };
    Some(RenderEffect::new_with_value(follow, before))
}

fn set(dom: &Element, kind: PartKind, name: &str, value: Option<&str>) {
    // None of these calls fails for the names that the views use.
    match (kind, value) {
        (PartKind::Attribute, Some(value)) => drop(dom.set_attribute(name, value)),
        (PartKind::Attribute, None) => drop(dom.remove_attribute(name)),
        (PartKind::Class, value) => {
            drop(dom.class_list().toggle_with_force(name, value.is_some()));
        }
        (PartKind::Style, value) => {
            // The style of an SVG element has the same methods.
            let style = dom.unchecked_ref::<HtmlElement>().style();
            drop(style.set_property(name, value.unwrap_or_default()));
        }
        (PartKind::Property, value) => set_property(dom, name, value.unwrap_or_default().into()),
        (PartKind::Flag, value) => set_property(dom, name, value.is_some().into()),
    }
}

fn set_property(dom: &Element, name: &str, value: JsValue) {
    drop(Reflect::set(dom, &name.into(), &value));
}

fn listen(dom: &Element, listener: Listener) -> BuiltListener {
    let call = Closure::wrap(listener.call);
    let function = call.as_ref().unchecked_ref();
    drop(dom.add_event_listener_with_callback(&listener.event, function));
    BuiltListener {
        dom: dom.clone(),
        event: listener.event,
        call,
    }
}

/// A node before `end` that is rebuilt whenever a signal it reads changes.
fn live(
    node: Box<dyn Fn() -> Node>,
    end: Comment,
    is_svg: bool,
    before: Option<Built>,
) -> RenderEffect<Built> {
    let follow = move |before: Option<Built>| {
        let node = node();
        match before {
            Some(mut built) => {
                patch(&mut built, node, is_svg);
                built
            }
            None => before_end(&end, is_svg, |place| build(node, place)),
        }
    };
    RenderEffect::new_with_value(follow, before)
}

fn before_end<T>(end: &web_sys::Node, is_svg: bool, put: impl FnOnce(Place) -> T) -> T {
    let parent = end.parent_node();
    put(Place {
        parent: parent.as_ref().unwrap_or(end),
        before: Some(end),
        is_svg,
    })
}

fn last_of<'a>(nodes: &'a [Built], mark: &'a Option<Comment>) -> &'a web_sys::Node {
    match (nodes.last(), mark) {
        (Some(last), _) => last.last(),
        (None, Some(mark)) => mark,
        (None, None) => unreachable!("a fragment has a node or its mark"),
    }
}

impl Built {
    /// The first of its DOM nodes.
    pub(super) fn first(&self) -> web_sys::Node {
        let first = match self {
            Built::Text(dom, _) => return dom.clone().into(),
            Built::Element(element) => return element.dom.clone().into(),
            Built::Fragment(nodes, mark) => {
                return match nodes.first() {
                    Some(first) => first.first(),
                    None => last_of(nodes, mark).clone(),
                };
            }
            Built::Live(effect, end) => (effect.with_value_mut(|built| built.first()), end),
            Built::Keyed(items, end) => (items.items.first().map(|item| item.built.first()), end),
        };
        first.0.unwrap_or_else(|| first.1.clone().into())
    }

    /// The last of its DOM nodes.
    fn last(&self) -> &web_sys::Node {
        match self {
            Built::Text(dom, _) => dom,
            Built::Element(element) => &element.dom,
            Built::Fragment(nodes, mark) => last_of(nodes, mark),
            Built::Live(_, end) | Built::Keyed(_, end) => end,
        }
    }

    /// Removes it from the DOM.
    fn remove(&self) {
        self.for_each_node(&mut |node| {
            if let Some(parent) = node.parent_node() {
                drop(parent.remove_child(node));
            }
        });
    }

    /// Calls `act` for each of its top-level DOM nodes.
    pub(super) fn for_each_node(&self, act: &mut dyn FnMut(&web_sys::Node)) {
        match self {
            Built::Text(dom, _) => act(dom),
            Built::Element(element) => act(&element.dom),
            Built::Fragment(nodes, mark) => {
                nodes.iter().for_each(|node| node.for_each_node(act));
                mark.iter().for_each(|mark| act(mark));
            }
            Built::Live(effect, end) => {
                effect.with_value_mut(|built| built.for_each_node(act));
                act(end);
            }
            Built::Keyed(keyed, end) => {
                let items = keyed.items.iter();
                items.for_each(|item| item.built.for_each_node(act));
                act(end);
            }
        }
    }
}
