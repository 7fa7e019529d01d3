//! The handle through which all views of a widget read the story and change the state.

use super::derived::Derived;
use super::focus::keep_focus;
use super::language::focus_on_switch;
use super::later::LaterCode;
use super::pacing::Pace;
use super::parts::Part;
use super::text_loading::TextLoading;
use super::tree::NodeRef;
use crate::i18n::{Language, Locale};
use crate::model::IncidentIndex;
use crate::scene::{
    Action, Page, Speed, State, Story, link_query, list_page, printed_page, reads_text,
    selection_query, update,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What the views are drawn for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Medium {
    /// A running widget.
    Screen,
    /// A page without scripts: it contains everything, uses links, and has one drawing for all
    /// widths.
    Page,
    /// The pages that a running widget prints: everything is open.
    Paper,
}

/// Where the widget's files are.
pub struct Files {
    /// URL of their folder.
    pub base_url: String,
    /// URL of the frame that shows this story, if there is one.
    pub frame_url: Option<String>,
}

/// The page that embeds the widget.
#[derive(Clone)]
struct HostPage {
    url: String,
    /// The initial selection of the page, and its language.
    opens_on: String,
    opens_in: Language,
}

/// A handle to the story and the reader's state. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Reader {
    story: StoredValue<Arc<Story>>,
    /// Notified when the story changes its language.
    retold: Trigger,
    state: RwSignal<State>,
    medium: Medium,
    /// Whether the reader, not the page, made the last choice of language.
    pub language_chosen: StoredValue<bool>,
    /// Whether the last requested language could not be loaded.
    pub language_failed: RwSignal<bool>,
    /// Whether the list of sources is open.
    pub sources_open: RwSignal<bool>,
    /// Page of the list of sources, from 0.
    pub sources_page: RwSignal<usize>,
    /// Whether the log of corrections is open.
    pub corrections_open: RwSignal<bool>,
    /// Page of the log of corrections, from 0.
    pub corrections_page: RwSignal<usize>,
    /// Whether the filter panel is open.
    pub filters_open: RwSignal<bool>,
    /// Whether the code of [`super::later`] is loaded.
    pub later_code: RwSignal<LaterCode>,
    /// The last part that is built; those before it are too. [`Part::LAST`] unless the parts are
    /// mounted one by one.
    pub last_due: RwSignal<Part>,
    /// Loads the text of a packed dataset.
    pub text: TextLoading,
    /// Speed of the playback.
    pub speed: RwSignal<Speed>,
    /// Slows down updates while the reader moves the window.
    pub pace: Pace,
    files: StoredValue<Option<Files>>,
    page: RwSignal<Option<HostPage>>,
    /// The widget's root element.
    pub root: NodeRef,
}

impl Reader {
    /// A running widget. Without `files` it offers no code to embed and no other language.
    pub fn for_screen(story: Arc<Story>, state: State, files: Option<Files>) -> Self {
        Self::new(story, state, Medium::Screen, files)
    }

    /// A page without scripts, in the story's initial state.
    pub fn for_page(story: Arc<Story>) -> Self {
        let state = State::initial(&story);
        Self::new(story, state, Medium::Page, None)
    }

    fn new(story: Arc<Story>, state: State, medium: Medium, files: Option<Files>) -> Self {
        Self {
            medium,
            files: StoredValue::new(files),
            page: RwSignal::new(None),
            story: StoredValue::new(story),
            retold: Trigger::new(),
            state: RwSignal::new(state),
            language_chosen: StoredValue::new(false),
            language_failed: RwSignal::new(false),
            sources_open: RwSignal::new(false),
            sources_page: RwSignal::new(0),
            corrections_open: RwSignal::new(false),
            corrections_page: RwSignal::new(0),
            filters_open: RwSignal::new(false),
            later_code: RwSignal::new(LaterCode::AT_START),
            last_due: RwSignal::new(Part::LAST),
            text: TextLoading::new(),
            speed: RwSignal::new(Speed::Normal),
            pace: Pace::new(),
            root: NodeRef::new(),
        }
    }

    pub fn story(&self) -> Arc<Story> {
        self.story.get_value()
    }

    /// The language of the story.
    pub fn locale(&self) -> Locale {
        self.story.with_value(|story| story.locale)
    }

    /// Like [`Self::locale`], but tracked.
    pub fn current_locale(&self) -> Locale {
        self.retold.track();
        self.locale()
    }

