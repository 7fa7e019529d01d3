// The usual map library without tiles, two sliders for the time window, and a list.

import L from 'leaflet';
import { claimText } from '../claim-text.js';

const DAY_MS = 86_400_000;
const SHADES = ['#f4f2ee', '#fbe3c9', '#f2b98a', '#dd8452'];

const load = async (url) => (await fetch(url)).json();
const [basemap, story] = await Promise.all(['basemap.json', 'incidents.json'].map(load));

const incidents = story.incidents.map((incident) => ({ ...incident, day: Date.parse(incident.date) / DAY_MS }));
const nameOf = Object.fromEntries(basemap.provinces.features
  .map(({ properties: { province, name } }) => [province, name]));
const hasIncidents = new Set(incidents.map(({ province }) => province));

const state = { province: null, from: incidents[0].day, to: incidents.at(-1).day };

const map = L.map(document.querySelector('.map'), { zoomSnap: 0.1, attributionControl: false });
L.geoJSON(basemap.neighbours, { interactive: false, style: { color: '#aaa', weight: 1, fillColor: '#e6e4e0', fillOpacity: 1 } })
  .addTo(map);
const areas = L.geoJSON(basemap.provinces, {
  onEachFeature({ properties: { province } }, layer) {
    if (!hasIncidents.has(province)) return;
    layer.on('click', () => {
      state.province = state.province === province ? null : province;
      draw();
    });
  },
});
const border = L.featureGroup();
areas.eachLayer((layer) => {
  if (hasIncidents.has(layer.feature.properties.province)) border.addLayer(layer);
});
map.fitBounds(border.getBounds());
areas.addTo(map);
areas.eachLayer((layer) => layer.getElement()?.setAttribute('data-province', layer.feature.properties.province));
L.geoJSON(basemap.lines, { interactive: false, style: { color: '#444', weight: 1, dashArray: '4 3' } }).addTo(map);
// On a canvas, as Leaflet's guide recommends for many markers. A canvas takes no clicks from what
// lies below it.
const canvas = L.canvas({ pane: map.createPane('dots') });
map.getPane('dots').style.pointerEvents = 'none';
map.getPane('dots').style.zIndex = 450;
const dots = L.layerGroup().addTo(map);
const dotOf = new Map(incidents.filter(({ point }) => point).map((incident) => {
  const [lon, lat] = incident.point;
  const look = { renderer: canvas, interactive: false, radius: 4, stroke: false, fillColor: '#333', fillOpacity: 0.6 };
  return [incident, L.circleMarker([lat, lon], look)];
}));

const element = (name, children, properties = {}) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const source = (place) =>
  element('a', [story.sources[place].publisher], { href: story.sources[place].url });
const item = ({ title, date, summary, claims }) => element('li', [
  element('h3', [title]),
  element('time', [date]),
  element('p', [summary]),
  element('ul', claims.map((claim) => element('li', [`${claimText(claim)} `, ...claim.sources.map(source)]))),
], { className: 'incident' });

const list = document.querySelector('.list');

function draw() {
  const { province, from, to } = state;
  const inWindow = incidents.filter(({ day }) => from <= day && day <= to);
  const counts = {};
  for (const incident of inWindow) counts[incident.province] = (counts[incident.province] ?? 0) + 1;
  const most = Math.max(1, ...Object.values(counts));
  areas.setStyle(({ properties }) => {
    const count = counts[properties.province] ?? 0;
    const isSelected = properties.province === province;
    return {
      color: isSelected ? '#111' : '#aaa',
      weight: isSelected ? 2 : 1,
      fillColor: SHADES[Math.ceil((count / most) * 3)],
      fillOpacity: 1,
    };
  });

  const shown = inWindow.filter((incident) => !province || incident.province === province);
  list.dataset.province = province ?? '';
  list.querySelector('h2').textContent = `${province ? nameOf[province] : 'All provinces'}: ${shown.length}`;
  list.querySelector('.incidents').replaceChildren(...shown.map(item));
}

function drawDots() {
  for (const [incident, dot] of dotOf) {
    const isShown = state.from <= incident.day && incident.day <= state.to;
    if (isShown) dots.addLayer(dot);
    else dots.removeLayer(dot);
  }
}

const dateOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);
const [{ day: first }, { day: last }] = [incidents[0], incidents.at(-1)];
for (const end of ['from', 'to']) {
  const slider = document.querySelector(`[name=${end}]`);
  const output = slider.nextElementSibling;
  Object.assign(slider, { min: first, max: last, value: state[end] });
  output.value = dateOf(state[end]);
  slider.addEventListener('input', () => {
    state[end] = slider.valueAsNumber;
    output.value = dateOf(state[end]);
    drawDots();
    draw();
  });
}

document.querySelector('.sources').append(...story.sources.map(({ publisher, title, url }) =>
  element('li', [element('a', [`${publisher}: ${title}`], { href: url })])));
drawDots();
draw();
performance.mark('ready');
