//! Loads the text of a packed dataset, one chunk at a time, for the incidents that are shown.

use super::Reader;
use super::tree::{IntoNode, Node};
use crate::model::{IncidentIndex, PackedIncidents};
use leptos::prelude::*;
use std::time::Duration;

/// Starts to fetch a chunk by its number. Must call [`TextLoading::ended`] when it is done.
pub type FetchText = Box<dyn Fn(usize)>;

/// The most chunks that load at once. Others wait, and are dropped when they are no longer shown.
/// Otherwise a drag would fetch every chunk that it passes.
const AT_ONCE: usize = 4;

/// After a request, further chunks are fetched only once there was no new request for this long. So
/// parsing text does not delay the frames of a drag.
const PAUSE: Duration = Duration::from_millis(100);

#[derive(Clone, Copy)]
pub struct TextLoading {
    fetch: StoredValue<Option<FetchText>, LocalStorage>,
    /// The chunks that views wait for, once for each view that waits, the latest request at the
    /// end.
    wanted: StoredValue<Vec<usize>>,
    /// The timer of [`PAUSE`].
    pause: StoredValue<Option<TimeoutHandle>>,
    /// Chunks that are loading.
    fetched: StoredValue<Vec<usize>>,
    /// Chunks that failed to load.
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

    /// Sets the function that fetches chunks.
    pub fn fetch_by(&self, fetch: FetchText) {
        self.fetch.set_value(Some(fetch));
    }

    /// Tracks the arrival of text.
    pub fn track(&self) {
        self.came.track();
    }

    fn want(&self, chunk: usize) {
        let text = *self;
        text.wanted.update_value(|wanted| wanted.push(chunk));
        match text.pause.get_value() {
            Some(pause) => pause.clear(),
            // In a microtask, so that everything this change shows is requested first.
            None => queue_microtask(move || text.fetch_next()),
        }
        let rested = move || {
            text.pause.try_set_value(None);
            text.fetch_next();
        };
        let pause = set_timeout_with_handle(rested, PAUSE);
        text.pause.set_value(pause.ok());
    }

    /// A view no longer waits for a chunk, whether or not it has arrived.
    fn drop_want(&self, chunk: usize) {
        // The widget may be gone.
        self.wanted.try_update_value(|wanted| {
            if let Some(at) = wanted.iter().rposition(|other| *other == chunk) {
                wanted.remove(at);
            }
        });
    }

    /// Fetches the latest requests that are neither loading nor failed.
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

    /// Reports that a chunk is loaded or has failed. Does nothing if the widget is gone.
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

    /// Whether the text of an incident failed to load. Tracked.
    pub fn has_failed(&self, incident: IncidentIndex) -> bool {
        let chunk = PackedIncidents::chunk_of(incident);
        self.failed.with(|failed| failed.contains(&chunk))
    }

    /// Requests a failed chunk again.
    pub fn try_again(&self, incident: IncidentIndex) {
        let chunk = PackedIncidents::chunk_of(incident);
        self.failed
            .update(|failed| failed.retain(|other| *other != chunk));
        self.fetch_next();
    }
}

impl Reader {
    /// Requests the text of an incident, if it is not loaded, until the calling view is removed.
    /// Does nothing for print, which cannot wait.
    pub fn want_text(&self, incident: IncidentIndex) {
        let is_here = self.story().dataset.incidents.record(incident).is_some();
        if !is_here && !self.is_paper() {
            let (text, chunk) = (self.text, PackedIncidents::chunk_of(incident));
            text.want(chunk);
            on_cleanup(move || text.drop_want(chunk));
        }
    }

    /// A view that shows text. In a packed dataset it is rebuilt when text arrives.
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
