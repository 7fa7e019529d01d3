//! Sources, and whether anything cites them.

use std::cell::Cell;

use super::ids::Ids;
use super::report::{Read, Report};
use super::value::At;
use crate::model::{Raw, Source, SourceIndex, Tier};

const TIERS: [(&str, Tier); 6] = [
    ("primary", Tier::Primary),
    ("osint", Tier::Osint),
    ("ngo_monitor", Tier::NgoMonitor),
    ("local", Tier::Local),
    ("tertiary", Tier::Tertiary),
    ("gazetteer", Tier::Gazetteer),
];

/// The sources that could be read, and where to find them by id.
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
            let indexed = source(&at, &ids, position).and_then(|source| {
                let index = u16::try_from(kept.len());
                let too_many = |_| at.wrong("at most 65536 sources".into(), "one more".into());
                Ok((SourceIndex(index.map_err(too_many)?), source))
            });
            index_by_position.push(indexed.ok().map(|(index, source)| {
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

    /// The sources of a claim: at least one, each once. Withheld sources, whose issues
    /// are already reported, are left out.
    pub fn cited_by(&self, at: &At) -> Read<Vec<SourceIndex>> {
        let positions = at.list_of(|item| {
            let id = item.str("the id of a source")?;
            let position = self.ids.position(id);
            position.ok_or_else(|| item.expected("the id of a source"))
        })?;
        let mut cited = Vec::new();
        for (i, position) in positions.iter().enumerate() {
            if positions[..i].contains(position) {
                return Err(at.wrong("each source once".into(), "one of them twice".into()));
            }
            self.is_cited[*position].set(true);
            cited.extend(self.index_by_position[*position]);
        }
        match (cited.is_empty(), positions.is_empty()) {
            (false, _) => Ok(cited),
            (true, true) => Err(at.expected("at least one source")),
            (true, false) => Err(at.wrong(
                "at least one readable source".into(),
                "only withheld ones".into(),
            )),
        }
    }

    pub fn report_uncited(&self) {
        for (position, raw) in self.raw.iter().enumerate() {
            if self.index_by_position[position].is_some() && !self.is_cited[position].get() {
                let at = self.ids.record(RECORD, position, raw, self.report);
                at.wrong("a claim that cites it".into(), "none".into());
            }
        }
    }
}

const RECORD: (&str, &str) = ("source", "sources");

fn source(at: &At, ids: &Ids, position: usize) -> Read<Source> {
    let mut fields = at.fields()?;
    let id = ids.own_id(&mut fields, position);
    let publisher = fields.required("publisher").text();
    let title = fields.optional("title", At::text);
    let date = fields.optional("date", At::date);
    let url = fields.required("url").url();
    let language = fields.required("language").language();
    let tier = fields.optional("tier", |tier| tier.word(&TIERS));
    let note = fields.optional("note", At::text);
    fields.end();
    Ok(Source {
        id: id?,
        publisher: publisher?,
        title: title?,
        date: date?,
        url: url?,
        language: language?,
        tier: tier?,
        note: note?,
    })
}
