//! Narrowing what is shown: the timeline's brush and the category filters.

use std::collections::BTreeMap;

use crate::in_every_engine;
use crate::page::{Page, Point};

in_every_engine! {
    brush_narrows_every_part_alike,
    filter_hides_and_shows_a_category,
}

#[derive(Debug, PartialEq)]
struct Shown {
    cards: Vec<String>,
    /// Without the parents, which are never counted with their parts.
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

    /// Every part tells of the same incidents.
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
