//! The map shows clusters if there are too many incidents for one symbol each.
//!
//! Runs in Chromium alone, because counts do not depend on the engine, and selecting.rs tests
//! clicks on the map.

use crate::page::{Page, Point};
use crate::suite::tests;

tests! {
    CHROMIUM:
        clusters_and_symbols_are_all_located_incidents,
        a_click_parts_a_cluster_or_selects_its_province;
}

/// JavaScript: the number in a cluster, and the largest cluster.
const CLUSTERS: &str = "
    const number = (cluster) => Number(cluster.textContent.replace(/,/g, ''));
    const clusters = () => $$('.cm-map .cm-cluster').sort((a, b) => number(b) - number(a));";

async fn clusters_and_symbols_are_all_located_incidents(page: Page) {
    page.open("/pages.html").await;
    page.await_still().await;
    page.run(
        "fetch('pages.json').then((answer) => answer.json()).then(({ incidents }) => {
            window.located = incidents.filter(({ places }) => places[0].point).length;
        })",
    )
    .await;
    page.until("the data are read", "window.located > 0").await;
    let (clustered, alone, located): (u32, u32, u32) = page
        .get_with(
            CLUSTERS,
            "[clusters().reduce((sum, c) => sum + number(c), 0), $$('.cm-symbol').length, located]",
        )
        .await;
    assert!(clustered > 100, "{clustered}");
    assert_eq!(clustered + alone, located);
    let name: String = page
        .get_with(CLUSTERS, "clusters()[0].getAttribute('aria-label')")
        .await;
    assert!(name.contains(" incidents"), "{name}");
    let smallest_px: f64 = page
        .get("Math.min(...$$('.cm-cluster circle').map((c) => c.getBoundingClientRect().width))")
        .await;
    assert!(smallest_px >= 15.9, "{smallest_px} px");
    let in_legend: u32 = page.get("$$('.cm-legend .cm-cluster').length").await;
    assert_eq!(in_legend, 1);

    page.run("host.select({ from: '2023-06-01', to: '2023-06-14' })")
        .await;
    page.until("few have no cluster", "$$('.cm-cluster').length === 0")
        .await;
}

async fn a_click_parts_a_cluster_or_selects_its_province(page: Page) {
    page.open("/pages.html").await;
    page.await_still().await;
    const MOST: &str = "number(clusters()[0])";
    let mut parted = 0;
    // Each click makes the largest cluster smaller, or ends the loop.
    loop {
        let before: u32 = page.get_with(CLUSTERS, MOST).await;
        let at: Point = page.get_with(CLUSTERS, "pointOn(clusters()[0])").await;
        page.click_at(at).await;
        page.await_frames().await;
        page.await_still().await;
        if page.get::<bool>("!!host.selection.province").await {
            break;
        }
        let after: u32 = page.get_with(CLUSTERS, MOST).await;
        assert!(after < before, "{after} of {before}");
        parted += 1;
    }
    assert!(parted > 0);
    // Its incidents are in the list, and not dimmed on the map.
    let dimmed: bool = page
        .get_with(CLUSTERS, "clusters()[0].classList.contains('cm-dimmed')")
        .await;
    assert!(!dimmed);
    assert!(page.get::<bool>("!!$('.cm-card')").await);
}
