// What the owner of the page adds: where the fields are, and what their codes mean.
const check = document.querySelector("riktlinje-check");
check.setAttribute("for", ".eservice");
check.fields = {
  infers_output: { selector: "#q17 select", values: { 1: "yes", 2: "no", 3: "unknown" } },
  p5_face_scraping: { selector: "#q18 input", values: { X: "yes" } },
  cost_series: "#q19 input",
  risks: [
    { selector: "#q20 tr", columns: { p: "[name^=p_]", c: "[name^=c_]" } },
    { selector: "[name=f21]", part: "finished" },
  ],
  hours_freed_per_year: "[name=timmar_frigjorda]",
};
