//! The listed incidents as files for other programs. The files use the codes of the data, which are
//! the same in every language of the widget.

mod csv;
mod json;

pub use csv::claims_csv;
pub use json::dataset_json;
