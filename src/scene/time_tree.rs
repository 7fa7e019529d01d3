//! A tree over blocks of incidents in time order. A search by end time or a union of places takes
//! time logarithmic in their number.

use crate::geo::PlaneRect;
use std::ops::Range;

/// A balanced tree over blocks of records, root first: the children of node `i` are `2i` and
/// `2i + 1`. About one byte per record.
pub struct TimeTree {
    nodes: Vec<Node>,
}

#[derive(Clone, Copy)]
struct Node {
    latest_end: i32,
    /// The bounding box of all that have a place.
    bounds: Option<PlaneRect>,
}

impl TimeTree {
    const BLOCK: usize = 128;

    /// Takes, for each record in order, when it ends and the area around its place.
    pub fn new(records: impl ExactSizeIterator<Item = (i32, Option<PlaneRect>)>) -> Self {
        const NOTHING: Node = Node {
            latest_end: i32::MIN,
            bounds: None,
        };
        let leaves = records.len().div_ceil(Self::BLOCK).next_power_of_two();
        let mut nodes = vec![NOTHING; 2 * leaves];
        for (position, (latest_end, bounds)) in records.enumerate() {
            let leaf = &mut nodes[leaves + position / Self::BLOCK];
            *leaf = leaf.with(Node { latest_end, bounds });
        }
        for parent in (1..leaves).rev() {
            nodes[parent] = nodes[2 * parent].with(nodes[2 * parent + 1]);
        }
        Self { nodes }
    }

    /// The first position, `from` or later, in a block in which some record ends after `minute`.
    /// `None` if no such block follows.
    pub fn lasting(&self, from: usize, minute: i32) -> Option<usize> {
        let leaves = self.nodes.len() / 2;
        let first = leaves + from / Self::BLOCK;
        let mut node = first;
        while self.nodes.get(node)?.latest_end <= minute {
            if (node + 1).is_power_of_two() {
                return None;
            }
            node = if node.is_multiple_of(2) {
                node + 1
            } else {
                node.div_ceil(2)
            };
        }
        while node < leaves {
            node *= 2;
            node += usize::from(self.nodes[node].latest_end <= minute);
        }
        Some(from.max((node - leaves) * Self::BLOCK))
    }

    /// The blocks that lie completely in `positions`: their range of positions and their bounding
    /// box.
    pub fn whole_blocks(&self, positions: &Range<usize>) -> (Range<usize>, Option<PlaneRect>) {
        let first = positions.start.div_ceil(Self::BLOCK);
        let end = positions.end / Self::BLOCK;
        if end <= first {
            return (positions.start..positions.start, None);
        }
        let leaves = self.nodes.len() / 2;
        let (mut left, mut right) = (leaves + first, leaves + end);
        let mut bounds = None;
        while left < right {
            if left % 2 == 1 {
                bounds = around(bounds, self.nodes[left].bounds);
                left += 1;
            }
            if right % 2 == 1 {
                right -= 1;
                bounds = around(bounds, self.nodes[right].bounds);
            }
            (left, right) = (left / 2, right / 2);
        }
        (first * Self::BLOCK..end * Self::BLOCK, bounds)
    }
}

impl Node {
    fn with(self, other: Node) -> Node {
        Node {
            latest_end: self.latest_end.max(other.latest_end),
            bounds: around(self.bounds, other.bounds),
        }
    }
}

/// The bounding box of both, if there are two.
pub fn around(one: Option<PlaneRect>, other: Option<PlaneRect>) -> Option<PlaneRect> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.union(other)),
        (one, other) => one.or(other),
    }
}
