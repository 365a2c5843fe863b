// Owns the weights on a phone: what is left in sight, nothing sent before it adds up, and what was sent filled in again.

import { fault, inWords, isNumber, pointsOf, spare } from "./points.js";

export function start(form, phone) {
  const { step, exercise, command, by } = form.dataset;
  const words = JSON.parse(form.dataset.words);
  const refusal = form.querySelector("[data-refusal]");
  const left = form.querySelector("[data-left]");
  const cantSay = form.elements.cant_say;
  const fields = [...form.querySelectorAll("[name^='points-']")];

  function show() {
    left.textContent = cantSay.checked ? words.cant_say : inWords(fields, by, words);
    left.dataset.over = String(!cantSay.checked && by !== "swing" && spare(fields) < 0);
    for (const field of fields) field.toggleAttribute("aria-invalid", !isNumber(field));
  }

  async function send() {
    refusal.textContent = cantSay.checked ? "" : fault(fields, by, words);
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
