use harness::*;
use rhai::{AST, Array, Dynamic, Engine, OptimizationLevel, Scope};
struct Rhai {
    e: Engine,
    ast: AST,
}
impl Peer for Rhai {
    const EXT: &'static str = "rhai";
    const MISSING: bool = false;
    type Case = std::cell::RefCell<Scope<'static>>;
    type Out = Result<Array, String>;
    fn build(src: &str, _: usize) -> Self {
        let mut e = Engine::new();
        e.set_optimization_level(OptimizationLevel::Full);
        e.set_max_expr_depths(0, 0);
        let ast = e.compile(src).unwrap();
        Rhai { e, ast }
    }
    fn parse(&mut self, j: &str) -> Self::Case {
        let mut s = Scope::new();
        s.push_constant_dynamic("c", Dynamic::from_map(self.e.parse_json(j, true).unwrap()));
        s.into()
    }
    fn eval(&mut self, c: &Self::Case) -> Self::Out {
        // The script declares one local; rewinding leaves the prepared scope as it was.
        let s = &mut *c.borrow_mut();
        let r = self.e.eval_ast_with_scope::<Array>(s, &self.ast).map_err(|e| e.to_string());
        s.rewind(1);
        r
    }
    fn bits(&self, o: Self::Out, n: usize) -> (Bits, Bits) {
        let mut b = vec![0; words(n)];
        match o {
            Ok(a) => {
                for v in a {
                    set(&mut b, v.as_int().unwrap() as usize)
                }
                (b, vec![0; words(n)])
            }
            Err(_) => {
                (b, (0..words(n)).map(|i| if n - i * 64 >= 64 { !0 } else { (1 << (n % 64)) - 1 }).collect())
            }
        }
    }
}
peers!("rhai" => Rhai);
