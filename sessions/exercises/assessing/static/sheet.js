// Owns the eighteen questions on a phone, one at a time: a place on each, how sure one is, and why.

import { fill, goOneByOne } from "./one_by_one.js";

export function start(form, phone) {
  const words = JSON.parse(form.dataset.words);
  const all = [...form.querySelectorAll("[data-question]")];
  const part = (question, name) => [...question.querySelectorAll(`[name^="${name}-"]`)];
  const chosen = (question, name = "answer") => part(question, name).find((field) => field.checked);
  const reasonOf = (question) => question.querySelector("textarea");
  const answered = () => all.filter((question) => chosen(question));

  function put(name, value) {
    const field = form.elements[name];
    if (field instanceof RadioNodeList) field.value = value;
    else if (field && !field.value) field.value = value;
  }

  function filled() {
    const fields = answered().flatMap((question) => [chosen(question), chosen(question, "confidence"), reasonOf(question)]);
    const given = fields.filter((field) => field?.value.trim());
    return Object.fromEntries(given.map((field) => [field.name, field.value.trim()]));
  }

  function lines() {
    const given = answered().map((question) => fill(words.line, {
      number: question.dataset.question, answer: chosen(question).labels[0].textContent.trim(),
    }));
    return given.join("\n");
  }

  function fault(question) {
    if (!chosen(question)) return words.missing;
    const reason = reasonOf(question);
    return [...reason.value.trim()].length > Number(reason.dataset.longest) ? words.too_long : "";
  }

  const culprit = (question) => (chosen(question) ? reasonOf(question) : question.querySelector("input"));
  const shown = (question, progress) => (form.querySelector("[data-progress]").textContent = fill(words.progress, progress));

  goOneByOne(form, phone, { parts: all, words, fault, culprit, filled, lines, put, shown });
}
