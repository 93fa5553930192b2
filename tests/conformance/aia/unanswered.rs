use super::adapter::{assess, completed, levels, number, partial, clean, read};
use super::questionnaire::{METHOD, Questionnaire, compile};
use super::records::{published, vectors};
use riktlinje::Source;
#[test]
fn explore() {
    for v in ["0.9.1","0.10.0","1.0.1"] {
        let q = Questionnaire::version(v).unwrap();
        let text = include_str!("local-limit.yaml").replace("VERSION", v);
        let p2 = compile(&[Source{name:"l",text:&text},Source{name:"q",text:&q.yaml},Source{name:"m",text:METHOD}]);
        let q2 = Questionnaire { structure: q.structure, yaml: q.yaml, program: p2 };
        for r in published().into_iter().filter(|r| r.questionnaire==v) {
            let a = assess(&q2.program, &partial(&q2,&r.answers));
            let c = assess(&q2.program, &completed(&q2,&r.answers));
            println!("{} raw {:?} mit {:?} cur {:?} lev {:?} | {:?} {:?} | {:?} {:?} q{:?} {}", r.id, number(&a,"aia.raw"), number(&a,"aia.mitigation"), number(&a,"aia.current"), levels(&a), number(&c,"aia.current"), levels(&c), a.verdict.status(), a.findings[0].missing.len(), a.questions.iter().take(4).map(|q| q.fact.clone()).collect::<Vec<_>>(), a.findings[0].because.iter().map(|b| b.text.get(riktlinje::text::Language::ENGLISH).unwrap_or_default().to_owned()).collect::<Vec<_>>().join("; "));
        }
        for x in vectors().1.into_iter().filter(|_| v=="1.0.1") {
            let a = assess(&q2.program, &partial(&q2,&x.answers));
            println!("{} {} raw {:?} mit {:?} cur {:?} lev {:?} exp {:?}", x.id, x.kind, number(&a,"aia.raw"), number(&a,"aia.mitigation"), number(&a,"aia.current"), levels(&a), x.expected.level);
            if let Err(d) = read(&q2.program, &x.answers) { println!("   refused {:?}", d.iter().map(|d| (d.code.id, d.message(riktlinje::text::Language::ENGLISH), d.hint(riktlinje::text::Language::SWEDISH))).collect::<Vec<_>>()); }
        }
        let _ = clean;
    }
}
