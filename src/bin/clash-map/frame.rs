//! frame.html from its template.

use clash_map::scene::{Story, escaped};
use url::Url;

use crate::headers::frame_policy;

/// Where the template needs the address of the site's folder, and the page's policy.
const BASE: &str = "{base}";
const POLICY: &str = "{policy}";

/// Where it needs the story's title and its first sentence.
const TITLE: &str = "{title}";
const DESCRIPTION: &str = "{description}";

/// The page of a story. Its policy, link previews and oEmbed need whole addresses; their lines are
/// left out where the site's is not known.
pub fn page(template: &str, story: &Story, base: Option<&Url>) -> String {
    let page = match base {
        Some(base) => {
            let policy = frame_policy(&base.origin().ascii_serialization());
            lines(template.lines())
                .replace(BASE, &escaped(base.as_str()))
                .replace(POLICY, &escaped(&policy))
        }
        None => {
            let is_whole = |line: &&str| !line.contains(BASE) && !line.contains(POLICY);
            lines(template.lines().filter(is_whole))
        }
    };
    page.replace(TITLE, &escaped(&story.dataset.title))
        .replace(DESCRIPTION, &escaped(story.lead()))
}

fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.map(|line| line.to_owned() + "\n").collect()
}
