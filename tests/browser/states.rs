//! Tables of what readers can see: the widget's states, languages, window widths and colour
//! schemes. Tests that must hold everywhere iterate over them. A new feature or language adds a
//! row.

use fantoccini::key::Key;
use serde_json::json;

use crate::page::Page;

/// A state of the widget.
pub struct State {
    /// The name in messages.
    pub name: &'static str,
    path: &'static str,
    begins: Begins,
    steps: &'static [Step],
}

/// The page before the first step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    Ready,
    Failed,
    /// No script runs.
    Static,
    /// The widget is ready, then runs these statements.
    After {
        acts: &'static str,
        shows: &'static str,
    },
}

/// Presses every button that matches `press`, and waits until something matches `shows`.
struct Step {
    press: &'static str,
    shows: &'static str,
}

impl State {
    /// Whether the widget runs.
    pub fn is_interactive(&self) -> bool {
        matches!(self.begins, Begins::Ready | Begins::After { .. })
    }

    /// Whether the widget fails and gives the reason on the console.
    pub fn fails(&self) -> bool {
        self.begins == Begins::Failed
    }

    /// Whether the state persists while the window's width changes.
    pub fn outlasts_resizing(&self) -> bool {
        !matches!(self.begins, Begins::After { .. })
    }

    /// Whether reaching the state plays time.
    pub fn plays(&self) -> bool {
        self.steps.iter().any(|step| step.press == ".cm-play")
    }

    /// Whether the whole page is ours, and not just a bare page around the widget.
    pub fn is_whole_page(&self) -> bool {
        let file = self.path.split('?').next();
        matches!(file, Some("/" | "/frame/frame.html"))
    }
}

pub const START: State = State {
    name: "start",
    path: "/",
    begins: Begins::Ready,
    steps: &[],
};

pub const STATES: &[State] = &[
    START,
    State {
        name: "a province selected",
        path: "/",
        begins: Begins::Ready,
        steps: &[Step {
            press: ".cm-list [data-province=AF-PKA]",
            shows: ".cm-list [data-province=AF-PKA][aria-pressed=true]",
        }],
    },
    State {
        name: "an incident open",
        path: "/",
        begins: Begins::Ready,
        steps: &[Step {
            press: "[data-incident='2024-03-18-strike-paktika'] .cm-card-button",
            shows: ".cm-card-button[aria-expanded=true]",
        }],
    },
    State {
        name: "a kind hidden, and nothing left",
        path: "/",
        begins: Begins::Ready,
        steps: &[
            Step {
                press: "[data-category=airstrike]",
                shows: "[data-category=airstrike][aria-pressed=false]",
            },
            Step {
                press: "[data-category=clash]",
                shows: "[data-category=clash][aria-pressed=false]",
            },
            Step {
                press: "[data-category=attack]",
                shows: "[data-category=attack][aria-pressed=false]",
            },
            Step {
                press: "[data-category=statement]",
                shows: ".cm-empty",
            },
        ],
    },
    State {
        name: "filters open",
        path: "/",
        begins: Begins::Ready,
        steps: &[Step {
            press: ".cm-filter-toggle",
            shows: ".cm-filter-panel select",
        }],
    },
    State {
        name: "filters set, and nothing left",
        path: "/frame/frame.html?search=khost&actor=taliban&source=dawn&differ=1",
        begins: Begins::Ready,
        steps: &[],
    },
    State {
        name: "a table, sorted, with an incident open",
        path: "/frame/frame.html?view=table&incident=2024-03-18-strike-paktika",
        begins: Begins::Ready,
        steps: &[Step {
            press: ".cm-incident-table th:nth-child(5) button",
            shows: "th:nth-child(5)[aria-sort=ascending]",
        }],
    },
    State {
        name: "claims compared",
        path: "/",
        begins: Begins::Ready,
        steps: &[Step {
            press: "[data-view=claims]",
            shows: ".cm-claims-table",
        }],
    },
    State {
        name: "all years, sources and method open",
        path: "/",
        begins: Begins::Ready,
        steps: &[
            Step {
                press: ".cm-presets button:last-child",
                shows: ".cm-presets button:last-child[aria-pressed=true]",
            },
            Step {
                press: ".cm-sources summary",
                shows: ".cm-source-list",
            },
            Step {
                press: ".cm-method summary",
                shows: ".cm-method[open]",
            },
            Step {
                press: ".cm-other-provinces summary",
                shows: ".cm-other-provinces[open]",
            },
        ],
    },
    State {
        name: "link and embed open",
        path: "/",
        begins: Begins::Ready,
        steps: &[Step {
            press: ".cm-share summary",
            shows: ".cm-share[open] textarea",
        }],
    },
    State {
        name: "the story's third step",
        path: "/",
        begins: Begins::Ready,
        steps: &[
            Step {
                press: ".cm-story-start button",
                shows: ".cm-story-bar",
            },
            Step {
                press: ".cm-story-next",
                shows: ".cm-selected[data-incident='2024-03-17-zardari-vow']",
            },
            Step {
                press: ".cm-story-next",
                shows: ".cm-selected[data-incident='2024-03-18-strikes']",
            },
        ],
    },
    State {
        name: "play through all years, paused",
        path: "/",
        begins: Begins::Ready,
        steps: &[
            Step {
                press: ".cm-presets button:last-child",
                shows: ".cm-presets button:last-child[aria-pressed=true]",
            },
            Step {
                press: ".cm-play",
                shows: ".cm-play[data-running]",
            },
            Step {
                press: ".cm-play",
                shows: ".cm-play:not([data-running])",
            },
        ],
    },
    State {
        name: "download open",
        path: "/",
        begins: Begins::Ready,
        steps: &[Step {
            press: ".cm-download summary",
            shows: ".cm-download[open] button",
        }],
    },
    State {
        name: "corrections open, and a corrected incident with its citation",
        path: "/corrected.html",
        begins: Begins::Ready,
        steps: &[
            Step {
                press: ".cm-corrections summary",
                shows: ".cm-corrections[open]",
            },
            Step {
                press: "[data-incident='2024-03-18-strikes'] .cm-card-button",
                shows: ".cm-card .cm-report",
            },
            Step {
                press: ".cm-card .cm-actions button",
                shows: ".cm-card textarea:not([hidden])",
            },
        ],
    },
    State {
        name: "the map by keys",
        path: "/",
        begins: Begins::After {
            acts: "found('.cm-area[tabindex=\"0\"]').focus()",
            shows: ".cm-focus-ring",
        },
        steps: &[],
    },
    State {
        name: "asked which province",
        path: "/",
        begins: Begins::After {
            acts: "found('.cm-reframe').click(); requestAnimationFrame(() => Promise.all(root.getAnimations().map((flight) => flight.finished)).then(() => clickNear('AF-PAN')))",
            shows: ".cm-chooser",
        },
        steps: &[],
    },
    State {
        name: "records withheld",
        path: "/own.html",
        begins: Begins::Ready,
        steps: &[],
    },
    State {
        name: "the frame by itself",
        path: "/frame/frame.html",
        begins: Begins::Ready,
        steps: &[],
    },
    State {
        name: "failed",
        path: "/missing-data.html",
        begins: Begins::Failed,
        steps: &[],
    },
    State {
        name: "without scripts",
        path: "/no-scripts.html",
        begins: Begins::Static,
        steps: &[],
    },
    State {
        name: "without scripts, all open",
        path: "/no-scripts.html",
        begins: Begins::Static,
        steps: &[Step {
            press: "summary",
            shows: ".cm-card:last-child[open]",
        }],
    },
];

