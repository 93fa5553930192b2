use cedar_policy::*;
use harness::*;
use std::str::FromStr;
struct Cedar {
    ps: PolicySet,
    a: Authorizer,
    e: Entities,
    p: EntityUid,
    act: EntityUid,
    r: EntityUid,
}
fn idx(id: &PolicyId) -> usize {
    let s: &str = id.as_ref();
    s.trim_start_matches("policy").parse().unwrap()
}
impl Peer for Cedar {
    const EXT: &'static str = "cedar";
    type Case = Request;
    type Out = Response;
    fn build(src: &str, _: usize) -> Self {
        let u = |s| EntityUid::from_str(s).unwrap();
        Cedar {
            ps: PolicySet::from_str(src).unwrap(),
            a: Authorizer::new(),
            e: Entities::empty(),
            p: u("User::\"x\""),
            act: u("Action::\"deploy\""),
            r: u("Deployment::\"d\""),
        }
    }
    fn parse(&mut self, j: &str) -> Request {
        Request::new(
            self.p.clone(),
            self.act.clone(),
            self.r.clone(),
            Context::from_json_str(j, None).unwrap(),
            None,
        )
        .unwrap()
    }
    fn eval(&mut self, c: &Request) -> Response {
        self.a.is_authorized(c, &self.ps, &self.e)
    }
    fn bits(&self, o: Response, n: usize) -> (Bits, Bits) {
        let (mut v, mut u) = (vec![0; words(n)], vec![0; words(n)]);
        for p in o.diagnostics().reason() {
            set(&mut v, idx(p))
        }
        for e in o.diagnostics().errors() {
            match e {
                AuthorizationError::PolicyEvaluationError(e) => set(&mut u, idx(e.policy_id())),
            }
        }
        (v, u)
    }
}
/// Experimental partial evaluation: a missing fact is an `unknown`, what is left over is a residual.
struct Partial(Cedar, Vec<String>);
impl Peer for Partial {
    const EXT: &'static str = "cedar";
    type Case = Request;
    type Out = PartialResponse;
    fn build(src: &str, n: usize) -> Self {
        let f: Vec<serde_json::Value> = serde_json::from_str(&data("facts.json")).unwrap();
        Partial(Cedar::build(src, n), f.iter().map(|f| f["name"].as_str().unwrap().into()).collect())
    }
    fn parse(&mut self, j: &str) -> Request {
        use serde_json::Value as J;
        fn conv(j: &J) -> RestrictedExpression {
            match j {
                J::Bool(b) => RestrictedExpression::new_bool(*b),
                J::Number(n) => RestrictedExpression::new_long(n.as_i64().unwrap()),
                J::String(s) => RestrictedExpression::new_string(s.clone()),
                J::Array(a) => RestrictedExpression::new_set(a.iter().map(conv)),
                _ => unreachable!(),
            }
        }
        let m: serde_json::Map<String, J> = serde_json::from_str(j).unwrap();
        let c = Context::from_pairs(
            self.1
                .iter()
                .map(|k| (k.clone(), m.get(k).map_or_else(|| RestrictedExpression::new_unknown(k), conv))),
        )
        .unwrap();
        Request::new(self.0.p.clone(), self.0.act.clone(), self.0.r.clone(), c, None).unwrap()
    }
    fn eval(&mut self, c: &Request) -> PartialResponse {
        self.0.a.is_authorized_partial(c, &self.0.ps, &self.0.e)
    }
    fn bits(&self, o: PartialResponse, n: usize) -> (Bits, Bits) {
        let (mut v, mut u) = (vec![0; words(n)], vec![0; words(n)]);
        for p in o.definitely_satisfied() {
            set(&mut v, idx(p.id()))
        }
        for p in o.nontrivial_residuals() {
            set(&mut u, idx(p.id()))
        }
        for p in o.definitely_errored() {
            set(&mut u, idx(p))
        }
        (v, u)
    }
}
peers!("cedar" => Cedar, "cedar-partial" => Partial);
