//! Makes a tree a Leptos view, for use in a Leptos app.

use super::dom::{Built, build_in, patch};
use super::{IntoNode, Node};
use leptos::__reexports::send_wrapper::SendWrapper;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, DocumentFragment, Element};

/// A tree as a Leptos view. Ignores attributes from outside.
pub struct LeptosView(SendWrapper<Node>);

impl LeptosView {
    pub fn new(node: impl IntoNode) -> Self {
        Self(SendWrapper::new(node.into_node()))
    }
}

impl Render for LeptosView {
    type State = State;

    fn build(self) -> State {
        let outside = document().create_document_fragment();
        let built = build_in(self.0.take(), &outside);
        State { outside, built }
    }

    fn rebuild(self, state: &mut State) {
        patch(&mut state.built, self.0.take(), false);
    }
}

/// The tree in the DOM. While it is unmounted, the fragment holds its nodes.
pub struct State {
    outside: DocumentFragment,
    built: Built,
}

impl Mountable for State {
    fn unmount(&mut self) {
        let outside = &self.outside;
        self.built.for_each_node(&mut |node| {
            let _ = outside.append_child(node);
        });
    }

    fn mount(&mut self, parent: &Element, before: Option<&web_sys::Node>) {
        // Fails only if the page has removed the node after it.
        let _ = parent.insert_before(&self.outside, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.built.first();
        let parent = first.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&first));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        let mut elements = Vec::new();
        self.built.for_each_node(&mut |node| {
            elements.extend(node.dyn_ref::<Element>().cloned());
        });
        elements
    }
}

no_attrs!(LeptosView);

impl RenderHtml for LeptosView {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        buf.push_str(&super::html(self.0.take()));
        *position = Position::NextChild;
    }

    #[cfg(target_arch = "wasm32")]
    fn to_html_with_buf(
        self,
        _buf: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        unreachable!("only native code writes HTML");
    }

    /// Rebuilds the tree instead of reusing the HTML.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
