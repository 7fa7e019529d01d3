// A linked map, timeline and list. A click selects a province, the brush a time window.

import { bin, group, max } from 'd3-array';
import { axisBottom } from 'd3-axis';
import { brushX } from 'd3-brush';
import { geoPath } from 'd3-geo';
import { scaleLinear, scaleQuantize, scaleUtc } from 'd3-scale';
import { select } from 'd3-selection';
import { feature } from 'topojson-client';
import { claimText } from '../claim-text.js';
import { fitted } from '../projection.js';

const [MAP_WIDTH, MAP_HEIGHT] = [640, 560];
const [TIME_WIDTH, TIME_HEIGHT] = [640, 120];
const MARGIN = { left: 8, right: 8, bottom: 20 };

const load = async (url) => (await fetch(url)).json();
const [topology, story] = await Promise.all(['basemap.json', 'incidents.json'].map(load));

const incidents = story.incidents.map((incident) => ({ ...incident, time: new Date(incident.date) }));
const { provinces, neighbours, lines } = Object.fromEntries(Object.entries(topology.objects)
  .map(([name, object]) => [name, feature(topology, object)]));
const nameOf = new Map(provinces.features.map(({ properties: { province, name } }) => [province, name]));
const byProvince = group(incidents, ({ province }) => province);

const state = { province: null, window: null };

const map = select('.map');
const projection = fitted(provinces, byProvince, MAP_WIDTH, MAP_HEIGHT);
const path = geoPath(projection);

map.append('path').attr('class', 'neighbours').attr('d', path(neighbours));
const areas = map.append('g').selectAll('path').data(provinces.features).join('path')
  .attr('d', path)
  .attr('data-province', ({ properties }) => properties.province)
  .on('click', (_, { properties: { province } }) => {
    if (!byProvince.has(province)) return;
    state.province = state.province === province ? null : province;
    draw();
  });
areas.append('title');
map.append('g').selectAll('path').data(lines.features).join('path')
  .attr('class', ({ properties }) => properties.line)
  .attr('d', path);
const dots = map.append('g').attr('class', 'dots').selectAll('circle')
  .data(incidents.filter(({ point }) => point)).join('circle')
  .attr('r', 4)
  .attr('transform', ({ point }) => `translate(${projection(point)})`);
const labels = provinces.features.filter(({ properties }) => byProvince.has(properties.province));
map.append('g').attr('class', 'labels').selectAll('text')
  .data(new Map(labels.map(({ properties }) => [properties.province, properties])).values()).join('text')
  .attr('transform', ({ label }) => `translate(${projection(label)})`)
  .text(({ name }) => name);

const time = scaleUtc()
  .domain([incidents[0].time, incidents.at(-1).time])
  .range([MARGIN.left, TIME_WIDTH - MARGIN.right])
  .nice();
const bins = bin().value(({ time }) => time).domain(time.domain()).thresholds(time.ticks(24))(incidents);
const height = scaleLinear([0, max(bins, ({ length }) => length)], [TIME_HEIGHT - MARGIN.bottom, 4]);
const timeline = select('.timeline');
timeline.append('g').selectAll('rect').data(bins).join('rect')
  .attr('class', 'bar')
  .attr('x', ({ x0 }) => time(x0))
  .attr('width', ({ x0, x1 }) => Math.max(0, time(x1) - time(x0) - 1))
  .attr('y', ({ length }) => height(length))
  .attr('height', ({ length }) => height(0) - height(length));
timeline.append('g')
  .attr('transform', `translate(0,${TIME_HEIGHT - MARGIN.bottom})`)
  .call(axisBottom(time));
timeline.append('g').call(brushX()
  .extent([[MARGIN.left, 0], [TIME_WIDTH - MARGIN.right, TIME_HEIGHT - MARGIN.bottom]])
  .on('brush end', ({ selection }) => {
    state.window = selection?.map(time.invert);
    draw();
  }));

const list = select('.list');

function draw() {
  const { province, window } = state;
  const inWindow = ({ time }) => !window || (window[0] <= time && time <= window[1]);
  const counts = new Map([...byProvince].map(([code, all]) => [code, all.filter(inWindow).length]));
  const shade = scaleQuantize([1, max(counts.values())], [1, 2, 3]);
  areas
    .attr('class', ({ properties }) => {
      const count = counts.get(properties.province);
      const isSelected = properties.province === province;
      return `area${byProvince.has(properties.province) ? ' has-incidents' : ''}${
        count ? ` shade-${shade(count)}` : ''}${isSelected ? ' selected' : ''}`;
    })
    .select('title')
    .text(({ properties }) => `${properties.name}: ${counts.get(properties.province) ?? 0}`);
  dots.attr('display', (incident) => (inWindow(incident) ? null : 'none'));

  const shown = incidents.filter((incident) =>
    inWindow(incident) && (!province || incident.province === province));
  list.attr('data-province', province);
  list.select('h2').text(`${province ? nameOf.get(province) : 'All provinces'}: ${shown.length}`);
  list.select('.incidents').selectAll('.incident').data(shown, ({ id }) => id).join((enter) => {
    const item = enter.append('li').attr('class', 'incident');
    item.append('h3').text(({ title }) => title);
    item.append('time').text(({ date }) => date);
    item.append('p').text(({ summary }) => summary);
    const claim = item.append('ul').selectAll('li').data(({ claims }) => claims).join('li')
      .text((claim) => `${claimText(claim)} `);
    claim.selectAll('a').data(({ sources }) => sources).join('a')
      .attr('href', (place) => story.sources[place].url)
      .text((place) => story.sources[place].publisher);
    return item;
  }).order();
}

select('.sources').selectAll('li').data(story.sources).join('li').append('a')
  .attr('href', ({ url }) => url)
  .text(({ publisher, title }) => `${publisher}: ${title}`);
draw();
performance.mark('ready');
