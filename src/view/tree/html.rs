//! Writes a tree as HTML.

use super::{ElementNode, IntoNode, Node, PartKind, Value};
use std::borrow::Cow;

/// The void elements that the views use.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// The current state of the node as HTML.
pub fn html(node: impl IntoNode) -> String {
    let mut text = String::new();
    write(node.into_node(), &mut text);
    text
}

fn write(node: Node, out: &mut String) {
    match node {
        Node::Text(text) => push_escaped(out, &text, false),
        Node::Element(element) => write_element(element, out),
        Node::Fragment(nodes) => nodes.into_iter().for_each(|node| write(node, out)),
        Node::Live(node) => write(node(), out),
        Node::Keyed(keyed) => {
            let items = keyed.items.into_iter();
            items.for_each(|item| write((item.make)(), out));
        }
    }
}

fn write_element(element: ElementNode, out: &mut String) {
    let element = *element.0;
    let (mut classes, mut style) = (Vec::new(), String::new());
    out.push('<');
    out.push_str(element.name);
    for part in element.parts {
        let Some(value) = now(part.value) else {
            continue;
        };
        match part.kind {
            PartKind::Attribute if part.name == "class" => classes.push(value),
            PartKind::Class => classes.push(part.name.into()),
            PartKind::Style => style.push_str(&format!("{}:{value};", part.name)),
            PartKind::Attribute => push_attribute(out, part.name, &value),
            PartKind::Property | PartKind::Flag => {}
        }
    }
    if !classes.is_empty() {
        push_attribute(out, "class", &classes.join(" "));
    }
    if !style.is_empty() {
        push_attribute(out, "style", &style);
    }
    out.push('>');
    if VOID.contains(&element.name) {
        return;
    }
    let children = element.children.into_iter();
    children.for_each(|child| write(child, out));
    out.push_str("</");
    out.push_str(element.name);
    out.push('>');
}

fn now(value: Value) -> Option<Cow<'static, str>> {
    match value {
        Value::Fixed(value) => value,
        Value::Live(value) => value(),
    }
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    if value.is_empty() && name != "class" {
        return;
    }
    out.push_str("=\"");
    push_escaped(out, value, true);
    out.push('"');
}

fn push_escaped(out: &mut String, text: &str, in_quotes: bool) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_quotes => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{element, fragment, keyed};
    use super::html;

    #[test]
    fn text_and_values_are_escaped_where_they_stand() {
        let node = element("p")
            .attr("title", "a \"b\" <c>")
            .child("d \"e\" <f> & g");
        let expected = "<p title=\"a &quot;b&quot; &lt;c&gt;\">d \"e\" &lt;f&gt; &amp; g</p>";
        assert_eq!(html(node), expected);
    }

    #[test]
    fn what_is_false_or_none_is_absent() {
        let node = element("input")
            .attr("hidden", true)
            .attr("readonly", false)
            .attr("id", None::<&'static str>)
            .attr("alt", "")
            .property("value", "typed")
            .flag("checked", true);
        assert_eq!(html(node), "<input hidden alt>");
    }

    #[test]
    fn classes_and_styles_are_gathered() {
        let node = element("i")
            .class_if("cm-b", true)
            .class("cm-a")
            .class_if("cm-c", || false)
            .style("left", "1px")
            .style("top", || "2px");
        let expected = "<i class=\"cm-b cm-a\" style=\"left:1px;top:2px;\"></i>";
        assert_eq!(html(node), expected);
    }

    #[test]
    fn what_changes_is_written_as_it_is_now() {
        let items = keyed(|| vec![3, 1], |number| *number, |number| number.to_string());
        let node = fragment()
            .child(|| Some("now"))
            .child(None::<&'static str>)
            .child(vec![element("br"), element("hr")])
            .child(items);
        assert_eq!(html(node), "now<br><hr>31");
    }
}
