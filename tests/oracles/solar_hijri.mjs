// Writes solar_hijri.json: the first day of each Solar Hijri year, and which years are leap
// years, for tests/it/solar_hijri.rs.
// Run here, after `npm install`: node solar_hijri.mjs > solar_hijri.json
//
// Every day is taken from two calendars, jalaali-js (by the breaks of K. Borkowski) and
// the one of ICU that comes with Node; the script fails where they differ.
import { readFileSync } from "node:fs";
import { toJalaali } from "jalaali-js";

const [FIRST_YEAR, LAST_YEAR] = [1178, 1501];
const DAY_MS = 86_400_000;

const persian = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
  timeZone: "UTC",
  year: "numeric",
  month: "numeric",
  day: "numeric",
});

function ofIcu(date) {
  const parts = persian.formatToParts(date).map((part) => [part.type, Number(part.value)]);
  const { year, month, day } = Object.fromEntries(parts);
  return [year, month, day];
}

function ofJalaali(date) {
  const { jy, jm, jd } = toJalaali(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  return [jy, jm, jd];
}

const isoDay = (date) => date.toISOString().slice(0, 10);

const newYears = [];
const leapYears = [];
let days = 0;
for (let ms = Date.UTC(1799, 2, 21); ; ms += DAY_MS) {
  const date = new Date(ms);
  const [year, month, day] = ofIcu(date);
  if (String([year, month, day]) !== String(ofJalaali(date))) {
    throw new Error(`${isoDay(date)}: ${[year, month, day]} and ${ofJalaali(date)}`);
  }
  if (year > LAST_YEAR) break;
  days += 1;
  if (month === 1 && day === 1) newYears.push(isoDay(date));
  if (month === 12 && day === 30) leapYears.push(year);
}
if (newYears.length !== LAST_YEAR - FIRST_YEAR + 1) throw new Error(`${newYears.length} years`);

const { version } = JSON.parse(
  readFileSync(new URL("node_modules/jalaali-js/package.json", import.meta.url)),
);
console.log(`{"versions":{"jalaali-js":"${version}","icu":"${process.versions.icu}"},
"first_year":${FIRST_YEAR},
"days":${days},
"new_years":${JSON.stringify(newYears)},
"leap_years":${JSON.stringify(leapYears)}}`);
