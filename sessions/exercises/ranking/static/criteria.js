// Owns showing which criteria this phone agreed with: the table's picture holds counts only.
import { start as count } from "./counted.js";

const said = new Map(); // criterion -> {agrees, wording}: pressed here, perhaps not yet acknowledged

export function start(section, phone) {
  // Criteria are agreed with in two steps of the exercise; the newest receipt knows both.
  const { exercise } = section.dataset;
  const known = ["criteria", "agreed"].map((phase) => phone.answer(`${exercise}/${phase}`)).filter(Boolean);
  const newest = known.sort((one, other) => other.receipt - one.receipt)[0];
  const mine = newest?.body?.endorsed ?? {};

  function show(row) {
    const { criterion, wording } = row.dataset;
    const press = row.querySelector(`[id="agree-${criterion}"]`);
    if (!press) return;
    const here = said.get(criterion);
    const agrees = here?.wording === wording ? here.agrees : String(mine[criterion]) === wording;
    press.textContent = agrees ? press.dataset.on : press.dataset.off;
    press.setAttribute("aria-pressed", String(agrees));
    press.form.elements.agrees.value = String(!agrees);
  }

  const rows = section.querySelectorAll("[data-criterion]");
  rows.forEach(show);
  section.querySelectorAll("form").forEach((form) => count(form));

  // Shown a turn later, when the core has read the form: what is sent is what was asked for.
  section.addEventListener("submit", (event) => {
    const form = event.target;
    const row = form.closest("[data-criterion]");
    const { criterion, wording } = row.dataset;
    if (form.dataset.command === "reword_criterion") {
      said.set(criterion, { agrees: true, wording: String(Number(wording) + 1) });
    }
    if (form.dataset.command !== "endorse_criterion") return;
    said.set(criterion, { agrees: form.elements.agrees.value === "true", wording });
    setTimeout(() => show(row), 0);
  });
}
