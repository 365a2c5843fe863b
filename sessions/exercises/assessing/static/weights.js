// Owns the weights on a phone: what is left in sight, nothing sent before it adds up, and what was sent filled in again.

const TOTAL = 100;

export function start(form, phone) {
  const { step, exercise, command, by } = form.dataset;
  const words = JSON.parse(form.dataset.words);
  const refusal = form.querySelector("[data-refusal]");
  const left = form.querySelector("[data-left]");
  const cantSay = form.elements.cant_say;
  const fields = [...form.querySelectorAll("[name^='points-']")];
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const isNumber = (field) => /^\d*$/.test(field.value.trim()) && Number(field.value) <= TOTAL;
  const pointsOf = (field) => Number(field.value.trim() || 0);
  const spare = () => TOTAL - fields.filter(isNumber).reduce((sum, field) => sum + pointsOf(field), 0);
  const hasFirst = () => fields.some((field) => pointsOf(field) === TOTAL);

  function inWords() {
    if (by === "swing") return hasFirst() ? words.first_done : words.first;
    const free = spare();
    return fill(free > 0 ? words.left : free < 0 ? words.over : words.none, { left: free, over: -free });
  }

  function fault() {
    if (cantSay.checked) return "";
    if (!fields.every(isNumber)) return words.fault_number;
    if (by === "swing") return hasFirst() ? "" : words.fault_first;
    const free = spare();
    return free ? fill(free > 0 ? words.fault_left : words.fault_over, { left: free, over: -free }) : "";
  }

  function show() {
    left.textContent = cantSay.checked ? words.cant_say : inWords();
    left.dataset.over = String(!cantSay.checked && by !== "swing" && spare() < 0);
    for (const field of fields) field.toggleAttribute("aria-invalid", !isNumber(field));
  }

  async function send() {
    refusal.textContent = fault();
    if (refusal.textContent || form.hasAttribute("data-sending")) return;
    form.setAttribute("data-sending", "");
    const given = fields.filter((field) => pointsOf(field));
    const payload = cantSay.checked ? { cant_say: true } : Object.fromEntries(given.map((field) => [field.name, pointsOf(field)]));
    const text = cantSay.checked ? words.cant_say : given.map((field) => `${field.dataset.short}: ${pointsOf(field)}`).join("\n");
    const outcome = await phone.send({ step, exercise, command, payload, text });
    form.removeAttribute("data-sending");
    if (outcome.ok === false) refusal.textContent = outcome.message;
    else phone.drafts.dropForm(form);
  }

  form.addEventListener("input", ({ target, isTrusted }) => {
    if (isTrusted && target !== cantSay) cantSay.checked = false;
    refusal.textContent = "";
    show();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    send();
  }, { capture: true });

  const sent = phone.draft(`form:${step}:${command}:`) ? {} : (phone.answer(step)?.body ?? {});
  for (const [name, value] of Object.entries(sent)) {
    if (name === "cant_say") cantSay.checked = true;
    else if (form.elements[name] && !form.elements[name].value) form.elements[name].value = value;
  }
  show();
}
