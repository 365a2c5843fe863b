// Owns the weights within features on a phone, one feature at a time: points for its questions, or a tick in their place.

import { fill, goOneByOne } from "./one_by_one.js";
import { fault as faultOf, inWords, isNumber, pointsOf, spare } from "./points.js";

export function start(form, phone) {
  const words = JSON.parse(form.dataset.words);
  const { by } = form.dataset;
  const left = form.querySelector("[data-left]");
  const all = [...form.querySelectorAll("[data-feature]")];
  const fieldsOf = (feature) => [...feature.querySelectorAll("[name^='points-']")];
  const ticksOf = (feature) => [...feature.querySelectorAll("[name^='apart-']")];
  const ticked = (feature) => ticksOf(feature).find((tick) => tick.checked);
  const wordsOf = (tick) => tick.labels[0].textContent.trim();
  const isEmpty = (feature) => !ticked(feature) && fieldsOf(feature).every((field) => !field.value.trim());
  const whole = () => all.filter((feature) => !fault(feature));

  function put(name, value) {
    const fields = [...form.querySelectorAll(`[name="${name}"]`)];
    const tick = fields.find((field) => field.type === "checkbox" && field.value === value);
    if (tick) tick.checked = true;
    else if (fields[0] && !fields[0].value) fields[0].value = value;
  }

  function fault(feature) {
    const about = { feature: feature.dataset.short };
    if (isEmpty(feature)) return fill(words.missing, about);
    const found = ticked(feature) ? "" : faultOf(fieldsOf(feature), by, words);
    return found && fill(words.fault, { ...about, fault: found });
  }

  function filled() {
    const given = whole().flatMap((feature) => {
      const tick = ticked(feature);
      if (tick) return [[tick.name, tick.value]];
      return fieldsOf(feature).filter(pointsOf).map((field) => [field.name, pointsOf(field)]);
    });
    return Object.fromEntries(given);
  }

  function lines() {
    const given = whole().map((feature) => {
      const points = fieldsOf(feature).filter(pointsOf).map((field) => `${field.dataset.short} ${pointsOf(field)}`);
      return `${feature.dataset.short}: ${ticked(feature) ? wordsOf(ticked(feature)) : points.join(", ")}`;
    });
    return given.join("\n");
  }

  function shown(feature) {
    const fields = fieldsOf(feature);
    left.textContent = ticked(feature) ? wordsOf(ticked(feature)) : inWords(fields, by, words);
    left.dataset.over = String(!ticked(feature) && by !== "swing" && spare(fields) < 0);
    for (const field of fields) field.toggleAttribute("aria-invalid", !isNumber(field));
  }

  form.addEventListener("input", ({ target, isTrusted }) => {
    const feature = target.closest("[data-feature]");
    if (!feature) return;
    for (const tick of ticksOf(feature)) if (isTrusted && tick !== target) tick.checked = false;
    shown(feature);
  });

  const culprit = (feature) => fieldsOf(feature).find((field) => !isNumber(field)) ?? fieldsOf(feature)[0];
  const isSaved = () => all.every((feature) => isEmpty(feature) || !fault(feature));
  goOneByOne(form, phone, { parts: all, words, fault, culprit, filled, lines, put, isSaved, shown });
}
