"""Measurements as Markdown."""

import statistics


def shown(value, unit=1):
    """A figure with about three digits."""
    if value is None:
        return "–"
    value /= unit
    return f"{value:,.{0 if value >= 100 else 1 if value >= 10 else 2}f}"


def row(cells):
    return "| " + " | ".join(cells) + " |"


class Measured:
    """Medians over the rounds, and medians of the ratios within each round."""

    def __init__(self, measured):
        self.measured = measured

    def values(self, variant, size, key):
        return [times[key] for times in self.measured.get((variant, size), []) if times.get(key) is not None]

    def median(self, variant, size, key):
        values = self.values(variant, size, key)
        return statistics.median(values) if values else None

    def ratios(self, variant, size, key, base="hand", base_key=None):
        pairs = zip(self.measured.get((variant, size), []), self.measured.get((base, size), []))
        return [a[key] / b[base_key or key] for a, b in pairs if a.get(key) and b.get(base_key or key)]

    def ratio(self, *arguments, **options):
        """Least, median and greatest ratio of the rounds."""
        ratios = self.ratios(*arguments, **options)
        if not ratios:
            return "–"
        return f"{shown(min(ratios))} / **{shown(statistics.median(ratios))}** / {shown(max(ratios))}"


def peers(measured, missing, memory, rounds):
    m = Measured(measured)
    variants = list(dict.fromkeys(variant for variant, _ in measured if not variant.endswith("+dual")))
    variants.sort(key=list(missing).index)
    out = [
        f"Medians of {rounds} interleaved rounds, CPU time of the thread (of the process for JavaScript).",
        "Ratios are to hand-written Rust in the same round: least / **median** / greatest.",
        "",
        row(["variant", "20 rules, ns", "100, ns", "1000, ns", "× hand at 100", "× hand at 1000", "1000 / 100"]),
        row(["---"] * 7),
    ]
    for v in variants:
        times = [m.median(v, n, "native_ns") for n in (20, 100, 1000)]
        growth = times[2] / times[1] if times[1] and times[2] else None
        ratios = [m.ratio(v, n, "native_ns") for n in (100, 1000)]
        out.append(row([v, *map(shown, times), *ratios, shown(growth)]))
    out += ["", row(["variant", "JSON text, µs", "× hand", "cold start, µs", "1000 rules, ms", "MB", "MB at 1000"])]
    out.append(row(["---"] * 7))
    for v in variants:
        cold = [shown(m.median(v, 100, "cold_ns"), 1e3), shown(m.median(v, 1000, "cold_ns"), 1e6)]
        space = [shown((memory[v, n] - memory["empty"]) / 1024) for n in (100, 1000)]
        out.append(row([v, shown(m.median(v, 100, "json_ns"), 1e3), m.ratio(v, 100, "json_ns"), *cold, *space]))
    out += ["", "Memory is the peak over that of the harness alone. 100 rules with 30 % of the answers missing:", ""]
    out.append(row(["variant", "exact %", "wrong %", "needlessly open %", "ns", "× hand-kleene"]))
    out.append(row(["---"] * 6))
    for v, shares in missing.items():
        parts = [f"{share:.1f}" for share in shares] if shares else ["aborts", "–", "–"]
        time = shown(m.median(v, 100, "miss_ns"))
        out.append(row([v, *parts, time, m.ratio(v, 100, "miss_ns", base="hand-kleene")]))
    return "\n".join(out) + "\n"


def packs(lines):
    sizes = next(line["size"] for line in lines if "size" in line)
    size = ", ".join(f"{value} {key}" for key, value in sizes.items())
    out = [f"The composed guideline: {size}.", ""]
    out += [row(["step", "proposal", "min, µs", "median, µs", "max, µs", "allocations"]), row(["---"] * 6)]
    grouped = {}
    for line in lines:
        if "step" in line:
            grouped.setdefault((line["step"], line["proposal"]), []).append(line)
    for (step, proposal), found in grouped.items():
        least = min(line["min"] for line in found)
        middle = statistics.median(line["median"] for line in found)
        most = max(line["max"] for line in found)
        count = max(line["allocations"] for line in found)
        out.append(row([step, proposal, *(shown(x, 1e3) for x in (least, middle, most)), f"{count:,.0f}"]))
    return "\n".join(out) + "\n"
