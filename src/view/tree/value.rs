//! Values of attributes, classes, styles and properties.

use super::{ElementNode, PartKind};
use std::borrow::Cow;

/// A text or none, fixed or changing.
pub(super) enum Value {
    Fixed(Option<Cow<'static, str>>),
    /// Computed again whenever a signal that it reads changes.
    Live(Box<dyn Fn() -> Option<Cow<'static, str>>>),
}

/// A type that can be the value of an attribute. Each type has one function that sets it, which the
/// views call, so that its code is not repeated.
pub trait IntoValue {
    fn set_on(self, element: ElementNode, kind: PartKind, name: &'static str) -> ElementNode;
}

/// A type that a changing value can return: `true` is the empty text, `false` is none.
pub trait IntoText {
    fn into_text(self) -> Option<Cow<'static, str>>;
}

impl IntoText for &'static str {
    fn into_text(self) -> Option<Cow<'static, str>> {
        Some(self.into())
    }
}

impl IntoText for String {
    fn into_text(self) -> Option<Cow<'static, str>> {
        Some(self.into())
    }
}

impl IntoText for bool {
    fn into_text(self) -> Option<Cow<'static, str>> {
        self.then_some("".into())
    }
}

impl IntoText for usize {
    fn into_text(self) -> Option<Cow<'static, str>> {
        Some(self.to_string().into())
    }
}

impl IntoText for i32 {
    fn into_text(self) -> Option<Cow<'static, str>> {
        Some(self.to_string().into())
    }
}

impl<T: IntoText> IntoText for Option<T> {
    fn into_text(self) -> Option<Cow<'static, str>> {
        self.and_then(IntoText::into_text)
    }
}

macro_rules! fixed {
    ($($value:ty)*) => {$(
        impl IntoValue for $value {
            #[inline(never)]
            fn set_on(self, element: ElementNode, kind: PartKind, name: &'static str) -> ElementNode {
                element.set(kind, name, Value::Fixed(self.into_text()))
            }
        }
    )*};
}

fixed! { &'static str String bool usize i32 }

impl<T: IntoValue> IntoValue for Option<T> {
    fn set_on(self, element: ElementNode, kind: PartKind, name: &'static str) -> ElementNode {
        match self {
            Some(value) => value.set_on(element, kind, name),
            None => set_nothing(element, kind, name),
        }
    }
}

/// The part is kept, so that an element always has the same parts.
#[inline(never)]
fn set_nothing(element: ElementNode, kind: PartKind, name: &'static str) -> ElementNode {
    element.set(kind, name, Value::Fixed(None))
}

impl<T: IntoText, F: Fn() -> T + 'static> IntoValue for F {
    fn set_on(self, element: ElementNode, kind: PartKind, name: &'static str) -> ElementNode {
        set_live(element, kind, name, Box::new(move || self().into_text()))
    }
}

#[inline(never)]
fn set_live(
    element: ElementNode,
    kind: PartKind,
    name: &'static str,
    value: Box<dyn Fn() -> Option<Cow<'static, str>>>,
) -> ElementNode {
    element.set(kind, name, Value::Live(value))
}
