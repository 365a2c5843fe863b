// Owns the table's agreed order under the fingers: which row is open, where the focus goes, what is said.
// The order itself always comes from the server: a tap sends one edit, and the next picture shows what came of it.
import { fill } from "./drawing.js";

const HOUSE_FIELDS = new Set(["csrf_token", "command", "step", "exercise", "replaces"]);
const selected = new Map(); // step -> card whose row is open; outlives the pictures
const awaited = new Map(); // step -> {card, focus, version}: the edit of this phone that is on its way

export function start(section, phone) {
  const step = section.dataset.step;
  const words = JSON.parse(section.dataset.words);
  const rows = [...section.querySelectorAll(".agreed-row")];

  function select(card) {
    selected.set(step, card);
    for (const row of rows) {
      const isOpen = row.dataset.card === card;
      row.classList.toggle("is-selected", isOpen);
      row.querySelector("[data-moves]")?.toggleAttribute("hidden", !isOpen);
      row.querySelector(".agreed-pick")?.setAttribute("aria-expanded", String(isOpen));
    }
  }

  section.addEventListener("click", (event) => {
    const pick = event.target.closest?.(".agreed-row .agreed-pick");
    if (!pick) return;
    const card = pick.closest(".agreed-row").dataset.card;
    select(selected.get(step) === card ? null : card);
  });

  section.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.submitter?.getAttribute("aria-disabled") !== "true") send(event.target, event.submitter);
  }, { capture: true });

  async function send(form, pressed) {
    const card = form.elements.card?.value ?? form.dataset.item; // the line is an item like a card
    const payload = payloadOf(form, pressed);
    awaited.set(step, { card, focus: pressed?.id, version: Number(section.dataset.version) });
    if (form.dataset.command === "place_card") select(card);
    const { exercise, command } = form.dataset;
    const answer = await phone.send({ step, exercise, command, payload, replaces: null });
    const refusal = document.querySelector(`[data-module$="/ranking/agreed.js"] [data-refusal]`);
    if (refusal) refusal.textContent = answer.ok === false ? answer.message : "";
    if (answer.ok === false) awaited.delete(step);
  }

  if (section.querySelector("[data-moves]")) select(selected.get(step) ?? null);
  settle(section, phone, words);
}

// After a picture that holds this phone's edit: say where the card is, and put the focus back on it.
function settle(section, phone, words) {
  const step = section.dataset.step;
  const edit = awaited.get(step);
  if (!edit || Number(section.dataset.version) <= edit.version) return;
  awaited.delete(step);
  const item = section.querySelector(`[data-card="${edit.card}"]`);
  for (const list of item?.querySelectorAll("details[open]") ?? []) list.removeAttribute("open");
  phone.announce(saidOf(item, words, section.dataset.total));
  const again = edit.focus && section.querySelector(`[id="${edit.focus}"]`);
  const home = section.querySelector(`[id="pick-${edit.card}"]`) ?? (item ?? section.querySelector(".draw-line"))?.querySelector("button");
  (again?.getClientRects().length ? again : home)?.focus();
}

function saidOf(item, words, total) {
  if (!item) return words.no_line;
  const { said, title: card, place } = item.dataset;
  return said ?? fill(place ? words.now : words.out, { card, place, total });
}

function payloadOf(form, pressed) {
  const fields = [...form.elements].filter((field) => field.type === "hidden" && !HOUSE_FIELDS.has(field.name));
  const payload = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  if (pressed?.name) payload[pressed.name] = pressed.value;
  return payload;
}
