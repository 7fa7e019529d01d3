//! Values of attributes, classes, styles and properties.

use std::borrow::Cow;

/// A text or none, once or as it changes.
pub enum Value {
    Fixed(Option<Cow<'static, str>>),
    /// Read anew whenever a signal that it reads changes.
    Live(Box<dyn Fn() -> Option<Cow<'static, str>>>),
}

/// What can be the value of an attribute.
pub trait IntoValue {
    fn into_value(self) -> Value;
}

/// What a value that changes can be at one time: `true` is the empty text, `false` none.
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

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl IntoText for $number {
            fn into_text(self) -> Option<Cow<'static, str>> {
                Some(self.to_string().into())
            }
        }

        impl IntoValue for $number {
            fn into_value(self) -> Value {
                Value::Fixed(self.into_text())
            }
        }
    )*};
}

numbers! { i32 i64 u16 u32 usize }

impl<T: IntoText> IntoText for Option<T> {
    fn into_text(self) -> Option<Cow<'static, str>> {
        self.and_then(IntoText::into_text)
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Fixed(self.into_text())
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Fixed(self.into_text())
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Fixed(self.into_text())
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Fixed(None), IntoValue::into_value)
    }
}

impl<T: IntoText, F: Fn() -> T + 'static> IntoValue for F {
    fn into_value(self) -> Value {
        Value::Live(Box::new(move || self().into_text()))
    }
}
