//! The one state of a widget, shared by all its parts.

use super::focus::keep_focus;
use super::language::focus_on_switch;
use crate::i18n::Locale;
use crate::model::IncidentIndex;
use crate::scene::{Action, Sort, Speed, State, Story, link_query, selection_query, update};
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

/// What the story is drawn for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Medium {
    /// A running widget.
    Screen,
    /// A page without scripts: everything is there, links lead to it, and one drawing
    /// serves all widths.
    Page,
    /// What a running widget adds when it is printed: all is open.
    Paper,
}

/// The page that the widget stands in.
#[derive(Clone, PartialEq)]
struct HostPage {
    url: String,
    /// What is selected when a reader opens it.
    opens_on: String,
}

/// A handle to the story and to what the reader has chosen; cheap to copy.
#[derive(Clone, Copy)]
pub struct Reader {
    story: StoredValue<Arc<Story>>,
    /// Told whenever the story is told anew.
    retold: Trigger,
    state: RwSignal<State>,
    medium: Medium,
    /// Whether the reader has just chosen a language, and not the page.
    pub language_chosen: StoredValue<bool>,
    /// Whether the last language asked for could not be had.
    pub language_failed: RwSignal<bool>,
    /// Whether the list of sources is open.
    pub sources_open: RwSignal<bool>,
    /// Whether the log of corrections is open.
    pub corrections_open: RwSignal<bool>,
    /// Whether the panel of filters is open.
    pub filters_open: RwSignal<bool>,
    /// How the table of incidents is sorted.
    pub sort: RwSignal<Sort>,
    /// How fast time is played.
    pub speed: RwSignal<Speed>,
    base_url: StoredValue<Option<String>>,
    page: RwSignal<Option<HostPage>>,
    /// The widget's outermost element.
    pub root: NodeRef<Div>,
}

impl Reader {
    /// A running widget. Its code to embed names `base_url`, the folder of its files;
    /// without one there is nothing to embed.
    pub fn for_screen(story: Arc<Story>, state: State, base_url: Option<String>) -> Self {
        Self::new(story, state, Medium::Screen, base_url)
    }

    /// A page without scripts, at the story's start.
    pub fn for_page(story: Arc<Story>) -> Self {
        let state = State::initial(&story);
        Self::new(story, state, Medium::Page, None)
    }

    fn new(story: Arc<Story>, state: State, medium: Medium, base_url: Option<String>) -> Self {
        Self {
            medium,
            base_url: StoredValue::new(base_url),
            page: RwSignal::new(None),
            story: StoredValue::new(story),
            retold: Trigger::new(),
            state: RwSignal::new(state),
            language_chosen: StoredValue::new(false),
            language_failed: RwSignal::new(false),
            sources_open: RwSignal::new(false),
            corrections_open: RwSignal::new(false),
            filters_open: RwSignal::new(false),
            sort: RwSignal::new(Sort::INITIAL),
            speed: RwSignal::new(Speed::Normal),
            root: NodeRef::new(),
        }
    }

    pub fn story(&self) -> Arc<Story> {
        self.story.get_value()
    }

    /// The language that everything is said in.
    pub fn locale(&self) -> Locale {
        self.story.with_value(|story| story.locale)
    }

    /// The language of the story; tracked.
    pub fn current_locale(&self) -> Locale {
        self.retold.track();
        self.locale()
    }

    /// Tells the same story in another language.
    pub fn tell(&self, story: Arc<Story>) {
        self.language_failed.set(false);
        self.story.set_value(story);
        self.retold.notify();
        if self.language_chosen.get_value() {
            self.language_chosen.set_value(false);
            focus_on_switch(*self);
        }
    }

    /// Stays with the language that the story is told in.
    pub fn keep_language(&self) {
        self.language_failed.set(true);
        self.dispatch(Action::Read(self.locale().language()));
    }

    /// Whether this is a page without scripts. What only such a page needs is not in
    /// the WebAssembly.
    pub fn is_page(&self) -> bool {
        cfg!(not(target_arch = "wasm32")) && self.medium == Medium::Page
    }

    /// The same reader's story and state, for paper.
    pub fn on_paper(self) -> Self {
        Self {
            medium: Medium::Paper,
            ..self
        }
    }

    pub fn is_paper(&self) -> bool {
        self.medium == Medium::Paper
    }

    /// What is selected, in the form of [`selection_query`].
    pub fn selection(&self) -> String {
        self.story
            .with_value(|story| selection_query(story, &self.state_now()))
    }

    /// The page at `url` opens on what is selected now.
    pub fn set_page(&self, url: String) {
        self.page.set(Some(HostPage {
            url,
            opens_on: self.selection(),
        }));
    }

    /// A link to what is selected, on the page if it is known, else to the frame by itself;
    /// `None` where there is neither.
    pub fn link(&self) -> Option<String> {
        self.link_of(&self.state.get())
    }

    /// A link to an incident, with what else is selected.
    pub fn link_to(&self, incident: IncidentIndex) -> Option<String> {
        let open = Action::OpenIncident(incident);
        let state = self
            .state
            .with(|state| self.story.with_value(|story| update(story, state, open)));
        self.link_of(&state)
    }

    fn link_of(&self, state: &State) -> Option<String> {
        let query = self.story.with_value(|story| link_query(story, state));
        let selection = self.story.with_value(|story| selection_query(story, state));
        match self.page.get() {
            Some(page) if page.opens_on == selection => Some(page.url),
            // The link says all, or else the page would add its own.
            Some(page) => Some(format!("{}#clash-map={query}", page.url)),
            None => self.frame_url_of(state),
        }
    }

    /// The address of the frame that opens on what is selected.
    pub fn frame_url(&self) -> Option<String> {
        self.frame_url_of(&self.state.get())
    }

    fn frame_url_of(&self, state: &State) -> Option<String> {
        let query = self.story.with_value(|story| link_query(story, state));
        let separator = if query.is_empty() { "" } else { "?" };
        let base_url = self.base_url()?;
        Some(format!("{base_url}frame.html{separator}{query}"))
    }

    /// The folder of the widget's files.
    pub fn base_url(&self) -> Option<String> {
        self.base_url.get_value()
    }

    /// The state now, without tracking it.
    pub fn state_now(&self) -> State {
        self.state.get_untracked()
    }

    pub fn dispatch(&self, action: Action) {
        let next = self
            .story
            .with_value(|story| update(story, &self.state_now(), action));
        if next != self.state_now() {
            keep_focus(self.root);
            self.state.set(next);
        }
    }

    /// A value derived from story and state; it changes only when its result does.
    pub fn derive<T>(&self, scene: impl Fn(&Story, &State) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let (story, state, retold) = (self.story, self.state, self.retold);
        Memo::new(move |_| {
            retold.track();
            state.with(|state| story.with_value(|story| scene(story, state)))
        })
    }
}
