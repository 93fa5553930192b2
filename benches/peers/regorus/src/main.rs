use harness::*;
use regorus::{Engine, Value, languages::rego::compiler::Compiler, rvm::vm::RegoVM};
const RULE: &str = "data.gov.violations";
fn engine(src: &str) -> Engine {
    let mut e = Engine::new();
    e.add_policy("gov.rego".into(), src.into()).unwrap();
    e
}
fn to_bits(o: &Value, n: usize) -> (Bits, Bits) {
    let mut b = vec![0; words(n)];
    let dual = o.as_set().unwrap().iter().any(|v| v.as_string().unwrap().ends_with(['d', 'p']));
    for v in o.as_set().unwrap().iter() {
        let s = v.as_string().unwrap();
        let i: usize = s[1..5].parse().unwrap();
        set(&mut b, if dual { 2 * i + s.ends_with('p') as usize } else { i });
    }
    (b, vec![0; words(n)])
}
struct Interp(Engine);
impl Peer for Interp {
    const EXT: &'static str = "rego";
    type Case = Value;
    type Out = Value;
    fn build(src: &str, _: usize) -> Self {
        // The engine prepares lazily: the first evaluation is part of getting ready.
        let mut e = engine(src);
        e.set_input(Value::new_object());
        let _ = e.eval_rule(RULE.into());
        Interp(e)
    }
    fn parse(&mut self, j: &str) -> Value {
        Value::from_json_str(j).unwrap()
    }
    fn eval(&mut self, c: &Value) -> Value {
        self.0.set_input(c.clone());
        self.0.eval_rule(RULE.into()).unwrap()
    }
    fn bits(&self, o: Value, n: usize) -> (Bits, Bits) {
        to_bits(&o, n)
    }
}
struct Rvm(RegoVM);
impl Peer for Rvm {
    const EXT: &'static str = "rego";
    type Case = Value;
    type Out = Value;
    fn build(src: &str, _: usize) -> Self {
        let p = engine(src).compile_with_entrypoint(&RULE.into()).unwrap();
        let prog = Compiler::compile_from_policy(&p, &[RULE]).unwrap();
        let mut vm = RegoVM::new_with_policy(p);
        vm.set_max_instructions(10_000_000);
        vm.load_program(prog);
        vm.set_data(Value::new_object()).unwrap();
        Rvm(vm)
    }
    fn parse(&mut self, j: &str) -> Value {
        Value::from_json_str(j).unwrap()
    }
    fn eval(&mut self, c: &Value) -> Value {
        self.0.set_input(c.clone());
        self.0.execute_entry_point_by_index(0).unwrap()
    }
    fn bits(&self, o: Value, n: usize) -> (Bits, Bits) {
        to_bits(&o, n)
    }
}
peers!("regorus" => Interp, "regorus-rvm" => Rvm);
