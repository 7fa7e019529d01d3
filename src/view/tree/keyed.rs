//! Items that keep their elements while the list around them changes.

use super::{IntoNode, Node};
use leptos::prelude::*;
use std::rc::Rc;

/// Items by key; one that was there before under the same key stays as it is in the page.
pub struct Keyed {
    /// What the items' signals belong to; the same for all lists of one call of [`keyed`].
    pub(super) owner: Rc<Option<Owner>>,
    pub(super) items: Vec<(u32, MakeItem)>,
}

pub(super) type MakeItem = Box<dyn FnOnce() -> Node>;

/// A list that follows `each`. `view` is called once for each new key.
pub fn keyed<T: 'static, N: IntoNode>(
    each: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> u32 + 'static,
    view: impl Fn(T) -> N + 'static,
) -> Node {
    let owner = Rc::new(Owner::current());
    let view = Rc::new(view);
    let items = move || {
        let item = |item: T| {
            let view = view.clone();
            let make: MakeItem = Box::new(move || view(item).into_node());
            make
        };
        Keyed {
            owner: owner.clone(),
            items: each().into_iter().map(|i| (key(&i), item(i))).collect(),
        }
    };
    items.into_node()
}
