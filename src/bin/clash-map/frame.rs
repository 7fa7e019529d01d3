//! frame.html from its template.

use clash_map::scene::escaped;
use url::Url;

use crate::headers::frame_policy;

/// Where the template needs the address of the site's folder, and the page's policy.
const BASE: &str = "{base}";
const POLICY: &str = "{policy}";

/// The page. Its policy, link previews and oEmbed need whole addresses; their lines are
/// left out where the site's is not known.
pub fn page(template: &str, base: Option<&Url>) -> String {
    let Some(base) = base else {
        let is_whole = |line: &&str| !line.contains(BASE) && !line.contains(POLICY);
        return lines(template.lines().filter(is_whole));
    };
    let policy = frame_policy(&base.origin().ascii_serialization());
    lines(template.lines())
        .replace(BASE, &escaped(base.as_str()))
        .replace(POLICY, &escaped(&policy))
}

fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.map(|line| line.to_owned() + "\n").collect()
}
