//! Values derived from signals.

use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A [`Memo`] that is compiled once for all value types, to keep the module small.
pub struct Derived<T> {
    memo: Memo<AnyValue>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

/// The type-erased value of a memo. Compares equal only to an equal value of the same type.
trait Comparable: Any + Send + Sync {
    fn is_same(&self, other: &dyn Comparable) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<T: PartialEq + Send + Sync + 'static> Comparable for T {
    fn is_same(&self, other: &dyn Comparable) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Clone)]
struct AnyValue(Arc<dyn Comparable>);

impl PartialEq for AnyValue {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&*other.0)
    }
}

impl AnyValue {
    fn get<T: 'static>(&self) -> &T {
        let value = self.0.as_any().downcast_ref();
        value.unwrap_or_else(|| unreachable!("the memo holds a value of this type"))
    }
}

type Compute = Box<dyn Fn(Option<&AnyValue>) -> AnyValue + Send + Sync>;

fn memo(compute: Compute) -> Memo<AnyValue> {
    Memo::new(compute)
}

impl<T> Derived<T> {
    /// The same value, but frozen while `is_held` returns true. It updates when a signal that
    /// `is_held` reads changes.
    pub fn held_while(self, is_held: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        let newest = self.memo;
        let compute: Compute = Box::new(move |_| {
            if is_held() {
                newest.get_untracked()
            } else {
                newest.get()
            }
        });
        Self {
            memo: memo(compute),
            of: PhantomData,
        }
    }
}

impl<T: PartialEq + Send + Sync + 'static> Derived<T> {
    /// Notifies its readers only when the result changes.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::from_last(move |_| compute())
    }

    /// Like [`Self::new`], with the previous value as argument.
    pub fn from_last(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let compute: Compute = Box::new(move |before| {
            let value = compute(before.map(AnyValue::get));
            AnyValue(Arc::new(value))
        });
        Self {
            memo: memo(compute),
            of: PhantomData,
        }
    }

    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(self.memo.get().get())
    }

    pub fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(self.memo.get_untracked().get())
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Derived<T> {
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }

    /// `None` if the widget is gone.
    pub fn try_get_untracked(&self) -> Option<T> {
        let value = self.memo.try_get_untracked();
        value.map(|value| value.get::<T>().clone())
    }
}
