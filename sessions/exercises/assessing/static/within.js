// Owns going through the features one at a time to weigh their questions. All points so far are sent with every step, so
// that a lock in the middle loses nothing, and what was sent stands in the form again on any visit.

import { fault, fill, inWords, isNumber, pointsOf, spare } from "./points.js";

export function start(form, phone) {
  const words = JSON.parse(form.dataset.words);
  const { step, exercise, command, by } = form.dataset;
  const done = form.parentElement.querySelector("[data-done]");
  const find = (name) => form.querySelector(`[data-${name}]`);
  const all = [...form.querySelectorAll("[data-feature]")];
  const fieldsOf = (feature) => [...feature.querySelectorAll("[name^='points-']")];
  const ticksOf = (feature) => [...feature.querySelectorAll("[name^='apart-']")];
  const ticked = (feature) => ticksOf(feature).find((tick) => tick.checked);
  const isEmpty = (feature) => !ticked(feature) && fieldsOf(feature).every((field) => !field.value.trim());
  let last = "";
  let place = 0;

  function restore() {
    const sent = phone.draft(`form:${step}:${command}:`) ? {} : (phone.answer(step)?.body ?? {});
    for (const [name, value] of Object.entries(sent)) {
      const tick = form.querySelector(`[name="${name}"][value="${value}"]`);
      const field = form.querySelector(`input:not([type=checkbox])[name="${name}"]`);
      if (tick?.type === "checkbox") tick.checked = true;
      else if (field && !field.value) field.value = value;
    }
    last = JSON.stringify(filled());
  }

  function wrong(feature) {
    const about = { feature: feature.dataset.short };
    if (isEmpty(feature)) return fill(words.missing, about);
    const found = ticked(feature) ? "" : fault(fieldsOf(feature), by, words);
    return found && fill(words.fault, { ...about, fault: found });
  }

  function filled() {
    const given = all.filter((feature) => !wrong(feature)).flatMap((feature) => {
      const tick = ticked(feature);
      if (tick) return [[tick.name, tick.value]];
      return fieldsOf(feature).filter(pointsOf).map((field) => [field.name, pointsOf(field)]);
    });
    return Object.fromEntries(given);
  }

  function lines() {
    return all.filter((feature) => !wrong(feature)).map((feature) => {
      const given = fieldsOf(feature).filter(pointsOf).map((field) => `${field.dataset.short} ${pointsOf(field)}`);
      return `${feature.dataset.short}: ${ticked(feature)?.labels[0].textContent.trim() ?? given.join(", ")}`;
    }).join("\n");
  }

  function count() {
    const feature = all[Math.min(place, all.length - 1)];
    const fields = fieldsOf(feature);
    find("left").textContent = ticked(feature)?.labels[0].textContent.trim() ?? inWords(fields, by, words);
    find("left").dataset.over = String(!ticked(feature) && by !== "swing" && spare(fields) < 0);
    for (const field of fields) field.toggleAttribute("aria-invalid", !isNumber(field));
  }

  function show(moveFocus) {
    const isDone = place >= all.length;
    form.hidden = isDone;
    done.hidden = !isDone;
    all.forEach((feature, index) => (feature.hidden = index !== place));
    find("back").hidden = place === 0;
    find("forward").textContent = place + 1 < all.length ? words.next : words.finish;
    find("refusal").textContent = "";
    count();
    if (!moveFocus) return;
    window.scrollTo(0, 0);
    (isDone ? done.firstElementChild : all[place].querySelector("legend")).focus({ preventScroll: true });
    if (!isDone) phone.announce(fill(words.announce, { number: place + 1, total: all.length }));
  }

  async function send() {
    const payload = filled();
    const now = JSON.stringify(payload);
    if (now === last) return;
    last = now;
    const outcome = await phone.send({ step, exercise, command, payload, text: lines() });
    if (outcome.ok !== false) {
      const isAll = all.every((feature) => isEmpty(feature) || !wrong(feature)) && JSON.stringify(filled()) === now;
      if (isAll) phone.drafts.dropForm(form);  // else the draft holds what is newer
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
    const feature = all[place];
    find("refusal").textContent = wrong(feature);
    if (find("refusal").textContent) {
      (fieldsOf(feature).find((field) => !isNumber(field)) ?? fieldsOf(feature)[0]).focus();
      return;
    }
    place += 1;
    show(true);
    send();
  }, { capture: true });

  find("back").addEventListener("click", () => {
    if (!wrong(all[place])) send();
    place -= 1;
    show(true);
  });

  form.addEventListener("input", ({ target, isTrusted }) => {
    const feature = target.closest("[data-feature]");
    if (!feature || !isTrusted) return;
    for (const tick of ticksOf(feature)) if (tick !== target) tick.checked = false;
    find("refusal").textContent = "";
    count();
  });

  done.querySelector("[data-again]").addEventListener("click", () => {
    place = 0;
    show(true);
  });

  restore();
  const open = all.findIndex(wrong);
  place = open === -1 ? all.length : open;
  show();
}
