// Writes ticks.json: what d3-time marks on an axis, for tests/it/time.rs.
// Run here, after `npm install`: node ticks.mjs > ticks.json
//
// Times are minutes since 1970 and stand for local wall-clock time, so d3's UTC
// functions serve. Where d3 would go below one hour, its hourly ticks are taken:
// the axis has no finer step.
import {readFileSync} from "node:fs";
import {utcDay, utcHour, utcMonth, utcTicks, utcYear} from "d3-time";

const COUNTS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const MINUTE_MS = 60_000;

const intervals = [
  // Hours
  ["2024-03-18T00:00", "2024-03-18T06:00"],
  ["2024-03-18T03:17", "2024-03-18T09:17"],
  ["2024-03-17T21:00", "2024-03-18T04:30"],
  ["2024-03-18T00:01", "2024-03-18T11:59"],
  ["2024-03-18T00:00", "2024-03-18T12:00"],
  ["2024-03-17T18:00", "2024-03-18T10:00"],
  ["1969-12-31T20:00", "1970-01-01T08:00"],
  ["2024-03-18T00:00", "2024-03-19T00:00"],
  ["2024-02-28T13:40", "2024-02-29T19:05"],
  ["2023-12-31T06:00", "2024-01-01T18:00"],
  // Days
  ["2024-03-17T00:00", "2024-03-19T00:00"],
  ["2024-03-16T00:00", "2024-03-19T00:00"],
  ["2024-03-16T00:00", "2024-03-20T00:00"],
  ["2024-03-16T05:11", "2024-03-20T22:49"],
  ["2024-02-27T00:00", "2024-03-02T00:00"],
  ["2023-02-26T00:00", "2023-03-05T00:00"],
  ["2024-03-11T00:00", "2024-03-18T00:00"],
  ["2024-03-10T12:00", "2024-03-20T12:00"],
  ["2024-03-03T00:00", "2024-03-17T00:00"],
  ["2023-12-22T09:30", "2024-01-09T17:45"],
  ["2024-02-15T00:00", "2024-03-15T00:00"],
  ["1969-12-20T00:00", "1970-01-10T00:00"],
  // Weeks and months
  ["2024-03-01T00:00", "2024-04-01T00:00"],
  ["2024-02-01T00:00", "2024-03-31T23:59"],
  ["2024-01-15T12:00", "2024-04-15T12:00"],
  ["2025-10-09T00:00", "2025-12-06T00:00"],
  ["2023-11-30T00:00", "2024-05-18T00:00"],
  ["2023-07-01T00:00", "2024-07-01T00:00"],
  ["2024-01-01T00:00", "2025-01-01T00:00"],
  ["2022-12-31T23:59", "2024-01-01T00:01"],
  ["2023-03-05T04:00", "2024-08-19T16:20"],
  // Years
  ["2024-01-01T00:00", "2026-01-01T00:00"],
  ["2022-04-16T00:00", "2024-03-19T00:00"],
  ["2022-04-16T02:00", "2026-06-10T00:00"],
  ["2022-01-01T00:00", "2026-12-31T23:59"],
  ["2021-08-15T00:00", "2026-11-23T00:00"],
  ["2019-06-30T12:00", "2027-06-30T12:00"],
  ["2016-01-01T00:00", "2026-01-01T00:00"],
  ["2013-02-28T00:00", "2026-02-28T00:00"],
  ["2001-10-07T00:00", "2021-08-30T23:59"],
  ["1999-12-31T23:59", "2030-01-01T00:00"],
  ["1979-12-24T00:00", "2024-03-18T00:00"],
  ["1973-07-17T00:00", "2024-03-18T03:00"],
  ["1965-01-01T00:00", "2025-01-01T00:00"],
  ["1947-08-14T00:00", "2007-08-14T00:00"],
  ["1893-11-12T00:00", "1953-11-12T00:00"],
];

function ticks(start, stop, count) {
  const chosen = utcTicks(start, stop, count);
  const finerThanHours = chosen.some((t) => +utcHour(t) !== +t);
  return finerThanHours ? utcTicks(start, stop, utcHour) : chosen;
}

// As d3-scale's default format picks it.
function unit(t) {
  if (utcDay(t) < t) return "H";
  if (utcMonth(t) < t) return "D";
  if (utcYear(t) < t) return "M";
  return "Y";
}

const minute = (t) => t / MINUTE_MS;
const version = (name) =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

const cases = intervals.map(([from, to]) => {
  const [start, stop] = [new Date(`${from}Z`), new Date(`${to}Z`)];
  const rows = [];
  for (const count of COUNTS) {
    const found = ticks(start, stop, count);
    const at = found.map(minute);
    const last = rows.at(-1);
    if (last && String(last.at) === String(at)) last.counts.push(count);
    else rows.push({counts: [count], at, units: found.map(unit).join("")});
  }
  return {start: minute(+start), end: minute(+stop), rows};
});

const versions = {"d3-time": version("d3-time"), "d3-array": version("d3-array")};
console.log(
  `{"versions": ${JSON.stringify(versions)},\n"cases": [\n${cases.map((c) => JSON.stringify(c)).join(",\n")}\n]}`,
);
