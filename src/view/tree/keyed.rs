//! Lists whose items keep their elements when the list changes.

use super::{IntoNode, Node};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// Items with keys. An item whose key was there before keeps its elements.
pub struct Keyed {
    /// Owner of the items' signals. The same for all lists of one call of [`keyed`].
    pub(super) owner: Rc<Option<Owner>>,
    pub(super) items: Vec<KeyedItem>,
}

pub(super) struct KeyedItem {
    pub(super) key: u32,
    /// Whether to rebuild the item if its key was there before.
    pub(super) is_changed: bool,
    pub(super) make: Box<dyn FnOnce() -> Node>,
}

/// A list that follows `each`. Calls `view` once for each new key.
pub fn keyed<T: 'static, N: IntoNode>(
    each: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> u32 + 'static,
    view: impl Fn(T) -> N + 'static,
) -> Node {
    list(each, key, |_| false, view)
}

/// Like [`keyed`], but calls `view` again for an item whose value has changed. Use it for items
/// that depend only on their value. One effect for the list costs less than one per item if few
/// items change at a time.
pub fn keyed_values<T: Clone + PartialEq + 'static, N: IntoNode>(
    each: impl Fn() -> Vec<T> + 'static,
    key: fn(&T) -> u32,
    view: impl Fn(T) -> N + 'static,
) -> Node {
    let before = RefCell::new(Vec::<T>::new());
    let each = move || {
        let items = each();
        let before = before.replace(items.clone());
        let is_changed = |(i, item): (usize, &T)| before.get(i) != Some(item);
        let changed: Vec<bool> = items.iter().enumerate().map(is_changed).collect();
        items.into_iter().zip(changed).collect()
    };
    list(
        each,
        move |(item, _)| key(item),
        |(_, is_changed)| *is_changed,
        move |(item, _)| view(item),
    )
}

fn list<T: 'static, N: IntoNode>(
    each: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> u32 + 'static,
    is_changed: fn(&T) -> bool,
    view: impl Fn(T) -> N + 'static,
) -> Node {
    let owner = Rc::new(Owner::current());
    let view = Rc::new(view);
    let items = move || {
        let item = |item: T| {
            let view = view.clone();
            KeyedItem {
                key: key(&item),
                is_changed: is_changed(&item),
                make: Box::new(move || view(item).into_node()),
            }
        };
        Keyed {
            owner: owner.clone(),
            items: each().into_iter().map(item).collect(),
        }
    };
    items.into_node()
}