/// The widget's languages, as in its `lang` attribute.
pub const LANGUAGES: &[&str] = &["en", "ps", "fa-AF", "ur"];

/// The reader's colour settings. Only Chromium's driver can set them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    Light,
    Dark,
    /// The reader's own few colours replace the page's, as in Windows' contrast themes.
    Forced,
}

impl Colours {
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Forced];
}

impl Page {
    /// Puts the widget into a state, in a language.
    pub async fn open_state(&self, state: &State, language: &str) {
        let ready = "host.getAttribute('data-state')";
        let path = match state.begins {
            // Only English stands in the page itself; the others have files of their own.
            Begins::Static if language != "en" => format!("{}?{language}", state.path),
            _ => state.path.to_owned(),
        };
        self.open_without_waiting(&path).await;
        match state.begins {
            Begins::Ready | Begins::After { .. } => {
                self.await_ready().await;
                self.read_in(language).await;
            }
            Begins::Failed => {
                self.until("it fails", &format!("{ready} === 'failed'"))
                    .await;
            }
            Begins::Static => {}
        }
        if let Begins::After { acts, shows } = state.begins {
            // The window may not have the focus, and then nothing in it is told of one.
            self.press(Key::Tab).await;
            self.await_frames().await;
            self.run(acts).await;
            self.until(
                &format!("{}: {shows}", state.name),
                &format!("!!root.querySelector(`{shows}`)"),
            )
            .await;
        }
        for step in state.steps {
            let (press, shows) = (step.press, step.shows);
            // Its code may have to be loaded first.
            self.until(
                &format!("{}: {press}", state.name),
                &format!("!!tree().querySelector(`{press}`)"),
            )
            .await;
            self.run(&format!(
                "for (const button of tree().querySelectorAll(`{press}`)) button.click()"
            ))
            .await;
            self.until(
                &format!("{}: {shows}", state.name),
                &format!("!!tree().querySelector(`{shows}`)"),
            )
            .await;
        }
        self.await_frames().await;
        self.await_still().await;
    }

    /// Sets the language as the page does, and waits for the story in it.
    pub async fn read_in(&self, language: &str) {
        self.run(&format!("host.setAttribute('lang', '{language}')"))
            .await;
        self.until(
            &format!("the story is told in {language}"),
            &format!("root.querySelector('.cm-root').lang === '{language}'"),
        )
        .await;
    }

    /// Works in Chromium only.
    pub async fn set_width(&self, width_px: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width_px, "height": 1000, "deviceScaleFactor": 1, "mobile": false }),
        )
        .await;
    }

    /// Works in Chromium only.
    pub async fn set_colours(&self, colours: Colours) {
        let (scheme, forced) = match colours {
            Colours::Light => ("light", "none"),
            Colours::Dark => ("dark", "none"),
            Colours::Forced => ("light", "active"),
        };
        self.set_media(&[("prefers-color-scheme", scheme), ("forced-colors", forced)])
            .await;
    }

    /// Sets the reader's media preferences. Works in Chromium only.
    pub async fn set_media(&self, features: &[(&str, &str)]) {
        let features: Vec<_> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
    }
}
