// Sends any form[data-command] live. The same forms post to the server where there is no script.

import { typedIn } from "./drafts.js";
import { ENVELOPE } from "./envelope.js";

const sending = new WeakMap(); // form -> what was sent last and has no outcome yet

export function watchForms(root, phone) {
  root.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-command]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    if (event.submitter?.getAttribute("aria-disabled") !== "true") sendForm(form, event.submitter, phone);
  });
  root.addEventListener("input", ({ target }) => {
    const form = target.closest("form[data-command]");
    if (!form) return;
    phone.drafts.keepForm(form);
    const refusal = form.querySelector("[data-refusal]");
    if (refusal) refusal.textContent = "";
  });
}

/** Pressed twice it is one message; pressed again with something else before the first is through, it is two. */
async function sendForm(form, submitter, phone) {
  const { step, exercise, command } = form.dataset;
  const fields = new FormData(form, submitter);
  const payload = payloadOf(fields);
  const content = JSON.stringify(payload);
  const typed = JSON.stringify(typedIn(form));
  if (sending.get(form) === content) return;
  sending.set(form, content);
  refuse(form, "");
  const outcome = await phone.send({
    step, exercise, command, payload, replaces: Number(fields.get("replaces")) || null, text: chosenText(form),
  });
  if (sending.get(form) !== content) return;
  sending.delete(form);
  if (outcome.ok === false) refuse(form, outcome.message);
  else if (JSON.stringify(typedIn(form)) === typed) done(form, phone); // the next words are not thrown away
}

function payloadOf(fields) {
  const payload = {};
  for (const name of new Set(fields.keys())) {
    if (ENVELOPE.has(name)) continue;
    const values = fields.getAll(name);
    payload[name] = values.length > 1 ? values : values[0];
  }
  return payload;
}

function chosenText(form) {
  return [...form.querySelectorAll("input:checked")].map((field) => field.labels?.[0]?.textContent.trim()).join(", ");
}

function done(form, phone) {
  phone.drafts.dropForm(form);
  form.reset();
  phone.view.release(form);
}

function refuse(form, message) {
  let place = form.querySelector("[data-refusal]") ?? form.closest("[data-region]")?.querySelector("[data-refusal]");
  if (!place && message) {
    place = document.createElement("p");
    place.className = "field-error";
    place.setAttribute("role", "alert");
    place.dataset.refusal = "";
    form.append(place);
  }
  if (place) place.textContent = message;
}
