//! frame.html from its template.

use clash_map::scene::escaped;
use url::Url;

/// Where the template needs the address of the site's folder.
const BASE: &str = "{base}";

/// The page. Link previews and oEmbed need whole addresses; their lines are left out where
/// the site's is not known.
pub fn page(template: &str, base: Option<&Url>) -> String {
    let base = base.map(|base| escaped(base.as_str()));
    template
        .lines()
        .filter(|line| base.is_some() || !line.contains(BASE))
        .map(|line| line.replace(BASE, base.as_deref().unwrap_or_default()) + "\n")
        .collect()
}
