//! Loads sources, and notes which of them claims cite.

use std::cell::Cell;

use super::fields::Fields;
use super::form::is_url;
use super::ids::Ids;
use super::report::Report;
use super::value::At;
use super::words::{Words, words};
use crate::model::{Raw, Source, SourceIndex, Tier};

const RECORD: (&str, &str) = ("source", "sources");

pub(super) const TIERS: Words<Tier> = words!(Tier {
    "primary" => Primary,
    "osint" => Osint,
    "ngo_monitor" => NgoMonitor,
    "local" => Local,
    "tertiary" => Tertiary,
    "gazetteer" => Gazetteer,
});

/// The sources that could be read, and an index to find them by id.
pub(super) struct Sources<'a> {
    pub kept: Vec<Source>,
    raw: &'a [Raw],
    ids: Ids<'a>,
    /// By position in the data; `None` for a withheld source.
    index_by_position: Vec<Option<SourceIndex>>,
    /// By position in the data.
    is_cited: Vec<Cell<bool>>,
    report: &'a Report,
}

impl<'a> Sources<'a> {
    pub fn read(raw: &'a [Raw], report: &'a Report) -> Self {
        let ids = Ids::of(raw.iter());
        let mut kept = Vec::new();
        let mut index_by_position = Vec::new();
        for (position, source_raw) in raw.iter().enumerate() {
            let at = ids.record(RECORD, position, source_raw, report);
            let source = report.faultless(|| {
                let index = u16::try_from(kept.len()).ok();
                if index.is_none() {
                    at.wrong("at most 65536 sources".into(), "one more".into());
                }
                (
                    SourceIndex(index.unwrap_or_default()),
                    source(&at, &ids, position),
                )
            });
            index_by_position.push(source.map(|(index, source)| {
                kept.push(source);
                index
            }));
        }
        let is_cited = vec![Cell::new(false); raw.len()];
        Self {
            kept,
            raw,
            ids,
            index_by_position,
            is_cited,
            report,
        }
    }

    /// Sources that are already loaded, for a chunk of text.
    pub fn known(sources: &'a [Source], report: &'a Report) -> Self {
        // A dataset has at most 65,536 sources.
        let indices = (0..sources.len()).map(|index| index as u16);
        Self {
            kept: Vec::new(),
            raw: &[],
            ids: Ids::of_texts(sources.iter().map(|source| source.id.as_str()).collect()),
            index_by_position: indices.map(|index| Some(SourceIndex(index))).collect(),
            is_cited: vec![Cell::new(false); sources.len()],
            report,
        }
    }

    /// The sources of a claim: at least one, each once. Leaves out withheld sources, whose issues
    /// are already reported.
    pub fn cited_by(&self, at: &At) -> Vec<SourceIndex> {
        let Some(list) = at.list() else {
            return Vec::new();
        };
        let mut positions = Vec::new();
        for (i, raw) in list.iter().enumerate() {
            let item = at.item(i, raw);
            let Some(position) = item.read("the id of a source", |id| self.ids.position(id)) else {
                continue;
            };
            self.is_cited[position].set(true);
            if positions.contains(&position) {
                item.expected("a source that is not listed already");
            }
            positions.push(position);
        }
        let cited: Vec<_> = positions
            .iter()
            .filter_map(|p| self.index_by_position[*p])
            .collect();
        if list.is_empty() {
            at.expected("at least one source");
        } else if cited.is_empty() && positions.len() == list.len() {
            at.wrong(
                "at least one readable source".into(),
                "only withheld ones".into(),
            );
        }
        cited
    }

    /// Reports every loaded source that no claim cites.
    pub fn remark_uncited(&self) {
        for (position, raw) in self.raw.iter().enumerate() {
            if self.index_by_position[position].is_some() && !self.is_cited[position].get() {
                let at = self.ids.record(RECORD, position, raw, self.report);
                self.report
                    .remark(&at.path, "a claim that cites it".into(), "none".into());
            }
        }
    }
}

fn source(at: &At, ids: &Ids, position: usize) -> Source {
    let mut fields = Fields::of(at);
    let source = Source {
        id: ids.own_id(&mut fields, position),
        publisher: fields.text("publisher"),
        title: fields.optional_text("title"),
        date: fields.take_optional("date").and_then(|date| date.date()),
        url: url(&mut fields),
        language: fields.take("language").language(),
        tier: fields.optional_word("tier", &TIERS),
        note: fields.optional_text("note"),
    };
    fields.end();
    source
}

fn url(fields: &mut Fields) -> String {
    let expected = "a link that starts with https:// or http:// and a host name, without spaces";
    let url = fields
        .take("url")
        .read(expected, |url| is_url(url).then_some(url));
    url.unwrap_or_default().into()
}
