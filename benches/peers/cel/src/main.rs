use cel::{
    Context, Program, Value,
    objects::{Key, Map},
};
use harness::*;
use serde_json::Value as J;
use std::{collections::HashMap, sync::Arc};
fn conv(j: J) -> Value {
    match j {
        J::Bool(b) => Value::Bool(b),
        J::Number(n) => Value::Int(n.as_i64().unwrap()),
        J::String(s) => Value::String(Arc::new(s)),
        J::Array(a) => Value::List(Arc::new(a.into_iter().map(conv).collect())),
        _ => unreachable!(),
    }
}
struct Cel {
    progs: Vec<Program>,
    root: &'static Context<'static, 'static>,
    dual: bool,
}
impl Peer for Cel {
    const EXT: &'static str = "cel";
    type Case = Context<'static, 'static>;
    type Out = (Bits, Bits);
    fn build(src: &str, n: usize) -> Self {
        let progs: Vec<_> = src.lines().map(|l| Program::compile(l).unwrap()).collect();
        let dual = progs.len() > n;
        static ROOT: std::sync::OnceLock<usize> = std::sync::OnceLock::new();
        let root = *ROOT
            .get_or_init(|| Box::leak(Box::new(Context::<'static, 'static>::default())) as *const _ as usize)
            as *const Context<'static, 'static>;
        Cel { progs, root: unsafe { &*root }, dual }
    }
    fn parse(&mut self, j: &str) -> Self::Case {
        let J::Object(o) = serde_json::from_str(j).unwrap() else { unreachable!() };
        let mut c = self.root.new_inner_scope();
        if self.dual {
            let m: HashMap<Key, Value> = o.into_iter().map(|(k, v)| (Key::from(k), conv(v))).collect();
            c.add_variable_from_value("c", Value::Map(Map { map: Arc::new(m) }));
        } else {
            for (k, v) in o {
                c.add_variable_from_value(k, conv(v))
            }
        }
        c
    }
    fn eval(&mut self, c: &Self::Case) -> Self::Out {
        let w = words(self.progs.len());
        let (mut v, mut u) = (vec![0; w], vec![0; w]);
        for (i, p) in self.progs.iter().enumerate() {
            match p.execute(c) {
                Ok(Value::Bool(true)) => set(&mut v, i),
                Ok(Value::Bool(false)) => {}
                _ => set(&mut u, i),
            }
        }
        (v, u)
    }
    fn bits(&self, o: Self::Out, _: usize) -> (Bits, Bits) {
        o
    }
}
peers!("cel" => Cel);
