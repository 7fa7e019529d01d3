//! Story mode: the button that starts it, and the bar with its steps.

use super::Reader;
use super::focus::focus_after_render;
use super::tree::{ElementNode, Node, element};
use crate::i18n::Word;
use crate::scene::{Action, Mode, Step, story_scene, update};
use leptos::ev;
use leptos::ev::KeyboardEvent;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// The button that starts story mode; while it runs, scrolls to its bar. A page without scripts
/// keeps the button's place empty.
pub fn story_start_view(reader: Reader) -> ElementNode {
    element("div")
        .class("cm-story-start")
        .child((!reader.is_page()).then(|| start_button(reader)))
}

fn start_button(reader: Reader) -> ElementNode {
    let nothing_to_tell = reader.derive(|story, state| {
        let begun = update(story, state, Action::StartStory);
        begun.mode == Mode::Explore
    });
    element("button")
        .attr("type", "button")
        .class("cm-button")
        .attr("disabled", move || nothing_to_tell.get())
        .on(ev::click, move |_| {
            reader.dispatch(Action::StartStory);
            focus_after_render(reader.root, ".cm-story-next".into());
        })
        .child(reader.locale().word(Word::TellStory))
}

/// The bar of story mode: previous, current step, next, and end. Empty outside story mode.
pub fn story_bar_view(reader: Reader) -> Node {
    let is_told = reader.derive(|_, state| state.mode != Mode::Explore);
    Node::live(move || is_told.get().then(|| bar(reader)))
}

fn bar(reader: Reader) -> ElementNode {
    let locale = reader.locale();
    // Current step, and number of steps.
    let progress = reader.derive(|story, state| {
        story_scene(story, state).map_or((0, 0), |scene| (scene.step + 1, scene.steps.len()))
    });
    let place = move || {
        let (step, steps) = progress.get();
        let (step, steps) = (locale.number(step), locale.number(steps));
        locale.fill(Word::StepOf, &[("step", &step), ("steps", &steps)])
    };
    let end = move || {
        reader.dispatch(Action::EndStory);
        focus_after_render(reader.root, ".cm-story-start button".into());
    };
    // `aria-disabled`, because a `disabled` button would lose the focus.
    let flag = |value: bool| if value { "true" } else { "false" };
    element("div")
        .class("cm-story-bar")
        .attr("role", "group")
        .attr("aria-label", locale.word(Word::TellStory))
        .on(ev::keydown, move |event| {
            if event.key() == "Escape" {
                event.stop_propagation();
                end();
            }
        })
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-button")
                .attr("aria-disabled", move || flag(progress.get().0 <= 1))
                .on(ev::click, move |_| {
                    reader.dispatch(Action::Step(Step::Previous))
                })
                .child(locale.word(Word::Previous)),
        )
        .child(
            element("p")
                .class("cm-step")
                .attr("role", "status")
                .child(place),
        )
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-button cm-story-next")
                .attr("aria-disabled", move || {
                    flag(progress.get().0 >= progress.get().1)
                })
                .on(ev::click, move |_| {
                    reader.dispatch(Action::Step(Step::Next))
                })
                .child(locale.word(Word::Next)),
        )
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-link cm-story-end")
                .on(ev::click, move |_| end())
                .child(locale.word(Word::EndStory)),
        )
}

/// In story mode, the left and right arrow keys go to the next or previous step, in the direction
/// of reading. The focus must be on the bar or a card.
pub fn step_by_key(reader: Reader, event: &KeyboardEvent) {
    let has_modifier = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
    if has_modifier || reader.state_now().mode == Mode::Explore {
        return;
    }
    let focus = event.target().and_then(|at| at.dyn_into::<Element>().ok());
    let is_of_story = focus.is_some_and(|focus| {
        let within = |selector| focus.closest(selector).ok().flatten().is_some();
        within(".cm-story-bar, .cm-card") && !within("input, select, textarea, [role=slider]")
    });
    let is_right = match event.key().as_str() {
        "ArrowRight" => true,
        "ArrowLeft" => false,
        _ => return,
    };
    if is_of_story {
        event.prevent_default();
        reader.dispatch(Action::Step(step_towards(reader, is_right)));
    }
}

/// The step to the right or to the left, in the direction of reading.
pub fn step_towards(reader: Reader, is_right: bool) -> Step {
    let next_is_right = !reader.locale().language().is_right_to_left();
    if is_right == next_is_right {
        Step::Next
    } else {
        Step::Previous
    }
}
