// As a framework that keeps the truth in its own state: every change replaces all nodes of the form.
const state = { personal_data: "", contract_value_sek: "", dpia_status: "", isExtra: false };

function field(name, label) {
  const input = document.createElement("input");
  Object.assign(input, { id: name, name, value: state[name] });
  input.dataset.fact = name;
  input.addEventListener("input", () => {
    state[name] = input.value;
    state.isExtra = state.personal_data === "ja";
    render();
  });
  const holder = document.createElement("p");
  const text = document.createElement("label");
  text.htmlFor = name;
  text.textContent = label;
  holder.append(text, input);
  return holder;
}

function render() {
  const active = document.activeElement;
  const [id, at] = [active?.id, active?.selectionStart];
  const form = document.createElement("form");
  form.id = "app-form";
  form.append(field("personal_data", "Personuppgifter (ja eller nej)"), field("contract_value_sek", "Avtalets värde"));
  if (state.isExtra) form.append(field("dpia_status", "Konsekvensbedömning"));
  document.getElementById("root").replaceChildren(form);
  const again = id && document.getElementById(id);
  if (again instanceof HTMLInputElement) {
    again.focus();
    again.setSelectionRange(at, at);
  }
}

// Drawn late, after the element has started.
setTimeout(render, 50);
