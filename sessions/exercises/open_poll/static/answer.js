// Owns the open poll on a phone: this phone's own order of the options, an answer or one of the two beside it but never
// both, nothing sent that would be refused, and what was sent filled in again for a change.

export function start(form, phone) {
  const { step, exercise, command, form: sort, unit } = form.dataset;
  const [most, inOne] = [Number(form.dataset.most), Number(form.dataset.inOne)];
  const words = JSON.parse(form.dataset.words);
  const refusal = form.querySelector("[data-refusal]");
  const apart = [...form.querySelectorAll("[data-apart]")];
  const texts = [...form.querySelectorAll('[name="number"], [name^="word-"]')];
  const list = form.querySelector("[data-shuffled]");
  const order = list ? phone.shuffled([...list.querySelectorAll("input")].map((field) => field.value), step) : [];
  const ticked = () => [...form.querySelectorAll("input:checked")];
  const written = () => texts.map((field) => field.value.trim()).filter(Boolean);

  for (const key of order) list.append(list.querySelector(`input[value="${key}"]`).parentElement);

  function answer() {
    const chosen = ticked().map((field) => field.value);
    if (sort === "several" && !apart.some((field) => field.checked)) return { choices: chosen };
    if (chosen.length) return { choice: chosen[0] };
    return sort === "number" ? { number: written()[0] } : { words: written() };
  }

  function fault() {
    if (apart.some((field) => field.checked)) return "";
    if (sort === "number") return /^-?\d+$/.test(written()[0] ?? "") ? "" : words.number;
    if (sort === "words" && written().some((text) => text.split(/\s+/).length > inOne)) return words.long;
    if (sort === "words") return written().length ? "" : words.words;
    if (!ticked().length) return words.missing;
    return sort === "several" && most && ticked().length > most ? words.many : "";
  }

  function inWords() {
    const labels = ticked().map((field) => field.labels[0].textContent.trim());
    return labels.length ? labels.join(", ") : [written().join(", "), sort === "number" ? unit : ""].join(" ").trim();
  }

  function restore() {
    const sent = phone.draft(`form:${step}:${command}:`) ? {} : (phone.answer(step)?.body ?? {});
    const keys = [sent.choice, ...(sent.choices ?? [])];
    for (const field of form.querySelectorAll("[type=radio], [type=checkbox]")) field.checked ||= keys.includes(field.value);
    [sent.number, ...(sent.words ?? [])].filter((text) => text !== undefined).forEach((text, place) => {
      texts[place].value ||= text;
    });
  }

  async function send() {
    refusal.textContent = fault();
    if (refusal.textContent || form.hasAttribute("data-sending")) return;
    form.setAttribute("data-sending", "");
    const payload = { ...answer(), ...(order.length ? { shown: order } : {}) };
    const outcome = await phone.send({ step, exercise, command, payload, text: inWords() });
    form.removeAttribute("data-sending");
    if (outcome.ok === false) refusal.textContent = outcome.message;
    else phone.drafts.dropForm(form);
  }

  form.addEventListener("input", ({ target }) => {
    refusal.textContent = "";
    if (apart.includes(target)) {
      for (const field of form.querySelectorAll("[type=checkbox]")) field.checked = false;
      for (const field of texts) field.value = "";
    } else {
      for (const field of apart) field.checked = false;
    }
  }, { capture: true });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    send();
    if (refusal.textContent) (texts[0] ?? form.querySelector("[type=radio], [type=checkbox]")).focus();
  }, { capture: true });

  restore();
}
