//! Fills in the template of frame.html.

use clash_map::i18n::Word;
use clash_map::scene::{Publication, Story, escaped, json_ld};
use url::{Url, form_urlencoded};

use crate::headers::frame_policy;

/// Placeholders for the address of the site's folder, the query of the oEmbed request, and the
/// Content-Security-Policy.
const BASE: &str = "{base}";
const OEMBED_QUERY: &str = "{oembed-query}";
const POLICY: &str = "{policy}";

/// Placeholders for the story's title and first sentence.
const TITLE: &str = "{title}";
const DESCRIPTION: &str = "{description}";

/// Placeholder for the JSON-LD, which search engines read. It is last, because readers do not wait
/// for it.
const LINKED_DATA: &str = "{linked-data}";

/// Returns the page of a story. Without `base`, it leaves out the lines with the policy, link
/// previews and oEmbed, because they need absolute addresses.
pub fn page(template: &str, story: &Story, base: Option<&Url>) -> String {
    let page = match base {
        Some(base) => {
            let policy = frame_policy(&base.origin().ascii_serialization());
            lines(template.lines())
                .replace(BASE, &escaped(base.as_str()))
                .replace(OEMBED_QUERY, &escaped(&oembed_query(base)))
                .replace(POLICY, &escaped(&policy))
        }
        None => {
            let is_whole = |line: &&str| !line.contains(BASE) && !line.contains(POLICY);
            lines(template.lines().filter(is_whole))
        }
    };
    page.replace(TITLE, &escaped(&story.dataset.title))
        .replace(DESCRIPTION, &escaped(story.lead()))
        .replace(LINKED_DATA, &linked_data(story, base))
}

/// Returns the query that asks oEmbed for the whole frame.
pub fn oembed_query(base: &Url) -> String {
    form_urlencoded::Serializer::new(String::new())
        .append_pair("url", &format!("{base}frame.html"))
        .finish()
}

/// Returns the story as JSON-LD, with the address of its page if `base` is known.
pub fn linked_data(story: &Story, base: Option<&Url>) -> String {
    let url = base.map(|base| format!("{base}frame.html"));
    json_ld(
        story,
        &Publication {
            url: url.as_deref(),
            credit: Some(story.locale.word(Word::MapData)),
        },
    )
}

fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.map(|line| line.to_owned() + "\n").collect()
}
