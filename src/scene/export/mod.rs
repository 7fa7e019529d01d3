//! The incidents shown as files that other programs read. What they hold is in the words of
//! the data, which are the same in every language of the widget.

mod csv;
mod json;

pub use csv::claims_csv;
pub use json::dataset_json;
