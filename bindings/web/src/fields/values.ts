/** From what people write in fields to numbers and dates. */

/** A value, nothing, or the name of the error message. */
export type Parsed<T> = { value: T } | { empty: true } | { error: "number" | "ambiguous" | "date" };

const UNITS = /(?:kr|kronor|sek|:-|st|h|tim|timmar|hours|dagar|days|månader|months|år|years)\.?$/i;

/**
 * A number as it is written in Swedish or English: `1 200 000`, `1 200,50 kr`, `3,5 %`, `1.200.000`, `-4`.
 * A percentage becomes a share unless the fact itself is in per cent. Exact: digits are moved, not computed.
 */
export function parseNumber(text: string, language: string, unit?: string): Parsed<number> {
  let digits = text.replace(/\s/gu, "").replace(/^[−–]/u, "-");
  if (digits === "") return { empty: true };
  const percent = digits.endsWith("%");
  digits = percent ? digits.slice(0, -1) : unit && digits.endsWith(unit) ? digits.slice(0, -unit.length) : digits.replace(UNITS, "");
  const plain = withoutSeparators(digits, language);
  if (plain === null) return { error: "ambiguous" };
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return { error: "number" };
  return { value: Number(percent && unit !== "%" ? `${plain}e-2` : plain) };
}

/** Digits with a decimal point; null where it could be a thousand or a decimal. */
function withoutSeparators(digits: string, language: string): string | null {
  const comma = digits.lastIndexOf(",");
  const point = digits.lastIndexOf(".");
  if (comma >= 0 && point >= 0) {
    const thousands = comma > point ? "." : ",";
    return digits.replaceAll(thousands, "").replace(",", ".");
  }
  const mark = comma >= 0 ? "," : point >= 0 ? "." : "";
  if (mark === "") return digits;
  const groups = digits.replace("-", "").split(mark);
  if (groups.length > 2) return groups.slice(1).every((group) => group.length === 3) ? digits.replaceAll(mark, "") : digits;
  const [whole = "", rest = ""] = groups;
  const likeThousands = rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  const decimal = language.startsWith("en") ? "." : ",";
  if (likeThousands && mark !== decimal) return mark === "," ? digits.replace(",", "") : null;
  return digits.replace(",", ".");
}

/** A day as it is written: `2026-11-22`, `20261122`, `22/11 2026`, `22.11.2026`. Gives an ISO day. */
export function parseDate(text: string): Parsed<string> {
  const written = text.trim();
  if (written === "") return { empty: true };
  const yearFirst = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(written);
  const dayFirst = /^(\d{1,2})\s?[/.]\s?(\d{1,2})[\s./]+(\d{4})$/.exec(written);
  const [, year, month, day] = yearFirst ?? (dayFirst && ["", dayFirst[3], dayFirst[2], dayFirst[1]]) ?? [];
  if (!year || !month || !day) return { error: "date" };
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const real = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(iso) ? { value: iso } : { error: "date" };
}

/** Today by the computer's clock, as an ISO day. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A number for people, with the language's separators. */
export function showNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value);
}
