// Owns marking one card as most and one as least: this phone's own order of the cards, which is sent with the marks,
// no card that is both, and what was sent filled in again for a change.

export function start(form, phone) {
  const { step, missing } = form.dataset;
  const list = form.querySelector("[data-cards]");
  const place = form.querySelector("[data-refusal]");
  const rows = new Map([...list.querySelectorAll("[data-card]")].map((row) => [row.dataset.card, row]));
  const shown = phone.shuffled([...rows.keys()], step);
  const chosen = (side) => form.querySelector(`[name="${side}"]:checked`);

  list.prepend(...shown.map((key) => rows.get(key)));
  for (const value of shown) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "shown", value }));
  for (const side of ["most", "least"]) {
    const sent = phone.answer(step)?.body?.[side];
    if (sent && !chosen(side) && rows.has(sent)) form.querySelector(`[name="${side}"][value="${sent}"]`).checked = true;
  }

  form.addEventListener("change", ({ target }) => {
    place.textContent = "";
    const other = chosen(target.name === "most" ? "least" : "most");
    if (other?.value && other.value === target.value) other.checked = false;
  });

  form.addEventListener("submit", (event) => {
    if (chosen("most")?.value || chosen("least")?.value) return;
    event.preventDefault();
    place.textContent = missing;
    form.querySelector("input[type=radio]").focus();
  });
}
