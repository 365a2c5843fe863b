// Owns a table's one text on this phone: whether this phone agrees with the words that stand, and what becomes of words
// that are typed here while somebody else saves. Typed words are never thrown away: the phone says that others stand now.

const pressed = new Map(); // version -> whether this phone agrees: pressed on this page, perhaps not yet acknowledged

export function start(section, phone) {
  const { step, saying } = section.dataset;
  showAgreement(section, phone, step, saying);
  const form = document.querySelector(`form[data-command="write_definition"][data-step="${CSS.escape(step)}"]`);
  if (form) watchWords(form, phone, step, saying);
}

function showAgreement(section, phone, step, saying) {
  const press = section.querySelector("#endorse");
  if (!press) return;
  const show = () => {
    const agrees = pressed.get(saying) ?? phone.answer(step)?.body?.endorsed === saying;
    press.textContent = agrees ? press.dataset.on : press.dataset.off;
    press.setAttribute("aria-pressed", String(agrees));
    press.value = String(!agrees);
  };
  const listen = () => (section.isConnected ? show() : document.removeEventListener("own-changed", listen));
  document.addEventListener("own-changed", listen);
  show();
  // Shown a turn later, when the core has read the form: what is sent is what was asked for.
  press.form.addEventListener("submit", () => {
    pressed.set(saying, press.value === "true");
    setTimeout(show, 0);
  });
}

/** What is typed remembers which words it was made from, through a reload too. */
function watchWords(form, phone, step, saying) {
  const key = `words-from:${step}`;
  const text = form.elements.text;
  const save = form.querySelector("button[name=saying]");
  const isTyped = text.value !== text.defaultValue;
  const from = isTyped ? (phone.draft(key) ?? save.value) : save.value;
  if (isTyped && from !== saying) offer(form, phone, save, saying);
  if (!form.dataset.watched) text.addEventListener("input", () => phone.keepDraft(key, save.value));
  form.dataset.watched = "yes";
}

/** Saving takes the place of the words that stand above, once they could be read. */
function offer(form, phone, save, saying) {
  const note = form.querySelector("[data-newer]");
  note.replaceChildren(form.querySelector("[data-newer-words]").content.cloneNode(true));
  note.hidden = false;
  save.value = saying;
  save.textContent = save.dataset.instead;
  note.querySelector("[data-drop]").addEventListener("click", () => {
    phone.drafts.dropForm(form);
    form.reset();
    phone.view.release(form);
  });
}
