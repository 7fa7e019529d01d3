// The minimum that readers need: a map whose provinces are links, and a list. No scripts.

import { group, max } from 'd3-array';
import { geoPath } from 'd3-geo';
import { fitted } from '../projection.js';
import { claimText } from '../claim-text.js';

// About two thirds of the pixels in which it is shown. Outlines keep to this grid.
const WIDTH = 400;
const HEIGHT = 350;

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const plainPage = (basemap, story, style) => {
  const byProvince = group(story.incidents, ({ province }) => province);
  const projection = fitted(basemap.provinces, byProvince, WIDTH, HEIGHT);
  const path = geoPath(projection).digits(0);
  const most = max(byProvince.values(), ({ length }) => length);
  const nameOf = new Map(basemap.provinces.features.map(({ properties: { province, name } }) => [province, name]));

  const area = (feature) => {
    const d = path(feature);
    const { province, name } = feature.properties;
    const incidents = byProvince.get(province);
    if (!d) return '';
    if (!incidents) return `<path class="area" d="${d}"/>`;
    const shade = Math.ceil((incidents.length / most) * 3);
    return `<a href="#${province}"><path class="area shade-${shade}" d="${d}"><title>${name}: ${incidents.length}</title></path></a>`;
  };
  const dot = ({ point }) => {
    const [x, y] = projection(point).map(Math.round);
    return `<circle cx="${x}" cy="${y}" r="2.5"/>`;
  };
  const label = (province) => {
    const { label } = basemap.provinces.features.find((feature) => feature.properties.province === province).properties;
    const [x, y] = projection(label).map(Math.round);
    return `<text x="${x}" y="${y}">${nameOf.get(province)}</text>`;
  };
  const source = (place) => `<a href="#source-${place}">${escaped(story.sources[place].publisher)}</a>`;
  const item = ({ title, date, summary, claims }) => `<li><h3>${escaped(title)}</h3>
<time>${date}</time><p>${escaped(summary)}</p>
<ul>${claims.map((claim) => `<li>${escaped(claimText(claim))} (${claim.sources.map(source).join(', ')})</li>`).join('')}</ul></li>`;
  const section = ([province, incidents]) => `<section id="${province}"><h2>${nameOf.get(province)} <small>${incidents.length}</small></h2>
<ol class="incidents">${incidents.map(item).join('')}</ol></section>`;

  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(story.title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<h1>${escaped(story.title)}</h1>
<p>${escaped(story.standfirst)}</p>
<main>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Map">
<path class="neighbours" d="${path(basemap.neighbours)}"/>
${basemap.provinces.features.map(area).join('')}
${basemap.lines.features.map((line) => `<path class="${line.properties.line}" d="${path(line)}"/>`).join('')}
<g class="dots">${story.incidents.filter(({ point }) => point).map(dot).join('')}</g>
<g class="labels">${[...byProvince.keys()].map(label).join('')}</g>
</svg>
<div class="list">${[...byProvince].map(section).join('')}</div>
</main>
<h2>Sources</h2>
<ol>${story.sources.map(({ publisher, title, url }, place) =>
    `<li id="source-${place}"><a href="${url}">${escaped(publisher)}: ${escaped(title)}</a></li>`).join('')}</ol>
</html>
`;
};
