use datalogic_rs::{Engine, Logic, ParsedData, bumpalo::Bump};
use harness::*;
struct Dl {
    e: Engine,
    l: Vec<Logic>,
    a: Bump,
}
impl Peer for Dl {
    const EXT: &'static str = "jsonlogic";
    type Case = ParsedData;
    type Out = (Bits, Bits);
    fn build(src: &str, _: usize) -> Self {
        let e = Engine::new();
        let raw: Vec<&serde_json::value::RawValue> = serde_json::from_str(src).unwrap();
        let l = raw.iter().map(|r| e.compile(r.get()).unwrap()).collect();
        Dl { e, l, a: Bump::new() }
    }
    fn parse(&mut self, j: &str) -> ParsedData {
        ParsedData::from_json(j).unwrap()
    }
    fn eval(&mut self, c: &ParsedData) -> Self::Out {
        let w = words(self.l.len());
        let (mut v, mut u) = (vec![0; w], vec![0; w]);
        for (i, l) in self.l.iter().enumerate() {
            match self.e.evaluate(l, c, &self.a) {
                Ok(r) => {
                    if self.e.truthy(r) {
                        set(&mut v, i)
                    }
                }
                Err(_) => set(&mut u, i),
            }
        }
        self.a.reset();
        (v, u)
    }
    fn bits(&self, o: Self::Out, _: usize) -> (Bits, Bits) {
        o
    }
}
peers!("datalogic" => Dl);
