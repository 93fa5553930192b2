/** What people write in fields. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { here } from "./server.mjs";

const { outputFiles } = await build({ entryPoints: [here("../src/fields/values.ts")], bundle: true, format: "esm", write: false });
const { parseDate, parseNumber } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const NUMBERS = [
  ["1 200 000", "sv", undefined, { value: 1200000 }],
  ["1\u00a0200\u202f000 kr", "sv", undefined, { value: 1200000 }],
  ["1 200,50", "sv", undefined, { value: 1200.5 }],
  ["1.200.000", "sv", undefined, { value: 1200000 }],
  ["1.200,50", "sv", undefined, { value: 1200.5 }],
  ["1,200.50", "en", undefined, { value: 1200.5 }],
  ["1,200", "en", undefined, { value: 1200 }],
  ["1,200", "sv", undefined, { value: 1.2 }],
  ["0.035", "sv", undefined, { value: 0.035 }],
  ["1.200", "sv", undefined, { error: "ambiguous" }],
  ["3,5 %", "sv", undefined, { value: 0.035 }],
  ["3,5 %", "sv", "%", { value: 3.5 }],
  ["\u22124", "sv", undefined, { value: -4 }],
  ["500 timmar", "sv", "h", { value: 500 }],
  ["5 mkr", "sv", undefined, { error: "number" }],
  ["tolv", "sv", undefined, { error: "number" }],
  ["1e3", "sv", undefined, { error: "number" }],
  ["  ", "sv", undefined, { empty: true }],
];

for (const [text, language, unit, expected] of NUMBERS) {
  test(`${JSON.stringify(text)} in ${language}${unit ? ` as ${unit}` : ""}`, () => assert.deepEqual(parseNumber(text, language, unit), expected));
}

const DATES = [
  ["2026-11-22", { value: "2026-11-22" }],
  ["20261122", { value: "2026-11-22" }],
  ["22/11 2026", { value: "2026-11-22" }],
  ["1.3.2027", { value: "2027-03-01" }],
  ["2026-02-30", { error: "date" }],
  ["2026-13-01", { error: "date" }],
  ["i morgon", { error: "date" }],
  ["", { empty: true }],
];

for (const [text, expected] of DATES) {
  test(`the day ${JSON.stringify(text)}`, () => assert.deepEqual(parseDate(text), expected));
}
