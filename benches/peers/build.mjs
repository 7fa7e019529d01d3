// node build.mjs <folder with basemap.json and dataset.json> <folder to write to>
//
// Writes a folder for each page: d3, leaflet and plain, all with the same incidents and basemap.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { topology } from 'topojson-server';
import { feature } from 'topojson-client';
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify';
import { plainPage } from './plain/page.mjs';

const [from, to] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(from, name), 'utf8'));

// The grid has about the resolution of the basemap's own grid: half a kilometre.
const topojson = topology(read('basemap.json'), 4096);

const { incidents, sources, ...dataset } = read('dataset.json');
const placeOf = Object.fromEntries(sources.map(({ id }, place) => [id, place]));

/** Keeps only what the pages show of an incident. */
const shown = ({ id, kind, title, summary, when, places: [place], claims }) => ({
  id,
  kind,
  title,
  summary,
  date: when.first,
  province: place.area.split('~')[0],
  point: place.point && [place.point.lon, place.point.lat],
  claims: claims.map(({ claimant, metric, figure: { min, max, subject }, sources }) =>
    ({ claimant: claimant.name, metric, min, max, subject, sources: sources.map((id) => placeOf[id]) })),
});

const story = {
  title: dataset.title,
  standfirst: dataset.standfirst,
  sources: sources.map(({ publisher, title, url }) => ({ publisher, title, url })),
  incidents: incidents.map(shown).sort((a, b) => a.date.localeCompare(b.date)),
};

const bundle = (...files) => buildSync({
  entryPoints: files,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'chrome96',
  loader: { '.png': 'empty' },
  write: false,
  outdir: to,
}).outputFiles;

const writePage = (name, files) => {
  mkdirSync(join(to, name), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(to, name, file), content);
};

const here = (...path) => join(import.meta.dirname, ...path);

/** Writes a page that draws in the browser. */
const scripted = (name, basemap) => {
  const [script, style] = bundle(here(name, 'main.js'), here(name, 'main.css'));
  writePage(name, {
    'index.html': readFileSync(here(name, 'index.html')),
    'main.js': script.contents,
    'main.css': style.contents,
    'incidents.json': JSON.stringify(story),
    'basemap.json': JSON.stringify(basemap),
  });
};

const geojson = (topology) => Object.fromEntries(Object.entries(topology.objects)
  .map(([name, object]) => [name, feature(topology, object)]));

// Leaflet takes GeoJSON, from the same grid, rounded to a hundred metres.
const rounded = JSON.parse(JSON.stringify(geojson(topojson),
  (key, value) => (typeof value === 'number' ? Math.round(value * 1e3) / 1e3 : value)));

scripted('d3', topojson);
scripted('leaflet', rounded);

// A drawing without zoom needs no more than the resolution of its grid: about six square
// kilometres.
const PIXEL_SR = 6 / 6371 ** 2;
const simplified = simplify(presimplify(topojson, sphericalTriangleArea), PIXEL_SR);
const [style] = bundle(here('plain', 'main.css'));
writePage('plain', { 'index.html': plainPage(geojson(simplified), story, style.text) });
