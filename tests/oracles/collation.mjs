// Writes collation.json: the names of data/names/ in the order of each language, for
// tests/it/collation.rs. The order is that of CLDR, by the ICU that comes with Node.
// Run here: node collation.mjs > collation.json
import { readFileSync } from "node:fs";

const FILES = { en: "en", ps: "ps", "fa-AF": "prs", ur: "ur" };

const names = (file) =>
  readFileSync(new URL(`../../data/names/${file}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.includes("\t") && !line.startsWith("#"))
    .map((line) => line.split("\t")[1]);

const sorted = Object.entries(FILES).map(([language, file]) => {
  const { compare } = new Intl.Collator(language);
  return [language, [...new Set(names(file))].sort(compare)];
});
console.log(JSON.stringify({ icu: process.versions.icu, cldr: process.versions.cldr, ...Object.fromEntries(sorted) }, null, 1));
