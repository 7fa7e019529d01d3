//! Measures parts of the widget with a thousand to a million synthetic incidents: `cargo bench
//! --features cli --bench scale`. Append a name to run only some.

mod synthetic;

use clash_map::geo::{self, Basemap};
use clash_map::i18n::Locale;
use clash_map::model::cmap::pack_dataset;
use clash_map::model::{Date, ProvinceCode, load, load_columns};
use clash_map::scene::{
    Action, Index, Listing, State, Story, announcement, list_slice, map_names, map_scene,
    province_entries, timeline_scene, update,
};
use clash_map::time::Interval;
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::cell::LazyCell;
use std::hint::black_box;
use std::time::Duration;

const COUNTS: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// The rows of the list that fit on a screen.
const ROWS: usize = 40;
/// With more, `Raw` values need more memory than machines have.
const COUNTS_AS_WRITTEN: [usize; 3] = [1_000, 10_000, 100_000];

fn story(basemap: &Basemap, count: usize) -> Story {
    let dataset = synthetic::dataset(basemap, count);
    let cities = geo::cities(geo::CITIES_TSV);
    Story::new(dataset, (0, 0), basemap.clone(), cities, Locale::english())
}

/// From `Raw` values to a checked dataset.
fn loading(c: &mut Criterion) {
    let basemap = geo::embedded();
    let mut group = c.benchmark_group("load");
    group.sample_size(10);
    for count in COUNTS_AS_WRITTEN {
        let raw = LazyCell::new(|| synthetic::raw(&basemap, count));
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            let raw = &*raw;
            b.iter(|| load(black_box(raw), &basemap));
        });
    }
    group.finish();
}

fn indexing(c: &mut Criterion) {
    let basemap = geo::embedded();
    let mut group = c.benchmark_group("index");
    group.sample_size(10);
    for count in COUNTS {
        let dataset = LazyCell::new(|| synthetic::dataset(&basemap, count));
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            let dataset = &*dataset;
            b.iter(|| Index::new(black_box(dataset), &basemap));
        });
    }
    group.finish();
}

/// One move of the window's end, alternately a day forth and back, in a window of a month and in
/// one of all years.
fn brush(c: &mut Criterion) {
    let basemap = geo::embedded();
    let mut group = c.benchmark_group("brush");
    group
        .sample_size(20)
        .measurement_time(Duration::from_secs(2));
    for count in COUNTS {
        // Built only if a benchmark needs it.
        let story = LazyCell::new(|| story(&basemap, count));
        for (width, days) in [("month", 30), ("years", 5 * 365)] {
            let states = LazyCell::new(|| {
                [days, days + 1].map(|days| {
                    update(&story, &State::initial(&story), Action::Brush(window(days)))
                })
            });
            let mut frame = |part: &str, compute: &dyn Fn(&Story, &State)| {
                group.bench_function(BenchmarkId::new(format!("{part}/{width}"), count), |b| {
                    let (story, states) = (&*story, &*states);
                    let mut turn = 0;
                    b.iter(|| {
                        turn ^= 1;
                        compute(story, black_box(&states[turn]));
                    });
                });
            };
            frame("provinces", &|story, state| {
                drop(black_box(province_entries(story, state)))
            });
            frame("list", &|story, state| {
                let len = Listing::new(story, state).len();
                let mut entries = Vec::with_capacity(ROWS);
                list_slice(story, state, len / 2, ROWS, &mut entries);
                black_box(entries);
            });
            frame("map", &|story, state| {
                let scene = map_scene(story, state, 600.0, 500.0);
                drop(black_box(map_names(story, &scene)))
            });
            frame("timeline", &|story, state| {
                drop(black_box(timeline_scene(story, state, 1000.0)));
            });
            frame("announcement", &|story, state| {
                let before = State::initial(story);
                drop(black_box(announcement(story, &before, state, false)));
            });
        }
    }
    group.finish();
}

fn window(days: i32) -> Interval {
    let first = Date::new(2020, 1, 1).expect("a day");
    Interval::of_days(first, first.plus_days(days - 1))
}

/// From the bytes of a packed file to a story that can be shown.
fn columns(c: &mut Criterion) {
    let basemap = geo::embedded();
    let mut group = c.benchmark_group("columns");
    group.sample_size(10);
    for count in [100_000, 1_000_000] {
        let packed = LazyCell::new(|| {
            let dataset = synthetic::dataset(&basemap, count);
            let index = Index::new(&dataset, &basemap);
            let packed = pack_dataset(&dataset, |incident| index.whereabouts(incident));
            packed
                .expect("it has few combinations of provinces")
                .columns
        });
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            let packed = &*packed;
            let story = |bytes: Vec<u8>| {
                let dataset = load_columns(bytes).expect("they were packed");
                let cities = geo::cities(geo::CITIES_TSV);
                Story::new(dataset, (0, 0), geo::embedded(), cities, Locale::english())
            };
            let copy = || packed.clone();
            b.iter_batched(copy, story, BatchSize::LargeInput);
        });
    }
    group.finish();
}

fn projection(c: &mut Criterion) {
    let basemap = geo::embedded();
    c.bench_function("basemap/decode", |b| b.iter(geo::embedded));
    let code = ProvinceCode::parse("AF-PKA").expect("a code");
    let label = basemap.area(code).expect("Paktika is on the map").label;
    let place = basemap.lonlat_from_plane(label);
    c.bench_function("basemap/project", |b| {
        b.iter(|| basemap.plane_from_lonlat(black_box(place)));
    });
    c.bench_function("basemap/area_at", |b| {
        b.iter(|| geo::area_at(&basemap, black_box(label)))
    });
}

criterion_group!(benches, projection, loading, columns, indexing, brush);
criterion_main!(benches);
