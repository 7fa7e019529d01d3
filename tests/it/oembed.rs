//! The oEmbed response to a CMS that asks for the address of frame.html.

use axum::http::StatusCode;
use clash_map::builtin::builtin_story;
use clash_map::scene::Story;
use serde_json::{Value, json};
use url::Url;

use crate::frame::page;
use crate::headers::frame_policy;
use crate::oembed_answer::answer;

const TEMPLATE: &str = include_str!("../../src/embed/frame.html");

fn base() -> Url {
    Url::parse("https://graphics.example.org/clash-map/0.1.0/").unwrap()
}

const ANSWER_TITLE: &str = "Clashes & \"strikes\"";

fn answer_for(more: &str) -> Result<Value, StatusCode> {
    let frame = "https%3A%2F%2Fgraphics.example.org%2Fclash-map%2F0.1.0%2Fframe.html";
    answer(&base(), ANSWER_TITLE, &format!("url={frame}{more}"))
}

#[test]
fn the_frame_is_embedded_as_an_iframe_after_a_quoted_link() {
    let answer = answer_for("").unwrap();
    assert_eq!(answer["type"], "rich");
    assert_eq!(answer["version"], "1.0");
    assert_eq!(answer["title"], ANSWER_TITLE);
    assert_eq!(answer["height"], 1000);
    let html = answer["html"].as_str().unwrap();
    let frame = "https://graphics.example.org/clash-map/0.1.0/frame.html";
    let quoted = format!(
        r#"<blockquote><a href="{frame}">Clashes &amp; &quot;strikes&quot;</a></blockquote>"#
    );
    assert!(html.starts_with(&quoted), "{html}");
    assert!(html.contains(&format!(r#"</blockquote><iframe src="{frame}" "#)));
    assert!(html.contains(r#" width="100%" height="1000" "#), "{html}");
    assert_eq!(
        answer["thumbnail_url"],
        "https://graphics.example.org/clash-map/0.1.0/clash-map.png"
    );
}

#[test]
fn the_size_asked_for_is_not_exceeded() {
    let small = answer_for("&maxwidth=500&maxheight=600").unwrap();
    assert_eq!(
        (&small["width"], &small["height"]),
        (&json!(500), &json!(600))
    );
    let html = small["html"].as_str().unwrap();
    assert!(html.contains(r#" width="500" height="600" "#), "{html}");
    assert_eq!(small.get("thumbnail_url"), None, "the picture is larger");
    let large = answer_for("&maxwidth=5000&maxheight=5000").unwrap();
    assert_eq!(
        (&large["width"], &large["height"]),
        (&json!(720), &json!(1000))
    );
    let html = large["html"].as_str().unwrap();
    assert!(html.contains(r#" width="720" height="1000" "#), "{html}");
    assert_eq!(answer_for("&maxwidth=wide"), Err(StatusCode::BAD_REQUEST));
}

#[test]
fn the_parameters_of_the_page_are_kept_and_its_fragment_is_not() {
    let answer = answer_for("%3Fprovince%3DAF-PKA%26theme%3Ddark%23%3Fsecret%3Dx").unwrap();
    let html = answer["html"].as_str().unwrap();
    assert!(html.contains("frame.html?province=AF-PKA&amp;theme=dark\""));
}

#[test]
fn markup_in_an_address_stays_text() {
    let answer = answer_for("%3Fa%3D%22%3E%3Cscript%3E").unwrap();
    assert!(!answer["html"].as_str().unwrap().contains("<script"));
}

#[test]
fn other_formats_and_other_pages_are_refused() {
    assert_eq!(answer_for("&format=xml"), Err(StatusCode::NOT_IMPLEMENTED));
    assert!(answer_for("&format=json").is_ok());
    assert_eq!(
        answer(&base(), ANSWER_TITLE, ""),
        Err(StatusCode::BAD_REQUEST)
    );
    for other in [
        "nonsense",
        "https://graphics.example.org/clash-map/0.1.0/",
        "https://graphics.example.org/clash-map/0.1.0/frame.html.txt",
        "https://elsewhere.example.org/clash-map/0.1.0/frame.html",
        "http://graphics.example.org/clash-map/0.1.0/frame.html",
    ] {
        let refused = answer(&base(), ANSWER_TITLE, &format!("url={other}"));
        assert_eq!(refused, Err(StatusCode::NOT_FOUND), "{other}");
    }
}

#[test]
fn the_page_points_to_its_answer_where_the_site_has_an_address() {
    let page = page(TEMPLATE, &builtin_story(), Some(&base()));
    let (_, query) = page
        .split_once("https://graphics.example.org/clash-map/0.1.0/oembed.json?")
        .expect("the page links to its answer");
    let (query, _) = query.split_once('"').unwrap();
    assert!(answer(&base(), ANSWER_TITLE, query).is_ok(), "{query}");
    for tag in ["og:image", "og:url", "twitter:image"] {
        let start = format!(r#"="{tag}" content="https://graphics.example.org/clash-map/0.1.0/"#);
        assert!(page.contains(&start), "{tag}");
    }
}

#[test]
fn an_address_of_any_signs_is_asked_for_as_it_is() {
    let base = Url::parse("https://graphics.example.org/a+b&c%20d/").unwrap();
    let page = page(TEMPLATE, &builtin_story(), Some(&base));
    let (_, query) = page.split_once("oembed.json?").unwrap();
    let (query, _) = query.split_once('"').unwrap();
    let answer = answer(&base, ANSWER_TITLE, query).unwrap();
    let html = answer["html"].as_str().unwrap();
    let frame = "https://graphics.example.org/a+b&amp;c%20d/frame.html";
    assert!(
        html.contains(&format!(r#"<iframe src="{frame}""#)),
        "{html}"
    );
}

fn told(title: &str, standfirst: &str) -> Story {
    let mut story = builtin_story();
    story.dataset.title = title.into();
    story.dataset.standfirst = standfirst.into();
    story
}

#[test]
fn the_page_says_what_the_story_says() {
    let story = told(
        "A \"map\" & more",
        "What was reported, by <whom>. Select a province.",
    );
    let (title, lead) = (
        "A &quot;map&quot; &amp; more",
        "What was reported, by &lt;whom&gt;.",
    );
    let page = page(TEMPLATE, &story, Some(&base()));
    assert!(page.contains(&format!("<title>{title}</title>")), "{page}");
    for (tag, content) in [
        (r#"name="description""#, lead),
        (r#"property="og:title""#, title),
        (r#"property="og:description""#, lead),
        (r#"name="twitter:title""#, title),
        (r#"name="twitter:description""#, lead),
        (r#"property="og:image:alt""#, &format!("{title}. {lead}")),
        (r#"name="twitter:image:alt""#, &format!("{title}. {lead}")),
    ] {
        let meta = format!(r#"<meta {tag} content="{content}">"#);
        assert!(page.contains(&meta), "{meta}\n{page}");
    }
    let (page, linked_data) = page.split_once("<body>").expect("it has a body");
    assert!(!page.contains("Select a province"));
    assert!(!linked_data.contains("<whom>"), "nothing ends the script");
}

#[test]
fn a_standfirst_of_one_sentence_is_its_own_lead() {
    assert_eq!(told("", "What was reported.").lead(), "What was reported.");
    assert_eq!(told("", "").lead(), "");
}

#[test]
fn the_page_names_its_policy_for_hosts_that_send_no_headers() {
    let page = page(TEMPLATE, &builtin_story(), Some(&base()));
    let policy = frame_policy("https://graphics.example.org");
    assert!(page.contains(&format!(
        r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#
    )));
}

#[test]
fn a_page_without_an_address_has_no_half_ones() {
    let page = page(TEMPLATE, &builtin_story(), None);
    assert!(
        !page.contains("{base}")
            && !page.contains("{policy}")
            && !page.contains("Security-Policy")
            && !page.contains("oembed")
            && !page.contains("og:image\"")
    );
    assert!(page.contains(r#"<script type="module" src="frame.js">"#));
}

#[test]
fn the_frame_carries_the_story_as_linked_data() {
    let story = builtin_story();
    for (base, url) in [
        (None, json!(null)),
        (Some(base()), json!(format!("{}frame.html", base()))),
    ] {
        let page = page(TEMPLATE, &story, base.as_ref());
        let (_, rest) = page
            .split_once("<script type=\"application/ld+json\" id=\"linked-data\">")
            .expect("it has the script");
        let (data, _) = rest.split_once("</script>").unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["name"], json!(story.dataset.title));
        assert_eq!(data["url"], url);
        assert_eq!(data["isBasedOn"].as_array().unwrap().len(), 114);
    }
}
