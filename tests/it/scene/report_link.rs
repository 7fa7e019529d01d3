use clash_map::builtin::builtin_story;
use clash_map::scene::report_link;

#[test]
fn the_incident_is_named_where_the_desk_reads_it() {
    let mut story = builtin_story();
    let incident = story.dataset.incidents.find("2024-03-16-mir-ali");
    assert_eq!(report_link(&story, incident), None);
    for (url, of_incident) in [
        (
            "mailto:desk@example.org",
            "mailto:desk@example.org?subject=2024-03-16-mir-ali",
        ),
        (
            "mailto:desk@example.org?subject=",
            "mailto:desk@example.org?subject=2024-03-16-mir-ali",
        ),
        (
            "mailto:desk@example.org?subject=Error%20in%20the%20map",
            "mailto:desk@example.org?subject=Error%20in%20the%20map%202024-03-16-mir-ali",
        ),
        (
            "https://example.org/errors",
            "https://example.org/errors?incident=2024-03-16-mir-ali",
        ),
        (
            "https://example.org/errors?map=1#form",
            "https://example.org/errors?map=1&incident=2024-03-16-mir-ali#form",
        ),
    ] {
        story.dataset.report_url = Some(url.into());
        assert_eq!(report_link(&story, incident).as_deref(), Some(of_incident));
        assert_eq!(report_link(&story, None).as_deref(), Some(url));
    }
}
