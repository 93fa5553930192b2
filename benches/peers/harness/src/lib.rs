//! One protocol for every peer binary:
//!   PEER VARIANT check N full|miss   -> one line per case: hex(violated) hex(unknown)
//!   PEER VARIANT time  N BUDGET_MS   -> one JSON object
//!   PEER VARIANT rss   N             -> peak RSS in KiB after streaming every case from JSON text
use std::{fs, hint::black_box, io::BufRead, time::Instant};

pub type Bits = Vec<u64>;
pub fn words(n: usize) -> usize {
    n.div_ceil(64)
}
pub fn set(b: &mut [u64], i: usize) {
    b[i / 64] |= 1 << (i % 64)
}

pub trait Peer: Sized {
    const EXT: &'static str;
    type Case;
    type Out;
    /// Source text to ready to evaluate.
    fn build(src: &str, n: usize) -> Self;
    /// JSON text to the engine's native input.
    fn parse(&mut self, json: &str) -> Self::Case;
    /// All rules over one case.
    fn eval(&mut self, c: &Self::Case) -> Self::Out;
    /// For the differential check only: (violated, unknown).
    fn bits(&self, o: Self::Out, n: usize) -> (Bits, Bits);
    /// Whether evaluating with missing facts does something other than abort.
    const MISSING: bool = true;
    /// Whether cases have a native form. Without one only text is measured.
    const NATIVE: bool = true;
}

pub fn data(name: &str) -> String {
    let dir = std::env::var("BENCH_DATA").unwrap_or_else(|_| "data".into());
    fs::read_to_string(format!("{dir}/{name}")).unwrap_or_else(|e| panic!("{name}: {e}"))
}
pub fn peak_rss_kb() -> u64 {
    let s = fs::read_to_string("/proc/self/status").unwrap();
    s.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap().trim().trim_end_matches(" kB").parse().unwrap()
}
/// CPU time of this thread in ns: the machine is shared, so wall time would also count other people's work.
pub fn now() -> f64 {
    #[repr(C)]
    struct Ts {
        s: i64,
        n: i64,
    }
    unsafe extern "C" {
        fn clock_gettime(clock: i32, t: *mut Ts) -> i32;
    }
    let mut t = Ts { s: 0, n: 0 };
    unsafe { clock_gettime(3, &mut t) };
    t.s as f64 * 1e9 + t.n as f64
}
pub fn median(v: &mut [f64]) -> f64 {
    v.sort_by(f64::total_cmp);
    v[v.len() / 2]
}

/// Median over chunks of ns per item; a chunk takes about a millisecond or a whole pass.
pub fn time_items(n: usize, budget_ms: u64, mut f: impl FnMut(usize)) -> f64 {
    let t = now();
    for i in 0..8.min(n) {
        f(i)
    }
    let est = ((now() - t) / 8.0).max(1.0);
    let chunk = ((1e6 / est).ceil() as usize).clamp(4, n);
    for i in 0..chunk {
        f(i)
    } // warm-up
    let (start, mut at, mut s) = (Instant::now(), 0, vec![]);
    while s.len() < 5 || start.elapsed().as_millis() < budget_ms as u128 {
        let t = now();
        for k in 0..chunk {
            f((at + k) % n)
        }
        s.push((now() - t) / chunk as f64);
        at = (at + chunk) % n;
    }
    median(&mut s)
}

pub fn run<P: Peer>(args: &[String]) {
    let (mode, n) = (args[2].as_str(), args[3].parse::<usize>().unwrap());
    let dual = if args[1].ends_with("+dual") { "_dual" } else { "" };
    let src = data(&format!("rules_{n}{dual}.{}", P::EXT));
    match mode {
        "check" => {
            let mut p = P::build(&src, n);
            for l in data(&format!("cases_{}.jsonl", args[4])).lines() {
                let c = p.parse(l);
                let o = p.eval(&c);
                let (v, u) = if dual.is_empty() { p.bits(o, n) } else { undual(p.bits(o, 2 * n).0, n) };
                println!("{} {}", hex(&v), hex(&u));
            }
        }
        "rss" => {
            let dir = std::env::var("BENCH_DATA").unwrap_or_else(|_| "data".into());
            let mut p = P::build(&src, n);
            drop(src);
            for l in
                std::io::BufReader::new(fs::File::open(format!("{dir}/cases_full.jsonl")).unwrap()).lines()
            {
                let c = p.parse(&l.unwrap());
                black_box(p.eval(&c));
            }
            println!("{}", peak_rss_kb());
        }
        "time" => {
            let budget: u64 = args[4].parse().unwrap();
            let t = now();
            let mut p = P::build(black_box(&src), n);
            let cold = now() - t;
            let mut warm = vec![];
            let t0 = Instant::now();
            while warm.len() < 3 || (t0.elapsed().as_millis() as u64) < budget / 2 {
                let t = now();
                black_box(P::build(black_box(&src), n));
                warm.push(now() - t);
            }
            let texts: Vec<String> = data("cases_full.jsonl").lines().map(String::from).collect();
            let cases: Vec<_> = texts.iter().map(|t| p.parse(t)).collect();
            let native = if dual.is_empty() && P::NATIVE {
                time_items(cases.len(), budget, |i| {
                    black_box(p.eval(black_box(&cases[i])));
                })
            } else {
                f64::NAN
            };
            drop(cases);
            let json = if dual.is_empty() {
                time_items(texts.len(), budget, |i| {
                    let c = p.parse(black_box(&texts[i]));
                    black_box(p.eval(&c));
                })
            } else {
                f64::NAN
            };
            let miss = if (P::MISSING && P::NATIVE) || !dual.is_empty() {
                let cases: Vec<_> = data("cases_miss.jsonl").lines().map(|t| p.parse(t)).collect();
                time_items(cases.len(), budget, |i| {
                    black_box(p.eval(black_box(&cases[i])));
                })
            } else {
                f64::NAN
            };
            let j = |x: f64| if x.is_nan() { "null".into() } else { format!("{x:.1}") };
            println!(
                "{{\"cold_ns\":{cold},\"warm_build_ns\":{},\"native_ns\":{},\"json_ns\":{},\"miss_ns\":{}}}",
                j(median(&mut warm)),
                j(native),
                j(json),
                j(miss)
            );
        }
        m => panic!("mode {m}"),
    }
}
fn undual(b: Bits, n: usize) -> (Bits, Bits) {
    let (mut v, mut u) = (vec![0; words(n)], vec![0; words(n)]);
    for i in 0..n {
        let (d, p) = (b[2 * i / 64] >> (2 * i % 64) & 1, b[(2 * i + 1) / 64] >> ((2 * i + 1) % 64) & 1);
        if d == 1 {
            set(&mut v, i)
        } else if p == 1 {
            set(&mut u, i)
        }
    }
    (v, u)
}
pub fn hex(b: &[u64]) -> String {
    let s: String = b.iter().rev().map(|w| format!("{w:016x}")).collect();
    let t = s.trim_start_matches('0');
    if t.is_empty() { "0".into() } else { t.into() }
}
#[macro_export]
macro_rules! peers { ($($name:literal => $t:ty),* $(,)?) => { fn main() {
    let a: Vec<String> = std::env::args().collect();
    match a[1].trim_end_matches("+dual") { $($name => $crate::run::<$t>(&a),)* v => panic!("variant {v}") }
} } }