    /// Replaces the story by the same story in another language.
    pub fn tell(&self, story: Arc<Story>) {
        self.language_failed.set(false);
        self.story.set_value(story);
        self.retold.notify();
        if self.language_chosen.get_value() {
            self.language_chosen.set_value(false);
            focus_on_switch(*self);
        }
    }

    /// Keeps the current language after another one failed to load.
    pub fn keep_language(&self) {
        self.language_failed.set(true);
        self.dispatch(Action::Read(self.locale().language()));
    }

    /// Whether this is a page without scripts. The `cfg!` keeps the code that only such a page
    /// needs out of the WebAssembly.
    pub fn is_page(&self) -> bool {
        cfg!(not(target_arch = "wasm32")) && self.medium == Medium::Page
    }

    /// The same story and state, for print.
    pub fn on_paper(self) -> Self {
        Self {
            medium: Medium::Paper,
            ..self
        }
    }

    pub fn is_paper(&self) -> bool {
        self.medium == Medium::Paper
    }

    /// The function that returns the page of the list or table to show.
    pub fn page_of(&self) -> fn(&Story, &State) -> Page {
        match self.medium {
            Medium::Screen | Medium::Page => list_page,
            Medium::Paper => printed_page,
        }
    }

    /// The current selection, in the form of [`selection_query`].
    pub fn selection(&self) -> String {
        self.story
            .with_value(|story| selection_query(story, &self.state_now()))
    }

    /// Sets the URL of the page that embeds the widget. The first call also stores the current
    /// selection as the one with which the page opens.
    pub fn set_page(&self, url: String) {
        self.page.update(|page| match page {
            Some(page) => page.url = url,
            None => {
                *page = Some(HostPage {
                    url,
                    opens_on: self.selection(),
                    opens_in: self.state_now().language,
                });
            }
        });
    }

    /// A link to the current selection: on the embedding page if its URL is known, else to the
    /// frame. `None` if there is neither.
    pub fn link(&self) -> Option<String> {
        self.link_of(&self.state.get())
    }

    /// Whether [`Self::link`] returns a link.
    pub fn has_link(&self) -> bool {
        self.page.with(Option::is_some) || self.has_frame()
    }

    /// A link to an incident, with the rest of the current selection.
    pub fn link_to(&self, incident: IncidentIndex) -> Option<String> {
        let open = Action::OpenIncident(incident);
        let state = self
            .state
            .with(|state| self.story.with_value(|story| update(story, state, open)));
        self.link_of(&state)
    }

    fn link_of(&self, state: &State) -> Option<String> {
        let Some(page) = self.page.get() else {
            return self.frame_url_of(state);
        };
        let selection = self.story.with_value(|story| selection_query(story, state));
        if page.opens_on == selection {
            return Some(page.url);
        }
        // The link contains the whole selection; otherwise the page would add its own.
        let query = self.link_query(state, page.opens_in);
        Some(format!("{}#clash-map={query}", page.url))
    }

    /// Whether there is a frame for this story.
    pub fn has_frame(&self) -> bool {
        let files = self.files.read_value();
        files
            .as_ref()
            .is_some_and(|files| files.frame_url.is_some())
    }

    /// The URL of the frame that opens with the current selection. `None` if there is no frame for
    /// this story.
    pub fn frame_url(&self) -> Option<String> {
        self.frame_url_of(&self.state.get())
    }

    fn frame_url_of(&self, state: &State) -> Option<String> {
        let files = self.files.read_value();
        let url = files.as_ref()?.frame_url.as_ref()?;
        let query = self.link_query(state, Language::English);
        let separator = match (query.is_empty(), url.contains('?')) {
            (true, _) => "",
            (false, false) => "?",
            (false, true) => "&",
        };
        Some(format!("{url}{separator}{query}"))
    }

    fn link_query(&self, state: &State, opens_in: Language) -> String {
        self.story
            .with_value(|story| link_query(story, state, opens_in))
    }

    /// URL of the folder with the widget's files.
    pub fn base_url(&self) -> Option<String> {
        let files = self.files.read_value();
        files.as_ref().map(|files| files.base_url.clone())
    }

    /// The current state, untracked.
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

    /// A value derived from the story and the state. Notifies its readers only when it changes.
    pub fn derive<T>(
        &self,
        scene: impl Fn(&Story, &State) -> T + Send + Sync + 'static,
    ) -> Derived<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let (story, state, retold, text) = (self.story, self.state, self.retold, self.text);
        Derived::new(move || {
            retold.track();
            state.with(|state| {
                story.with_value(|story| {
                    if reads_text(story, state) {
                        text.track();
                    }
                    scene(story, state)
                })
            })
        })
    }
}
