/** Figures as tables in Markdown. */

const shown = (number) => number.toFixed(1);

/** Least, median, 95th percentile and greatest of some milliseconds. */
export function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return { min: shown(sorted[0]), median: shown(at(0.5)), p95: shown(at(0.95)), max: shown(sorted.at(-1)) };
}

/** A row: what it is about, then the figures. */
export function row(names, times) {
  const { min, median, p95, max } = summary(times);
  return [...names, min, median, p95, max];
}

/** A table. */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line), ""].join("\n");
}
