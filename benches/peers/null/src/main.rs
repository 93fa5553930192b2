//! The harness with no engine: baseline for binary size and peak RSS.
use harness::*;
struct Null;
impl Peer for Null {
    const EXT: &'static str = "json";
    type Case = usize;
    type Out = usize;
    fn build(s: &str, _: usize) -> Self {
        std::hint::black_box(s.len());
        Null
    }
    fn parse(&mut self, j: &str) -> usize {
        j.len()
    }
    fn eval(&mut self, c: &usize) -> usize {
        *c
    }
    fn bits(&self, _: usize, n: usize) -> (Bits, Bits) {
        (vec![0; words(n)], vec![0; words(n)])
    }
}
peers!("null" => Null);
