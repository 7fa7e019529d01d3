//! Writes a dataset in the format that an editor writes: the inverse of [`super::load`].

use super::{
    Assertion, Change, ChangeKind, Claim, Clock, Dataset, DatasetTranslation, Figure, Incident,
    IncidentIndex, Period, Place, Point, Raw, Record, Source, Translation, When,
};

/// An excerpt of the dataset in the format of `docs/data.md`: only these incidents, the sources
/// that they cite, and the log entries about them or about the whole story. `focus` replaces the
/// days in focus.
///
/// A site whose parent is not among the incidents stands alone. The loader reads everything else
/// back unchanged, positions to a millionth of a degree.
pub fn raw_dataset(dataset: &Dataset, incidents: &[IncidentIndex], focus: Period) -> Raw {
    let records = || {
        incidents
            .iter()
            .filter_map(|&i| dataset.incidents.record(i))
    };
    let is_cited = |source: &Source| {
        let claims = records().flat_map(|incident| &incident.claims);
        let mut cited = claims.flat_map(|claim| &claim.sources);
        cited.any(|index| dataset.source(*index).id == source.id)
    };
    let sources = dataset.sources.iter().filter(|source| is_cited(source));
    let paragraphs = dataset.methodology.iter();
    let mut focus_record = Record::default();
    focus_record.text("first", &focus.first.to_string());
    focus_record.text("last", &focus.last.to_string());

    let mut record = Record::default();
    record.number("format", 1.0);
    record.text("language", &dataset.language);
    record.text("title", &dataset.title);
    record.text("standfirst", &dataset.standfirst);
    record.text("version", &dataset.version);
    record.text("updated", &dataset.updated.to_string());
    record.value("focus", focus_record.raw());
    record.list("methodology", paragraphs.map(|text| Raw::text(text)));
    record.translations(dataset.translations.iter().map(raw_dataset_translation));
    let is_of_these = |change: &&Change| change.incident.is_none_or(|i| incidents.contains(&i));
    let changes = dataset.changes.iter().filter(is_of_these);
    record.non_empty_list(
        "corrections",
        changes.map(|change| {
            let incident = change.incident.and_then(|i| dataset.incidents.record(i));
            raw_change(change, incident.map(|incident| Raw::text(&incident.id)))
        }),
    );
    record.optional_text("licence", dataset.licence.as_deref());
    record.optional_text("report_url", dataset.report_url.as_deref());
    record.list("sources", sources.map(raw_source));
    record.list(
        "incidents",
        records().map(|incident| {
            let whole = incident.part_of.filter(|whole| incidents.contains(whole));
            raw_incident(dataset, incident, whole)
        }),
    );
    record.raw()
}

impl Record {
    /// One field per language. Adds nothing if there is none.
    fn translations(&mut self, by_language: impl Iterator<Item = (String, Raw)>) {
        let by_language: Vec<_> = by_language.collect();
        if !by_language.is_empty() {
            self.value("translations", Raw::Map(by_language));
        }
    }
}

fn raw_dataset_translation(translation: &DatasetTranslation) -> (String, Raw) {
    let mut record = Record::default();
    record.value("reviewed", Raw::Bool(translation.is_reviewed));
    record.text("title", &translation.title);
    record.text("standfirst", &translation.standfirst);
    if let Some(paragraphs) = &translation.methodology {
        record.list("methodology", paragraphs.iter().map(|text| Raw::text(text)));
    }
    (translation.language.clone(), record.raw())
}

fn raw_translation(dataset: &Dataset, translation: &Translation) -> (String, Raw) {
    let mut record = Record::default();
    record.text("title", &translation.title);
    record.text("summary", &translation.summary);
    // Written only if it differs from what the loader assumes.
    let mut of_dataset = dataset.translations.iter();
    let is_reviewed = of_dataset.any(|t| t.language == translation.language && t.is_reviewed);
    if translation.is_reviewed != is_reviewed {
        record.value("reviewed", Raw::Bool(translation.is_reviewed));
    }
    (translation.language.clone(), record.raw())
}

/// `incident` refers to the incident that changed.
pub(super) fn raw_change(change: &Change, incident: Option<Raw>) -> Raw {
    let mut record = Record::default();
    record.text("date", &change.date.to_string());
    record.text("version", &change.version);
    if let Some(incident) = incident {
        record.value("incident", incident);
    }
    match &change.kind {
        ChangeKind::Addition => record.text("kind", "addition"),
        ChangeKind::Correction { was } => {
            record.text("kind", "correction");
            record.text("was", was);
        }
    }
    record.text("text", &change.text);
    record.raw()
}

