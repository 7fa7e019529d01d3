//! Rival claims side by side: one group per metric and subject. All figures of a group share one
//! axis.

use crate::model::{
    Assertion, Figure, Incident, Metric, Subject, sorted_positions, sources_differ,
};

/// Claims that can be compared with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimGroup {
    pub metric: Metric,
    /// `None` if the claims are texts.
    pub subject: Option<Subject>,
    /// Whether two claims of the group contradict each other.
    pub sources_differ: bool,
    /// Upper end of the axis; the lower end is 0. `None` if there is no chart: the claims are
    /// texts, they count things that do not compare, or there is only one.
    pub axis_max: Option<u32>,
    /// In the order of the data.
    pub rows: Vec<ClaimRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    /// Position in [`Incident::claims`].
    pub claim: usize,
    /// `None` if the group has no axis, or this claim no figure.
    pub chart: Option<ChartRow>,
}

/// The extent of a figure on the axis, as fractions of the axis length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartRow {
    pub from: f64,
    pub to: f64,
    /// The claim has no upper limit: "at least".
    pub open: bool,
}

/// Groups an incident's claims by metric, then by subject. Both are in the order of their enum in
/// the model.
pub fn claim_groups(incident: &Incident) -> Vec<ClaimGroup> {
    let keyed: Vec<(Metric, Option<Subject>, usize)> = incident
        .claims
        .iter()
        .enumerate()
        .map(|(i, claim)| {
            (
                claim.metric,
                figure_of(&claim.assertion).map(|f| f.subject),
                i,
            )
        })
        .collect();
    let order = sorted_positions(keyed.len(), &|a, b| {
        (keyed[a].0, keyed[a].1).cmp(&(keyed[b].0, keyed[b].1))
    });
    let sorted: Vec<_> = order.into_iter().map(|i| keyed[i]).collect();
    sorted
        .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .map(|members| group(incident, members))
        .collect()
}

fn group(incident: &Incident, members: &[(Metric, Option<Subject>, usize)]) -> ClaimGroup {
    let (metric, subject, _) = members[0];
    let claims = || members.iter().map(|&(.., i)| &incident.claims[i]);
    let compares = members.len() > 1 && subject.is_some_and(|subject| subject != Subject::Things);
    let axis_max = compares.then(|| {
        claims()
            .filter_map(|claim| figure_of(&claim.assertion))
            .map(|figure| figure.max.unwrap_or(figure.min))
            .fold(1, u32::max)
    });
    let position = |figure: &Figure, axis_max: u32| ChartRow {
        from: f64::from(figure.min) / f64::from(axis_max),
        to: f64::from(figure.max.unwrap_or(figure.min)) / f64::from(axis_max),
        open: figure.max.is_none(),
    };
    ClaimGroup {
        metric,
        subject,
        sources_differ: claims().any(|a| claims().any(|b| sources_differ(a, b))),
        axis_max,
        rows: members
            .iter()
            .map(|&(.., claim)| ClaimRow {
                claim,
                chart: figure_of(&incident.claims[claim].assertion)
                    .zip(axis_max)
                    .map(|(figure, axis_max)| position(figure, axis_max)),
            })
            .collect(),
    }
}

fn figure_of(assertion: &Assertion) -> Option<&Figure> {
    match assertion {
        Assertion::Figure(figure) => Some(figure),
        Assertion::Text(_) => None,
    }
}
