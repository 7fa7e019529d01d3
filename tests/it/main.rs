//! Everything that needs no browser, through the public API only.

mod architecture;
mod article;
mod date;
mod geo;
mod i18n;
mod load;
mod model;
mod raw;
mod scene;
mod time;
mod view;
