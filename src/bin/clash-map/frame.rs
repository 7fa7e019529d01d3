//! frame.html from its template.

use clash_map::i18n::Word;
use clash_map::scene::{Publication, Story, escaped, json_ld};
use url::{Url, form_urlencoded};

use crate::headers::frame_policy;

/// Where the template needs the address of the site's folder, what that is asked for by
/// oEmbed, and the page's policy.
const BASE: &str = "{base}";
const OEMBED_QUERY: &str = "{oembed-query}";
const POLICY: &str = "{policy}";

/// Where it needs the story's title and its first sentence.
const TITLE: &str = "{title}";
const DESCRIPTION: &str = "{description}";

/// Where it needs the story as search engines read it: after all that readers wait for.
const LINKED_DATA: &str = "{linked-data}";

/// The page of a story. Its policy, link previews and oEmbed need whole addresses; their lines are
/// left out where the site's is not known.
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

/// Asks for the answer that embeds the whole frame.
pub fn oembed_query(base: &Url) -> String {
    form_urlencoded::Serializer::new(String::new())
        .append_pair("url", &format!("{base}frame.html"))
        .finish()
}

/// JSON-LD of a story; the address of its page where the site's is known.
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
