//! Hand-written Rust (generated match code over a plain struct): the practical limit.
use harness::*;
macro_rules! set_type { ($n:ident, $($v:literal),*) => {
    #[derive(Clone, Copy, Default, Debug)] pub struct $n(pub u64);
    impl<'de> serde::Deserialize<'de> for $n { fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V; impl<'de> serde::de::Visitor<'de> for V { type Value = $n;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { f.write_str("set") }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut a: A) -> Result<$n, A::Error> {
                let mut m = 0; while let Some(s) = a.next_element::<&str>()? { let mut b = 1u64; let mut hit = 0; $( if s == $v { hit = b; } b <<= 1; )* let _ = b;
                    if hit == 0 { return Err(serde::de::Error::custom("unknown member")); } m |= hit; } Ok($n(m)) } }
        d.deserialize_seq(V) } }
} }
mod types {
    include!(concat!(env!("BENCH_DATA"), "/hand_types.rs"));
}
use types::*;
mod r20 {
    include!(concat!(env!("BENCH_DATA"), "/hand_20.rs"));
}
mod r100 {
    include!(concat!(env!("BENCH_DATA"), "/hand_100.rs"));
}
mod r1000 {
    include!(concat!(env!("BENCH_DATA"), "/hand_1000.rs"));
}
pub struct Found {
    viol: [u64; 16],
    second: [u64; 16],
    verdict: u8,
}
macro_rules! hand {
    ($ty:ident, $kleene:literal, $first:ident, $second:ident) => {
        struct $ty(usize);
        impl Peer for $ty {
            const EXT: &'static str = "json";
            type Case = Case;
            type Out = Found;
            fn build(_: &str, n: usize) -> Self {
                $ty(n)
            }
            fn parse(&mut self, j: &str) -> Case {
                serde_json::from_str(j).unwrap()
            }
            #[inline(never)]
            fn eval(&mut self, c: &Case) -> Found {
                let mut f = Found { viol: [0; 16], second: [0; 16], verdict: 0 };
                macro_rules! go {
                    ($m:ident) => {{
                        $m::$first(c, &mut f.viol);
                        $m::$second(c, &mut f.second);
                        let (mut crit, mut maj) = (0, 0);
                        for i in 0..$m::W {
                            crit |= f.viol[i] & $m::CRITICAL[i];
                            maj |= f.viol[i] & $m::MAJOR[i];
                        }
                        f.verdict = if crit != 0 { 2 } else { (maj != 0) as u8 };
                    }};
                }
                match self.0 {
                    20 => go!(r20),
                    100 => go!(r100),
                    _ => go!(r1000),
                }
                f
            }
            fn bits(&self, f: Found, n: usize) -> (Bits, Bits) {
                std::hint::black_box(f.verdict);
                let v = f.viol[..words(n)].to_vec();
                let u = (0..words(n)).map(|i| if $kleene { f.second[i] & !f.viol[i] } else { 0 }).collect();
                (v, u)
            }
        }
    };
}
struct Viol(usize);
impl Peer for Viol {
    // Only the violated bits, no applicability, as the peers return.
    const EXT: &'static str = "json";
    type Case = Case;
    type Out = [u64; 16];
    fn build(_: &str, n: usize) -> Self {
        Viol(n)
    }
    fn parse(&mut self, j: &str) -> Case {
        serde_json::from_str(j).unwrap()
    }
    #[inline(never)]
    fn eval(&mut self, c: &Case) -> [u64; 16] {
        let mut o = [0; 16];
        match self.0 {
            20 => r20::violated(c, &mut o),
            100 => r100::violated(c, &mut o),
            _ => r1000::violated(c, &mut o),
        }
        o
    }
    fn bits(&self, o: [u64; 16], n: usize) -> (Bits, Bits) {
        (o[..words(n)].to_vec(), vec![0; words(n)])
    }
}
hand!(BranchFree, false, violated, not_applicable);
hand!(ShortCircuit, false, violated_short, not_applicable);
hand!(Kleene, true, surely, possibly);
peers!("hand" => Viol, "hand-full" => BranchFree, "hand-sc" => ShortCircuit, "hand-kleene" => Kleene);
