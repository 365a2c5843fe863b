// Owns the evaluation on a phone: clears a rating, counts characters, refuses an empty form beside its button, and
// fills in again what was sent, so that a change never loses the rest.

export function start(form, phone) {
  const { step, exercise, command, missing, tooLong, rated, written } = form.dataset;
  const place = form.querySelector("[data-refusal]");
  const texts = [...form.querySelectorAll("textarea")];
  const length = (text) => [...text.value.trim()].length;
  const nameOf = (field) => field.closest("[data-name]").dataset.name;
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  function show() {
    for (const rating of form.querySelectorAll(".rating")) {
      rating.querySelector("[data-clear]").hidden = !rating.querySelector("input:checked");
    }
    for (const text of texts) {
      const count = text.closest(".field").querySelector("[data-count]");
      const longest = Number(text.dataset.longest);
      count.hidden = length(text) < longest * 0.75;
      count.textContent = `${length(text)} / ${longest}`;
      count.dataset.over = String(length(text) > longest);
    }
  }

  function restore() {
    const sent = phone.answer(step)?.body ?? {};
    for (const [name, value] of Object.entries(sent)) {
      const field = form.elements[name];
      if (field && !field.value) field.value = value;
    }
    show();
  }

  function filled() {
    const chosen = [...form.querySelectorAll("input:checked")].map((field) => [field.name, Number(field.value)]);
    return Object.fromEntries([...chosen, ...texts.filter(length).map((text) => [text.name, text.value.trim()])]);
  }

  function inWords() {
    const ratings = [...form.querySelectorAll("input:checked")];
    const lines = ratings.map((field) => fill(rated, { name: nameOf(field), step: field.value }));
    const words = texts.filter(length).map((text) => fill(written, { name: nameOf(text), words: text.value.trim() }));
    return [...lines, ...words].join("\n");
  }

  function fault() {
    if (!Object.keys(filled()).length) return missing;
    return texts.some((text) => length(text) > Number(text.dataset.longest)) ? tooLong : "";
  }

  async function send() {
    place.textContent = fault();
    if (place.textContent || form.hasAttribute("data-sending")) return;
    form.setAttribute("data-sending", "");
    const outcome = await phone.send({ step, exercise, command, payload: filled(), text: inWords() });
    form.removeAttribute("data-sending");
    if (outcome.ok === false) place.textContent = outcome.message;
    else phone.drafts.dropForm(form);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    send();
  }, { capture: true });

  form.addEventListener("input", () => {
    place.textContent = "";
    show();
  });

  form.addEventListener("click", ({ target }) => {
    const clear = target.closest("[data-clear]");
    if (!clear) return;
    const inputs = [...clear.closest(".rating").querySelectorAll("input")];
    for (const input of inputs) input.checked = false;
    inputs[0].focus();
    phone.drafts.keepForm(form);
    show();
  });

  restore();
}