pub(super) fn raw_source(source: &Source) -> Raw {
    let mut record = Record::default();
    record.text("id", &source.id);
    record.text("publisher", &source.publisher);
    record.optional_text("title", source.title.as_deref());
    if let Some(date) = source.date {
        record.text("date", &date.to_string());
    }
    record.text("url", &source.url);
    record.text("language", &source.language);
    record.optional_text("tier", source.tier.map(|tier| tier.code()));
    record.optional_text("note", source.note.as_deref());
    record.raw()
}

pub(super) fn raw_incident(
    dataset: &Dataset,
    incident: &Incident,
    whole: Option<IncidentIndex>,
) -> Raw {
    let mut record = Record::default();
    record.text("id", &incident.id);
    record.text("kind", incident.kind.code());
    record.text("title", &incident.title);
    record.text("summary", &incident.summary);
    let translations = incident.translations.iter();
    record.translations(translations.map(|translation| raw_translation(dataset, translation)));
    let whole = whole.and_then(|whole| dataset.incidents.record(whole));
    record.optional_text("part_of", whole.map(|whole| whole.id.as_str()));
    record.value("when", raw_when(&incident.when));
    record.list("places", incident.places.iter().map(raw_place));
    record.list("actors", incident.actors.iter().map(|name| Raw::text(name)));
    record.optional_text("note", incident.note.as_deref());
    let claims = incident.claims.iter();
    record.list("claims", claims.map(|claim| raw_claim(dataset, claim)));
    record.raw()
}

fn raw_when(when: &When) -> Raw {
    let mut record = Record::default();
    record.text("first", &when.first.to_string());
    if when.last != when.first {
        record.text("last", &when.last.to_string());
    }
    record.text("precision", when.precision.code());
    if let Some(clock) = &when.clock {
        record.value("clock", raw_clock(clock));
    }
    record.text("zone", when.zone.code());
    record.raw()
}

fn raw_clock(clock: &Clock) -> Raw {
    let mut record = Record::default();
    record.text("from", &clock.start_text());
    record.optional_text("to", clock.end_text().as_deref());
    record.text("text", &clock.text);
    record.raw()
}

fn raw_place(place: &Place) -> Raw {
    let mut record = Record::default();
    record.text("name", &place.name);
    record.optional_text("area", place.area.as_ref().map(|area| area.as_str()));
    if let Some(point) = &place.point {
        record.value("point", raw_point(point));
    }
    record.raw()
}

fn raw_point(point: &Point) -> Raw {
    let mut record = Record::default();
    record.number("lat", point.position.lat_deg);
    record.number("lon", point.position.lon_deg);
    record.text("precision", point.precision.code());
    record.optional_text("note", point.note.as_deref());
    record.raw()
}

fn raw_claim(dataset: &Dataset, claim: &Claim) -> Raw {
    let mut claimant = Record::default();
    claimant.text("name", &claim.claimant.name);
    claimant.text("type", claim.claimant.kind.code());

    let mut record = Record::default();
    record.text("id", &claim.id);
    record.value("claimant", claimant.raw());
    record.text("metric", claim.metric.code());
    match &claim.assertion {
        Assertion::Figure(figure) => record.value("figure", raw_figure(figure)),
        Assertion::Text(text) => record.text("text", text),
    }
    record.optional_text("scope", claim.scope.as_deref());
    record.optional_text("quote", claim.quote.as_deref());
    let standing = claim.standing.map(|standing| standing.code());
    record.optional_text("standing", standing);
    record.optional_text("note", claim.note.as_deref());
    let sources = claim.sources.iter();
    let source_ids = sources.map(|source| Raw::text(&dataset.source(*source).id));
    record.list("sources", source_ids);
    record.raw()
}

fn raw_figure(figure: &Figure) -> Raw {
    let mut record = Record::default();
    record.number("min", f64::from(figure.min));
    if let Some(max) = figure.max {
        record.number("max", f64::from(max));
    }
    record.optional_text("qualifier", figure.qualifier.as_deref());
    record.text("subject", figure.subject.code());
    record.optional_text("detail", figure.detail.as_deref());
    record.raw()
}
