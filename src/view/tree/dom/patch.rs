//! Updates a tree in the DOM in place.

use super::{
    Built, BuiltElement, BuiltItem, BuiltKeyed, BuiltValue, LivePart, Place, before_end, build,
    last_of, listen, live, live_parts, set,
};
use crate::view::tree::keyed::KeyedItem;
use crate::view::tree::{ElementNode, Keyed, Node, PartKind, Value};
use leptos::prelude::*;
use leptos::web_sys::Comment;
use std::rc::Rc;

/// Updates the DOM from `built` to `node`. Parts that are equal stay untouched.
pub fn patch(built: &mut Built, node: Node, is_svg: bool) {
    match (&mut *built, node) {
        (Built::Text(dom, before), Node::Text(text)) => {
            if *before != text {
                dom.set_data(&text);
                *before = text;
            }
        }
        (Built::Element(before), Node::Element(element)) if before.is_like(&element) => {
            before.patch(element);
        }
        (Built::Fragment(before, mark), Node::Fragment(nodes)) => {
            patch_fragment(before, mark, nodes, is_svg);
        }
        (Built::Live(effect, end), Node::Live(node)) => {
            let before = effect.take_value();
            *effect = live(node, end.clone(), is_svg, before);
        }
        (Built::Keyed(before, end), Node::Keyed(keyed)) => {
            patch_keyed(before, keyed, end, is_svg);
        }
        (other, node) => {
            let first = other.first();
            let new = before_end(&first, is_svg, |place| build(node, place));
            other.remove();
            *built = new;
        }
    }
}

fn patch_fragment(
    before: &mut Vec<Built>,
    mark: &mut Option<Comment>,
    nodes: Vec<Node>,
    is_svg: bool,
) {
    if let (Some(first), true) = (before.first(), nodes.is_empty()) {
        *mark = Some(before_end(&first.first(), is_svg, |place| place.put_end()));
    }
    before
        .drain(nodes.len().min(before.len())..)
        .for_each(|surplus| surplus.remove());
    let mut nodes = nodes.into_iter();
    for (built, node) in before.iter_mut().zip(nodes.by_ref()) {
        patch(built, node, is_svg);
    }
    if nodes.len() > 0 {
        let last = last_of(before, mark).clone();
        let (parent, next) = (last.parent_node(), last.next_sibling());
        let place = Place {
            parent: parent.as_ref().unwrap_or(&last),
            before: next.as_ref(),
            is_svg,
        };
        before.extend(nodes.map(|node| build(node, place)));
        if let Some(mark) = mark.take() {
            mark.remove();
        }
    }
}

pub(super) fn patch_keyed(built: &mut BuiltKeyed, keyed: Keyed, end: &Comment, is_svg: bool) {
    let mut before = std::mem::take(&mut built.items);
    // The signals of another call's items no longer exist.
    let is_same_call = Rc::ptr_eq(&built.owner, &keyed.owner);
    built.owner = keyed.owner;
    let items = &mut built.items;
    let stays =
        |item: &BuiltItem| is_same_call && keyed.items.iter().any(|new| new.key == item.key);
    before.retain(|item| {
        let stays = stays(item);
        if !stays {
            item.built.remove();
        }
        stays
    });
    // True for most changes; the DOM is not read then.
    let are_in_place = before
        .iter()
        .map(|item| item.key)
        .eq(keyed.items.iter().map(|new| new.key));
    // From the end, so that each item is placed before one that is in place already.
    let mut next: web_sys::Node = end.clone().into();
    for KeyedItem {
        key,
        is_changed,
        make,
    } in keyed.items.into_iter().rev()
    {
        let new_owner = || {
            let parent = built.owner.as_ref().as_ref();
            parent.map_or_else(Owner::new, |parent| parent.with(Owner::new))
        };
        let item = match before.iter().rposition(|item| item.key == key) {
            Some(at) => {
                let mut item = before.remove(at);
                if is_changed {
                    let owner = new_owner();
                    owner.with(|| patch(&mut item.built, make(), is_svg));
                    item.owner = owner;
                }
                let is_in_place = || item.built.last().next_sibling().as_ref() == Some(&next);
                if !are_in_place && !is_in_place() {
                    before_end(&next, is_svg, |place| {
                        item.built.for_each_node(&mut |node| place.put(node));
                    });
                }
                item
            }
            None => {
                let owner = new_owner();
                let built = owner.with(|| before_end(&next, is_svg, |place| build(make(), place)));
                BuiltItem { key, built, owner }
            }
        };
        if !are_in_place {
            next = item.built.first();
        }
        items.push(item);
    }
    items.reverse();
}

impl BuiltElement {
    /// Whether the two elements differ only in values and children.
    fn is_like(&self, element: &ElementNode) -> bool {
        let element = &element.0;
        self.name == element.name
            && self.parts.len() == element.parts.len()
            && self.listeners.len() == element.listeners.len()
            && self
                .parts
                .iter()
                .zip(&element.parts)
                .all(|(before, part)| before.kind == part.kind && before.name == part.name)
    }

    fn patch(&mut self, element: ElementNode) {
        let element = *element.0;
        let texts = self.live.take().and_then(|live| live.take_value());
        let mut texts = texts.unwrap_or_default().into_iter();
        let (mut live, mut live_before) = (Vec::new(), Vec::new());
        // Setting the `class` attribute removes the classes that were added one by one.
        let mut are_classes_new = false;
        for (built, part) in self.parts.iter_mut().zip(element.parts) {
            let before = match &mut built.value {
                BuiltValue::Fixed(before) => Some(before.take()),
                BuiltValue::Live => texts.next().flatten(),
            };
            let is_forced = are_classes_new && part.kind == PartKind::Class;
            let before = before.filter(|_| !is_forced);
            match part.value {
                Value::Fixed(value) => {
                    if before.as_ref() != Some(&value) {
                        set(&self.dom, part.kind, part.name, value.as_deref());
                        are_classes_new |= part.name == "class";
                    }
                    built.value = BuiltValue::Fixed(value);
                }
                Value::Live(value) => {
                    let (kind, name) = (part.kind, part.name);
                    live.push(LivePart { kind, name, value });
                    live_before.push(before);
                    built.value = BuiltValue::Live;
                }
            }
        }
        self.live = live_parts(&self.dom, live, Some(live_before));
        for (before, listener) in self.listeners.iter_mut().zip(element.listeners) {
            *before = listen(&self.dom, listener);
        }
        if let Some(node_ref) = element.node_ref {
            node_ref.set(self.dom.clone());
        }
        self.children
            .drain(element.children.len().min(self.children.len())..)
            .for_each(|surplus| surplus.remove());
        let mut children = element.children.into_iter();
        for (built, child) in self.children.iter_mut().zip(children.by_ref()) {
            patch(built, child, self.is_svg);
        }
        let inside = Place {
            parent: &self.dom,
            before: None,
            is_svg: self.is_svg,
        };
        self.children
            .extend(children.map(|child| build(child, inside)));
    }
}
