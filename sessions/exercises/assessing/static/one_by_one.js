// Owns going through the parts of a form one at a time. All answers so far are sent with every step, so that a lock in
// the middle loses nothing, and what was sent stands in the form again on any visit.

export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/**
 * `fault` says why a part can't be left, `culprit` which field is to be mended; `filled` are the fields to send and `lines` the same in words; `put` fills in
 * one that was sent; `isSaved` says whether nothing but these is in the form; `shown` follows a change of part.
 */
export function goOneByOne(form, phone, { parts, words, fault, culprit, filled, lines, put, isSaved = () => true, shown }) {
  const { step, exercise, command } = form.dataset;
  const done = form.parentElement.querySelector("[data-done]");
  const find = (name) => form.querySelector(`[data-${name}]`);
  const draft = phone.draft(`form:${step}:${command}:`);
  const sent = draft ? {} : (phone.answer(step)?.body ?? {});
  for (const [name, value] of Object.entries(sent)) put(name, value);
  let last = draft ? "" : JSON.stringify(filled()); // of a draft nobody knows how much was sent
  let place = parts.findIndex((part) => fault(part));
  if (place === -1) place = draft ? parts.length - 1 : parts.length;

  function show(moveFocus) {
    const isDone = place >= parts.length;
    form.hidden = isDone;
    done.hidden = !isDone;
    parts.forEach((part, index) => (part.hidden = index !== place));
    find("back").hidden = place === 0;
    find("forward").textContent = place + 1 < parts.length ? words.next : words.finish;
    find("refusal").textContent = "";
    const progress = { number: place + 1, total: parts.length };
    shown(parts[Math.min(place, parts.length - 1)], progress);
    if (!moveFocus) return;
    window.scrollTo(0, 0);
    (isDone ? done.firstElementChild : parts[place].querySelector("legend")).focus({ preventScroll: true });
    if (!isDone) phone.announce(fill(words.announce, progress));
  }

  async function send() {
    const payload = filled();
    const now = JSON.stringify(payload);
    if (now === last) return;
    last = now;
    const outcome = await phone.send({ step, exercise, command, payload, text: lines() });
    if (outcome.ok !== false) {
      if (isSaved() && JSON.stringify(filled()) === now) phone.drafts.dropForm(form); // else it holds what is newer
      return;
    }
    last = "";
    place = Math.min(place, parts.length - 1);
    show();
    find("refusal").textContent = outcome.message;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const wrong = fault(parts[place]);
    find("refusal").textContent = wrong;
    if (wrong) {
      parts[place].classList.add("has-error");
      culprit(parts[place]).focus();
      return;
    }
    place += 1;
    show(true);
    send();
  }, { capture: true });

  find("back").addEventListener("click", () => {
    if (!fault(parts[place])) send();
    place -= 1;
    show(true);
  });

  form.addEventListener("input", ({ target }) => {
    target.closest(".has-error")?.classList.remove("has-error");
    find("refusal").textContent = "";
  });

  done.querySelector("[data-again]").addEventListener("click", () => {
    place = 0;
    show(true);
  });

  show();
}
