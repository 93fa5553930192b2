fn main(){
 let a:Vec<String>=std::env::args().collect();
 let p=&a[1];
 let mut files=vec![(p.clone(),std::fs::read_to_string(p).unwrap())];
 for e in std::fs::read_dir("rules").unwrap(){let f=e.unwrap().path().join("guideline.yaml"); let n=f.display().to_string(); if n!=*p { if let Ok(t)=std::fs::read_to_string(&f){files.push((n,t));} } }
 let s:Vec<_>=files.iter().map(|(n,t)|riktlinje::Source{name:n,text:t}).collect();
 let t=std::time::Instant::now();
 match riktlinje::load(&s){ Ok(l)=>{println!("ok {:?} nodes {} warnings {}",t.elapsed(),l.program.node_count(),l.warnings.len()); 
   let mut r=l.program.blank_record(); let t=std::time::Instant::now(); for _ in 0..1000 {l.program.run(&mut r);} println!("run {:?}/1000",t.elapsed());
   for w in l.warnings.iter().take(10){println!("{} {}",w.code.id,w.message(riktlinje::text::Language::ENGLISH));}
 } Err(e)=>println!("{e}") }
}
