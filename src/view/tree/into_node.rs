//! The types that can be children of an element.

use super::{ElementNode, Fragment, Keyed, Node};

/// A type that can be a child of an element. Each type has one function that adds it, which the
/// views call, so that its code is not repeated.
pub trait IntoNode: Sized {
    fn into_node(self) -> Node;

    fn push_to(self, nodes: &mut Vec<Node>) {
        push(nodes, self.into_node());
    }
}

#[inline(never)]
fn push(nodes: &mut Vec<Node>, node: Node) {
    nodes.push(node);
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode for ElementNode {
    fn into_node(self) -> Node {
        Node::Element(self)
    }

    #[inline(never)]
    fn push_to(self, nodes: &mut Vec<Node>) {
        nodes.push(Node::Element(self));
    }
}

impl IntoNode for Fragment {
    fn into_node(self) -> Node {
        Node::Fragment(self.0)
    }
}

impl IntoNode for Keyed {
    fn into_node(self) -> Node {
        Node::Keyed(self)
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> Node {
        Node::Text(self.into())
    }

    #[inline(never)]
    fn push_to(self, nodes: &mut Vec<Node>) {
        nodes.push(Node::Text(self.into()));
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(self.into())
    }

    #[inline(never)]
    fn push_to(self, nodes: &mut Vec<Node>) {
        nodes.push(Node::Text(self.into()));
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or_else(|| Node::Fragment(Vec::new()), T::into_node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Node {
        self.into_iter().collect()
    }
}

impl<T: IntoNode, F: Fn() -> T + 'static> IntoNode for F {
    fn into_node(self) -> Node {
        Node::Live(Box::new(move || self().into_node()))
    }

    fn push_to(self, nodes: &mut Vec<Node>) {
        push_live(nodes, Box::new(move || self().into_node()));
    }
}

#[inline(never)]
fn push_live(nodes: &mut Vec<Node>, node: Box<dyn Fn() -> Node>) {
    nodes.push(Node::Live(node));
}

impl<T: IntoNode> FromIterator<T> for Node {
    fn from_iter<I: IntoIterator<Item = T>>(nodes: I) -> Self {
        let mut all = Vec::new();
        nodes.into_iter().for_each(|node| node.push_to(&mut all));
        Node::Fragment(all)
    }
}
