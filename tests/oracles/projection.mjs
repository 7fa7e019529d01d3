// Writes projection.json: positions projected by d3-geo, for tests/it/geo/projection.rs.
// Run here, after `npm install`: node projection.mjs > projection.json
import { readFileSync } from "node:fs";
import { geoConicEqualArea } from "d3-geo";

const version = JSON.parse(
  readFileSync(new URL("node_modules/d3-geo/package.json", import.meta.url)),
).version;

const project = geoConicEqualArea()
  .parallels([26, 37])
  .rotate([-69, 0])
  .center([0, 31])
  .scale(6371.0072)
  .translate([0, 0])
  .precision(0);

// A grid over the frame and somewhat beyond, and the origin.
const positions = [[69, 31]];
for (let lon = 58.5; lon <= 80.5; lon += 1.375) {
  for (let lat = 22.25; lat <= 40; lat += 1.375) positions.push([lon, lat]);
}

const rows = positions.map(([lon, lat]) => {
  const [x, y] = project([lon, lat]);
  return `[${lon},${lat},${x.toFixed(9)},${(-y).toFixed(9)}]`;
});
console.log(`{"versions":{"d3-geo":"${version}"},
"columns":["lon_deg","lat_deg","east_km","north_km"],
"rows":[
${rows.join(",\n")}
]}`);
