// Owns going through the questions one at a time. All answers so far are sent with every step, so that a lock in the
// middle loses nothing, and what was sent stands in the form again on any visit.

export function start(form, phone) {
  const words = JSON.parse(form.dataset.words);
  const { step, exercise, command } = form.dataset;
  const done = form.parentElement.querySelector("[data-done]");
  const find = (name) => form.querySelector(`[data-${name}]`);
  const all = [...form.querySelectorAll("[data-question]")];
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const part = (question, name) => [...question.querySelectorAll(`[name^="${name}-"]`)];
  const chosen = (question, name = "answer") => part(question, name).find((field) => field.checked);
  const reasonOf = (question) => question.querySelector("textarea");
  let last = "";
  let place = 0;

  function restore() {
    const sent = phone.draft(`form:${step}:${command}:`) ? {} : (phone.answer(step)?.body ?? {});
    for (const [name, value] of Object.entries(sent)) {
      const field = form.elements[name];
      if (field instanceof RadioNodeList) field.value = value;
      else if (field && !field.value) field.value = value;
    }
    last = JSON.stringify(filled());
  }

  function filled() {
    const answered = all.filter((question) => chosen(question));
    const fields = answered.flatMap((question) => [chosen(question), chosen(question, "confidence"), reasonOf(question)]);
    const given = fields.filter((field) => field?.value.trim());
    return Object.fromEntries(given.map((field) => [field.name, field.value.trim()]));
  }

  function inWords() {
    const answered = all.filter((question) => chosen(question));
    const lines = answered.map((question) => fill(words.line, {
      number: question.dataset.question, answer: chosen(question).labels[0].textContent.trim(),
    }));
    return lines.join("\n");
  }

  function show(moveFocus) {
    const isDone = place >= all.length;
    form.hidden = isDone;
    done.hidden = !isDone;
    all.forEach((question, index) => (question.hidden = index !== place));
    const progress = { number: place + 1, total: all.length };
    find("progress").textContent = fill(words.progress, progress);
    find("back").hidden = place === 0;
    find("forward").textContent = place + 1 < all.length ? words.next : words.finish;
    find("refusal").textContent = "";
    if (!moveFocus) return;
    window.scrollTo(0, 0);
    (isDone ? done.firstElementChild : all[place].querySelector("legend")).focus({ preventScroll: true });
    if (!isDone) phone.announce(fill(words.announce, progress));
  }

  function fault(question) {
    if (!chosen(question)) return words.missing;
    const reason = reasonOf(question);
    return [...reason.value.trim()].length > Number(reason.dataset.longest) ? words.too_long : "";
  }

  async function send() {
    const payload = filled();
    const now = JSON.stringify(payload);
    if (now === last) return;
    last = now;
    const outcome = await phone.send({ step, exercise, command, payload, text: inWords() });
    if (outcome.ok !== false) {
      if (JSON.stringify(filled()) === now) phone.drafts.dropForm(form);  // else the draft holds what is newer
      return;
    }
    last = "";
    place = Math.min(place, all.length - 1);
    show();
    find("refusal").textContent = outcome.message;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const wrong = fault(all[place]);
    find("refusal").textContent = wrong;
    if (wrong) {
      all[place].classList.add("has-error");
      if (!chosen(all[place])) all[place].querySelector("input").focus();
      return;
    }
    place += 1;
    show(true);
    send();
  }, { capture: true });

  find("back").addEventListener("click", () => {
    if (chosen(all[place])) send();
    place -= 1;
    show(true);
  });

  form.addEventListener("input", ({ target }) => {
    target.closest("[data-question]")?.classList.remove("has-error");
    find("refusal").textContent = "";
  });

  done.querySelector("[data-again]").addEventListener("click", () => {
    place = 0;
    show(true);
  });

  restore();
  const open = all.findIndex((question) => !chosen(question));
  place = open === -1 ? all.length : open;
  show();
}
