// Owns the direct question: puts the factors into this phone's own order, which is sent with the answer, and keeps an
// empty answer from being sent.

export function start(form, phone) {
  const place = form.querySelector("[data-refusal]");
  const scale = form.querySelector("fieldset");
  const list = form.querySelector("[data-factors]");
  const labels = [...list.children].slice(0, -1);
  const keyOf = (label) => label.querySelector("input").value;
  const order = phone.shuffled(labels.map(keyOf), form.dataset.step);

  for (const key of [...order].reverse()) list.prepend(labels.find((label) => keyOf(label) === key));
  for (const key of order) {
    const shown = Object.assign(document.createElement("input"), { type: "hidden", name: "shown", value: key });
    form.append(shown);
  }

  form.addEventListener("submit", (event) => {
    if (form.querySelector("input:checked")) return;
    event.preventDefault();
    scale.classList.add("has-error");
    place.textContent = form.dataset.missing;
    form.querySelector("input[type=radio]").focus();
  });

  form.addEventListener("change", () => {
    scale.classList.remove("has-error");
    place.textContent = "";
  });
}
