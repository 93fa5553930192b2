"""What `riktlinje batch` costs on cases of the real guideline, beside reading and parsing the same file with
serde_json alone: CPU time, wall time, peak memory. Called by batch.sh."""

import os
import subprocess
import sys
import time

BENCH, PROGRAM, RULES, COUNT, ROUNDS = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
FILE = os.path.join(os.environ["BENCH_DATA"], f"cases_{COUNT}.jsonl")


def measured(command):
    """CPU seconds, wall seconds, and peak memory in MB of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def generate(count, path):
    with open(path, "wb") as out:
        subprocess.run([BENCH, "cases", RULES, str(count)], stdout=out, check=True)


def batch(path, *options):
    day = ["--as-of", "2026-11-22", "--rules", RULES]
    return [PROGRAM, "batch", "gotland-social-services", path, *day, *options]


generate(COUNT, FILE)
size = os.path.getsize(FILE)
print(f"{COUNT:,} cases, {size / COUNT:,.0f} bytes each\n")
print("| what | CPU µs per case: least / median / greatest | × parsing | wall, cases per second | peak, MB |")
print("| --- | --- | --- | --- | --- |")
WORK = {
    "serde_json alone, to values": [BENCH, "parse", FILE],
    "verdicts, 1 thread": batch(FILE, "--jobs", "1"),
    "verdicts, all cores": batch(FILE),
    "verdicts and findings, 1 thread": batch(FILE, "--findings", "--jobs", "1"),
    "verdicts and all values, 1 thread": batch(FILE, "--values", "all", "--jobs", "1"),
}
if os.environ.get("PARQUET"):
    TABLE, RESULTS = FILE.replace(".jsonl", ".parquet"), FILE.replace("cases_", "results_").replace(".jsonl", ".parquet")
    converter = os.path.join(os.path.dirname(os.path.abspath(__file__)), "to_parquet.py")
    subprocess.run([sys.executable, converter, FILE, TABLE], check=True)
    print(f"{COUNT:,} cases in Parquet: {os.path.getsize(TABLE) / COUNT:,.0f} bytes each\n", file=sys.stderr)
    WORK["verdicts, from Parquet, 1 thread"] = batch(TABLE, "--jobs", "1")
    WORK["verdicts and findings, from and to Parquet, 1 thread"] = batch(
        TABLE, "--findings", "--jobs", "1", "-o", RESULTS
    )
    WORK["verdicts and findings, from and to Parquet, all cores"] = batch(TABLE, "--findings", "-o", RESULTS)
rounds = [{name: measured(command) for name, command in WORK.items()} for _ in range(ROUNDS)]
for name in WORK:
    cpu = sorted(1e6 * round[name][0] / COUNT for round in rounds)
    ratio = sorted(round[name][0] / round["serde_json alone, to values"][0] for round in rounds)
    wall = sorted(COUNT / round[name][1] for round in rounds)
    middle = len(rounds) // 2
    peak = max(round[name][2] for round in rounds)
    print(
        f"| {name} | {cpu[0]:.1f} / {cpu[middle]:.1f} / {cpu[-1]:.1f} "
        f"| {ratio[0]:.2f} / {ratio[middle]:.2f} / {ratio[-1]:.2f} | {wall[middle]:,.0f} | {peak:.0f} |"
    )
os.remove(FILE)
if os.environ.get("PARQUET"):
    os.remove(TABLE)
    os.remove(RESULTS)

print("\nThrough a pipe, all cores, verdicts alone, the results counted:\n")
print("| cases | CPU µs per case | wall, cases per second | peak, MB |")
print("| --- | --- | --- | --- |")
for count in map(int, os.environ.get("PIPED", f"{COUNT} {10 * COUNT}").split()):
    cases = subprocess.Popen([BENCH, "cases", RULES, str(count)], stdout=subprocess.PIPE)
    start = time.monotonic()
    process = subprocess.Popen(batch("-"), stdin=cases.stdout, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    lines = sum(chunk.count(b"\n") for chunk in iter(lambda: process.stdout.read(1 << 20), b""))
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    cases.wait()
    if lines != count:
        sys.exit(f"{lines} results of {count} cases")
    cpu, wall = usage.ru_utime + usage.ru_stime, time.monotonic() - start
    print(f"| {count:,} | {1e6 * cpu / count:.1f} | {count / wall:,.0f} | {usage.ru_maxrss / 1024:.0f} |", flush=True)
