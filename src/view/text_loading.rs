//! The text of packed incidents, which is asked for where it is shown.

use super::Reader;
use super::tree::{IntoNode, Node};
use crate::model::{IncidentIndex, PackedIncidents};
use leptos::prelude::*;
use std::time::Duration;

/// Fetches a chunk by its number, and says with [`TextLoading::ended`] how that went.
pub type FetchText = Box<dyn Fn(usize)>;

/// Chunks that are on their way at once. Others wait for their turn, and a window that moves on
/// drops them: else a drag would fetch all that it passes.
const AT_ONCE: usize = 4;

/// After what was asked for last, more is fetched only once nothing was asked for so long, so
/// that reading text does not hold up the frames of a drag.
const PAUSE: Duration = Duration::from_millis(100);

#[derive(Clone, Copy)]
pub struct TextLoading {
    fetch: StoredValue<Option<FetchText>, LocalStorage>,
    /// The chunks that are waited for, each as often as anything waits for it; the last asked
    /// for at the end.
    wanted: StoredValue<Vec<usize>>,
    /// Runs while things are asked for.
    pause: StoredValue<Option<TimeoutHandle>>,
    /// Chunks that are on their way.
    fetched: StoredValue<Vec<usize>>,
    /// Chunks that could not be had.
    failed: RwSignal<Vec<usize>>,
    came: Trigger,
}

impl TextLoading {
    pub fn new() -> Self {
        Self {
            fetch: StoredValue::new_local(None),
            wanted: StoredValue::new(Vec::new()),
            pause: StoredValue::new(None),
            fetched: StoredValue::new(Vec::new()),
            failed: RwSignal::new(Vec::new()),
            came: Trigger::new(),
        }
    }

    /// From now on, text is fetched by this.
    pub fn fetch_by(&self, fetch: FetchText) {
        self.fetch.set_value(Some(fetch));
    }

    /// Follows text that comes.
    pub fn track(&self) {
        self.came.track();
    }

    fn want(&self, chunk: usize) {
        let text = *self;
        text.wanted.update_value(|wanted| wanted.push(chunk));
        match text.pause.get_value() {
            Some(pause) => pause.clear(),
            // All that this change shows is asked for first.
            None => queue_microtask(move || text.fetch_next()),
        }
        let rested = move || {
            text.pause.try_set_value(None);
            text.fetch_next();
        };
        let pause = set_timeout_with_handle(rested, PAUSE);
        text.pause.set_value(pause.ok());
    }

    /// Something waits no more for a chunk, which may be here.
    fn drop_want(&self, chunk: usize) {
        // The widget may be gone.
        self.wanted.try_update_value(|wanted| {
            if let Some(at) = wanted.iter().rposition(|other| *other == chunk) {
                wanted.remove(at);
            }
        });
    }

    /// Fetches what was asked for last, unless it is on its way or has failed.
    fn fetch_next(&self) {
        // The widget may be gone.
        while self
            .fetched
            .try_with_value(Vec::len)
            .is_some_and(|len| len < AT_ONCE)
        {
            let is_asked = |chunk: &usize| {
                self.fetched.with_value(|fetched| fetched.contains(chunk))
                    || self.failed.with_untracked(|failed| failed.contains(chunk))
            };
            let next = self.wanted.with_value(|wanted| {
                let mut last_first = wanted.iter().rev().copied();
                last_first.find(|chunk| !is_asked(chunk))
            });
            let Some(chunk) = next else { return };
            self.fetched.update_value(|fetched| fetched.push(chunk));
            let is_fetched = self.fetch.with_value(|fetch| {
                let fetch = fetch.as_ref();
                fetch.map(|fetch| fetch(chunk)).is_some()
            });
            if !is_fetched {
                self.ended(chunk, false);
            }
        }
    }

    /// A chunk is here, or could not be had. Nothing happens once the widget is gone.
    pub fn ended(&self, chunk: usize, is_here: bool) {
        let forget = |fetched: &mut Vec<usize>| fetched.retain(|other| *other != chunk);
        if self.fetched.try_update_value(forget).is_none() {
            return;
        }
        if is_here {
            self.wanted
                .update_value(|wanted| wanted.retain(|other| *other != chunk));
            self.came.notify();
        } else {
            self.failed.update(|failed| failed.push(chunk));
        }
        if self.pause.with_value(Option::is_none) {
            self.fetch_next();
        }
    }

    /// Whether the text of an incident could not be had; tracked.
    pub fn has_failed(&self, incident: IncidentIndex) -> bool {
        let chunk = PackedIncidents::chunk_of(incident);
        self.failed.with(|failed| failed.contains(&chunk))
    }

    /// Asks once more for what has failed.
    pub fn try_again(&self, incident: IncidentIndex) {
        let chunk = PackedIncidents::chunk_of(incident);
        self.failed
            .update(|failed| failed.retain(|other| *other != chunk));
        self.fetch_next();
    }
}

impl Reader {
    /// Asks for the text of an incident where it is not here, until what shows it is gone; on
    /// paper it is too late.
    pub fn want_text(&self, incident: IncidentIndex) {
        let is_here = self.story().dataset.incidents.record(incident).is_some();
        if !is_here && !self.is_paper() {
            let (text, chunk) = (self.text, PackedIncidents::chunk_of(incident));
            text.want(chunk);
            on_cleanup(move || text.drop_want(chunk));
        }
    }

    /// A piece that tells of text: made anew as text comes, where not all is here.
    pub fn following_text<T: IntoNode>(&self, piece: impl Fn() -> T + 'static) -> Node {
        if self.story().dataset.incidents.records().is_some() {
            return piece().into_node();
        }
        let text = self.text;
        Node::live(move || {
            text.track();
            piece()
        })
    }
}
