//! Filters incidents with the timeline's brush and the category filters.
//!
//! Runs in every engine where a pointer drags, and where a drag continues between tasks; in
//! Chromium alone where buttons and held keys do the same.

use std::collections::BTreeMap;

use crate::page::{Page, Point};
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        brush_narrows_every_part_alike,
        cards_follow_a_drag_that_goes_on;
    CHROMIUM:
        cards_follow_a_key_held_down,
        filter_hides_and_shows_a_category;
}

#[derive(Debug, PartialEq)]
struct Shown {
    cards: Vec<String>,
    /// Without parent incidents, which are never counted together with their sub-incidents.
    counted_cards: Vec<String>,
    symbols: Vec<String>,
    by_province_in_list: BTreeMap<String, u32>,
    by_province_on_map: BTreeMap<String, u32>,
    by_category: BTreeMap<String, u32>,
}

impl Shown {
    async fn on(page: &Page) -> Self {
        Self {
            cards: page.get("incidents('article')").await,
            counted_cards: page.get("incidents('article:not(.cm-parent)')").await,
            symbols: page.get("incidents('.cm-map')").await,
            by_province_in_list: page
                .get("counts('.cm-list [data-province]', 'province')")
                .await,
            by_province_on_map: page
                .get("counts('.cm-map [role=option]', 'province')")
                .await,
            by_category: page.get("counts('.cm-filter', 'category')").await,
        }
    }

    /// Asserts that all parts show the same incidents.
    fn assert_agrees(&self) {
        assert!(
            self.symbols.iter().all(|id| self.cards.contains(id)),
            "{self:#?}"
        );
        for (province, count) in &self.by_province_in_list {
            let on_map = self.by_province_on_map.get(province);
            assert!(
                on_map.is_none_or(|on_map| on_map == count),
                "{province}: {self:#?}"
            );
        }
        let in_categories: u32 = self.by_category.values().sum();
        assert_eq!(
            in_categories as usize,
            self.counted_cards.len(),
            "{self:#?}"
        );
    }
}

async fn brush_narrows_every_part_alike(page: Page) {
    page.open("/").await;
    let before = Shown::on(&page).await;
    before.assert_agrees();

    page.run("bringIntoView(found('.cm-overview'))").await;
    let start: Point = page.get("centre($$('.cm-brush-handle')[0])").await;
    let end: Point = page.get("centre($$('.cm-brush-handle')[1])").await;
    // Up to nine tenths of the window leaves its last day.
    page.drag(start, (start.0 + (end.0 - start.0) * 0.9, start.1))
        .await;
    let fewer = format!("incidents('article').length < {}", before.cards.len());
    page.until("the brush leaves fewer incidents", &fewer).await;

    let after = Shown::on(&page).await;
    after.assert_agrees();
    assert!(
        after.cards.iter().all(|id| before.cards.contains(id)),
        "{after:#?}"
    );
    assert_ne!(after.symbols, before.symbols);
    assert_ne!(after.by_province_in_list, before.by_province_in_list);
    assert_ne!(after.by_category, before.by_category);
}

/// The effects finish a microtask after a move. The cards follow in their own task.
async fn cards_follow_a_drag_that_goes_on(page: Page) {
    page.open("/").await;
    let before = Shown::on(&page).await;
    page.run("bringIntoView(found('.cm-overview'))").await;
    page.run(
        "const [handle] = $$('.cm-brush-handle');
         const [[from, y], [to]] = $$('.cm-brush-handle').map(centre);
         const point = (type, clientX) => handle.dispatchEvent(new PointerEvent(type, {
           bubbles: true, clientX, clientY: y, button: 0,
         }));
         const effects = async () => {
           for (let turn = 0; turn < 20; turn += 1) await null;
         };
         (async () => {
           point('pointerdown', from);
           await effects();
           point('pointermove', from + (to - from) * 0.9);
           await effects();
           window.atOnce = [
             incidents('article').length, counts('.cm-map [role=option]', 'province'),
           ];
           window.letGo = () => point('pointerup', to);
         })();",
    )
    .await;
    page.until("the map has followed", "window.atOnce ?? null")
        .await;
    let (cards, by_province_on_map): (usize, BTreeMap<String, u32>) = page.get("atOnce").await;
    assert_eq!(cards, before.cards.len());
    assert_ne!(by_province_on_map, before.by_province_on_map);

    let fewer = format!("incidents('article').length < {cards}");
    page.until("the cards follow", &fewer).await;
    let after = Shown::on(&page).await;
    after.assert_agrees();
    assert_eq!(after.by_province_on_map, by_province_on_map);
    page.run("letGo()").await;
    assert_eq!(Shown::on(&page).await, after);
}

/// A held key acts like a drag. A single key press shows its result at once.
async fn cards_follow_a_key_held_down(page: Page) {
    page.open("/").await;
    page.run(
        "const [handle] = $$('.cm-brush-handle');
         const key = (type, key, repeat) => handle.dispatchEvent(new KeyboardEvent(type, {
           bubbles: true, cancelable: true, key, repeat,
         }));
         const effects = async () => {
           for (let turn = 0; turn < 20; turn += 1) await null;
         };
         window.cardsAfter = async (name, repeat) => {
           key('keydown', name, repeat);
           await effects();
           return incidents('article').length;
         };
         window.letGo = () => key('keyup', 'End', false);
         (async () => {
           await cardsAfter('Home', true);
           const all = incidents('article').length;
           window.held = [all, await cardsAfter('End', true)];
         })();",
    )
    .await;
    page.until("the key has done its work", "window.held ?? null")
        .await;
    let (before, held): (usize, usize) = page.get("held").await;
    assert_eq!(held, before);
    let fewer = format!("incidents('article').length < {held}");
    page.until("the cards follow", &fewer).await;
    Shown::on(&page).await.assert_agrees();

    page.run("letGo(); (async () => { window.single = await cardsAfter('Home', false); })();")
        .await;
    page.until("the next key has done its work", "window.single ?? null")
        .await;
    let single: usize = page.get("single").await;
    let after = Shown::on(&page).await;
    assert_eq!(single, after.cards.len());
    after.assert_agrees();
    assert_eq!(single, before);
}

async fn filter_hides_and_shows_a_category(page: Page) {
    const AIRSTRIKES: &str = ".cm-filter[data-category=airstrike]";
    page.open("/").await;
    let before = Shown::on(&page).await;
    let was_pressed: bool = page
        .get(&format!("isSelected(found('{AIRSTRIKES}'))"))
        .await;

    page.click(AIRSTRIKES).await;
    let flipped = format!("isSelected(found('{AIRSTRIKES}')) !== {was_pressed}");
    page.until("the filter shows its new state", &flipped).await;
    let after = Shown::on(&page).await;
    assert_ne!(after.cards, before.cards);
    assert_ne!(after.by_province_in_list, before.by_province_in_list);
    assert!(
        after.symbols.iter().all(|id| after.cards.contains(id)),
        "{after:#?}"
    );

    page.click(AIRSTRIKES).await;
    page.until("the filter is as it was", &format!("!({flipped})"))
        .await;
    assert_eq!(Shown::on(&page).await, before);
}
