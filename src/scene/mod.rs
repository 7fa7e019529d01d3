//! What to draw: pure functions of the story, the reader's state and a size in CSS pixels. They
//! decide everything that the reader sees; the view only turns it into elements.

mod announcement;
mod area_raster;
mod awaited;
mod citation_text;
mod citations;
mod claims_chart;
mod claims_table;
mod clusters;
mod compass;
mod counts;
mod export;
mod facet;
mod filter;
mod folding;
mod incident_table;
mod index;
mod json_ld;
mod labels;
mod line_label;
mod list;
mod listing;
mod map;
mod map_labels;
mod map_names;
mod meant_provinces;
mod pages;
mod path;
mod percent;
mod playback;
mod points;
mod report_link;
mod search;
mod selection;
mod shading;
mod shown;
mod snippet;
mod state;
mod story;
mod story_mode;
mod surroundings;
mod symbols;
mod text_width;
mod time_tree;
mod timeline;
mod told;
mod type_ahead;
mod window;

pub use announcement::announcement;
pub use area_raster::AreaRaster;
pub use awaited::reads_text;
pub use citation_text::citation_text;
pub use citations::Citations;
pub use claims_chart::{ChartRow, ClaimGroup, ClaimRow, claim_groups};
pub use claims_table::{
    ClaimsTable, ComparedClaim, ComparedGroup, ComparedIncident, claims_table, claims_table_of,
};
pub use clusters::{Cluster, ClusterTarget, MAX_GROUPS, cluster_incidents, cluster_target};
pub use compass::{Direction, Walk, province_towards};
pub use counts::{CategoryCounts, Counts};
pub use export::{claims_csv, dataset_json};
pub use facet::{Choice, Facet, FacetValue, Facets, facet_choices};
pub use filter::{Criteria, Criterion, Filter, differing_count};
pub use folding::folded_words;
pub use incident_table::{
    IncidentRow, IncidentTable, Sort, SortKey, SortOrder, incident_table, incident_table_of,
};
pub use index::Index;
pub use json_ld::{Publication, json_ld};
pub use labels::{Anchor, Label, LabelKind, Name};
pub use line_label::LineLabel;
pub use list::{
    Lack, ListEntry, ListScene, ProvinceEntry, list_scene, list_scene_of, list_slice,
    listed_incidents, province_entries,
};
pub use listing::Listing;
pub use map::{MapScene, ScaleBar, map_scene, map_scene_in, map_viewport, revealing};
pub use map_labels::PHONE_WIDTH_PX;
pub use map_names::{MapNames, NamedGround, map_names};
pub use meant_provinces::{MAX_OFFERED, REACH_PX, meant_provinces};
pub use pages::{Page, Paging, list_page, printed_page};
pub use path::{area_path, line_path};
pub use percent::{decoded, encoded};
pub use playback::{GROWING_MAX_DAYS, MOVING_DAYS, MOVING_STEP_DAYS, Playback, Speed};
pub use report_link::report_link;
pub use search::{Search, SearchIndex};
pub use selection::{Selection, link_query, selection_query};
pub use shading::{AreaShade, Shading};
pub use shown::shown_incidents;
pub use snippet::{
    FRAME_HEIGHT_PX, escaped, iframe_snippet, iframe_snippet_of_width, iframe_snippet_with_image,
};
pub use state::{Action, CategorySet, Framing, ListView, State, update};
pub use story::Story;
pub use story_mode::{Mode, Step, StoryScene, Vantage, story_scene};
pub use symbols::{MAX_SYMBOLS, Symbol, awaited_symbols};
pub use text_width::wrapped_text;
pub use timeline::{
    CountBar, Lane, MAX_MARKS, Mark, Played, TickMark, TimelineScene, WIDE_PX, timeline_scene,
};
pub use told::Told;
pub use type_ahead::TypeAhead;
