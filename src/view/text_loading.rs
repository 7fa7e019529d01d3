//! The text of packed incidents, which is asked for where it is shown.

use super::Reader;
use super::tree::{IntoNode, Node};
use crate::model::{IncidentIndex, PackedIncidents};
use leptos::prelude::*;

/// Fetches a chunk by its number, and says with [`TextLoading::ended`] how that went.
pub type FetchText = Box<dyn Fn(usize)>;

#[derive(Clone, Copy)]
pub struct TextLoading {
    fetch: StoredValue<Option<FetchText>, LocalStorage>,
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

    /// Asks for the chunk of an incident, unless it is on its way or has failed.
    fn want(&self, incident: IncidentIndex) {
        let chunk = PackedIncidents::chunk_of(incident);
        let is_asked = self.fetched.with_value(|fetched| fetched.contains(&chunk))
            || self.failed.with_untracked(|failed| failed.contains(&chunk));
        if is_asked {
            return;
        }
        self.fetched.update_value(|fetched| fetched.push(chunk));
        let is_fetched = self.fetch.with_value(|fetch| {
            let fetch = fetch.as_ref();
            fetch.map(|fetch| fetch(chunk)).is_some()
        });
        if !is_fetched {
            self.ended(chunk, false);
        }
    }

    /// A chunk is here, or could not be had. Nothing happens once the widget is gone.
    pub fn ended(&self, chunk: usize, is_here: bool) {
        let forget = |fetched: &mut Vec<usize>| fetched.retain(|other| *other != chunk);
        if self.fetched.try_update_value(forget).is_none() {
            return;
        }
        if is_here {
            self.came.notify();
        } else {
            self.failed.update(|failed| failed.push(chunk));
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
        self.want(incident);
    }
}

impl Reader {
    /// Asks for the text of an incident where it is not here; on paper it is too late.
    pub fn want_text(&self, incident: IncidentIndex) {
        let is_here = self.story().dataset.incidents.record(incident).is_some();
        if !is_here && !self.is_paper() {
            self.text.want(incident);
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
