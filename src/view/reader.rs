//! The one state of a widget, shared by all its parts.

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

/// Where the widget's files lie.
pub struct Files {
    /// Their folder.
    pub base_url: String,
    /// The frame that shows this story, if one can.
    pub frame_url: Option<String>,
}

/// The page that the widget stands in.
#[derive(Clone)]
struct HostPage {
    url: String,
    /// What is selected when a reader opens it, and the language of that.
    opens_on: String,
    opens_in: Language,
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
    /// The page of that list, from 0.
    pub sources_page: RwSignal<usize>,
    /// Whether the log of corrections is open.
    pub corrections_open: RwSignal<bool>,
    /// The page of that log, from 0.
    pub corrections_page: RwSignal<usize>,
    /// Whether the panel of filters is open.
    pub filters_open: RwSignal<bool>,
    /// Whether the code of [`super::later`] is there.
    pub later_code: RwSignal<LaterCode>,
    /// The last of the widget's parts that is built, with those before it; all are, unless they
    /// are mounted one by one.
    pub last_due: RwSignal<Part>,
    /// Text that is not here yet.
    pub text: TextLoading,
    /// How fast time is played.
    pub speed: RwSignal<Speed>,
    /// What a window that keeps moving leaves behind.
    pub pace: Pace,
    files: StoredValue<Option<Files>>,
    page: RwSignal<Option<HostPage>>,
    /// The widget's outermost element.
    pub root: NodeRef,
}

impl Reader {
    /// A running widget. Without `files` there is nothing to embed, and no other language.
    pub fn for_screen(story: Arc<Story>, state: State, files: Option<Files>) -> Self {
        Self::new(story, state, Medium::Screen, files)
    }

    /// A page without scripts, at the story's start.
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

    /// Which of the incidents stand in the list, or in the table.
    pub fn page_of(&self) -> fn(&Story, &State) -> Page {
        match self.medium {
            Medium::Screen | Medium::Page => list_page,
            Medium::Paper => printed_page,
        }
    }

    /// What is selected, in the form of [`selection_query`].
    pub fn selection(&self) -> String {
        self.story
            .with_value(|story| selection_query(story, &self.state_now()))
    }

    /// The widget stands in the page at `url`, which opens on what was selected when a page
    /// was first named.
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

    /// A link to what is selected, on the page if it is known, else to the frame by itself;
    /// `None` where there is neither.
    pub fn link(&self) -> Option<String> {
        self.link_of(&self.state.get())
    }

    /// Whether there is a link to anything.
    pub fn has_link(&self) -> bool {
        self.page.with(Option::is_some) || self.has_frame()
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
        let Some(page) = self.page.get() else {
            return self.frame_url_of(state);
        };
        let selection = self.story.with_value(|story| selection_query(story, state));
        if page.opens_on == selection {
            return Some(page.url);
        }
        // The link says all, or else the page would add its own.
        let query = self.link_query(state, page.opens_in);
        Some(format!("{}#clash-map={query}", page.url))
    }

    /// Whether a frame shows this story.
    pub fn has_frame(&self) -> bool {
        let files = self.files.read_value();
        files
            .as_ref()
            .is_some_and(|files| files.frame_url.is_some())
    }

    /// The address of the frame that opens on what is selected; `None` where no frame shows
    /// the story.
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

    /// The folder of the widget's files.
    pub fn base_url(&self) -> Option<String> {
        let files = self.files.read_value();
        files.as_ref().map(|files| files.base_url.clone())
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
