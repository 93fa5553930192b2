use harness::*;
use std::sync::Arc;
use zen_engine::{Decision, model::GraphContent};
use zen_expression::{
    compile_expression,
    expression::{Expression, Standard},
    scope::Scope,
    variable::Variable,
    vm::VM,
};
struct Exprs {
    e: Vec<Expression<Standard>>,
    vm: VM,
}
impl Peer for Exprs {
    const EXT: &'static str = "zen";
    type Case = Scope;
    type Out = (Bits, Bits);
    fn build(src: &str, _: usize) -> Self {
        Exprs { e: src.lines().map(|l| compile_expression(l).unwrap()).collect(), vm: VM::new() }
    }
    fn parse(&mut self, j: &str) -> Scope {
        Scope::new(serde_json::from_str::<Variable>(j).unwrap())
    }
    fn eval(&mut self, c: &Scope) -> Self::Out {
        let w = words(self.e.len());
        let (mut v, mut u) = (vec![0; w], vec![0; w]);
        for (i, e) in self.e.iter().enumerate() {
            match e.evaluate_with_scope(c, &mut self.vm) {
                Ok(Variable::Bool(true)) => set(&mut v, i),
                Ok(Variable::Bool(false)) => {}
                _ => set(&mut u, i),
            }
        }
        (v, u)
    }
    fn bits(&self, o: Self::Out, _: usize) -> (Bits, Bits) {
        o
    }
}
struct Graph<const TABLE: bool> {
    d: Decision,
    rt: tokio::runtime::Runtime,
}
fn graph<const T: bool>(src: &str) -> Graph<T> {
    let c: GraphContent = serde_json::from_str(src).unwrap();
    let mut d = Decision::from(Arc::new(c));
    d.compile();
    Graph { d, rt: tokio::runtime::Builder::new_current_thread().build().unwrap() }
}
impl<const T: bool> Graph<T> {
    fn go(&mut self, c: &Variable) -> Result<Variable, String> {
        self.rt.block_on(self.d.evaluate(c.clone())).map(|r| r.result).map_err(|e| format!("{e:?}"))
    }
}
fn id(s: &str) -> (usize, usize) {
    (s[1..5].parse().unwrap(), s.ends_with('p') as usize)
}
macro_rules! graph_peer {
    ($t:literal, $ext:literal) => {
        impl Peer for Graph<$t> {
            const EXT: &'static str = $ext;
            type Case = Variable;
            type Out = Result<Variable, String>;
            fn build(src: &str, _: usize) -> Self {
                graph::<$t>(src)
            }
            fn parse(&mut self, j: &str) -> Variable {
                serde_json::from_str::<Variable>(j).unwrap()
            }
            fn eval(&mut self, c: &Variable) -> Self::Out {
                self.go(c)
            }
            fn bits(&self, o: Self::Out, n: usize) -> (Bits, Bits) {
                let mut b = vec![0; words(n)];
                let Ok(o) = o else {
                    return (
                        b,
                        (0..words(n))
                            .map(|i| if n - i * 64 >= 64 { !0 } else { (1 << (n % 64)) - 1 })
                            .collect(),
                    );
                };
                let j = o.to_value();
                let mut hits: Vec<String> = vec![];
                if $t {
                    for r in j.as_array().into_iter().flatten() {
                        hits.push(r["id"].as_str().unwrap().into())
                    }
                } else {
                    for (k, v) in j.as_object().unwrap() {
                        if v == &serde_json::Value::Bool(true) {
                            hits.push(k.clone())
                        }
                    }
                }
                let dual = hits.iter().any(|h| h.len() > 5);
                for h in hits {
                    let (i, p) = id(&h);
                    set(&mut b, if dual { 2 * i + p } else { i })
                }
                (b, vec![0; words(n)])
            }
        }
    };
}
graph_peer!(false, "jdm");
graph_peer!(true, "jdmtable");
peers!("zen-expr" => Exprs, "zen-graph" => Graph<false>, "zen-table" => Graph<true>);
