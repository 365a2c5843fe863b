// A person's own answer in the page: the prompt before it, the answer and its state after it.
// The states are few and their words exact: saved on this phone, counted, closed before it was sent.

import { announce } from "./announce.js";
import { word } from "./words.js";

const reopened = new Set();
const refused = new Map();
const said = new Map();

export function watchAnswers(root, phone) {
  root.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-change]");
    const block = button?.closest("[data-answer-for]");
    if (!block) return;
    reopened.add(block.dataset.answerFor);
    showAnswers(block.parentElement, phone);
    block.querySelector("[data-until-answered] :is(input:not([type=hidden]), button, textarea)")?.focus();
  });
}

export function answerSent(step, outcome) {
  if (outcome.ok) reopened.delete(step);
  if (outcome.ok || outcome.code === "locked") refused.delete(step);
  else refused.set(step, outcome.message);
}

export function answerMade(step) {
  reopened.delete(step);
  refused.delete(step);
}

export function showAnswers(root, phone) {
  for (const block of root.querySelectorAll("[data-answer-for]")) showAnswer(block, phone);
}

function showAnswer(block, phone) {
  const step = block.dataset.answerFor;
  const unsent = phone.unsentAnswer(step);
  const own = phone.answer(step);
  const isAsked = reopened.has(step) || (!own && !unsent);
  for (const part of block.querySelectorAll("[data-until-answered]")) {
    part.hidden = !isAsked;
    const refusal = part.querySelector("[data-refusal]");
    if (isAsked && refusal && refused.has(step)) refusal.textContent = refused.get(step);
  }
  for (const part of block.querySelectorAll("[data-when-answered]")) {
    part.hidden = isAsked;
    if (!isAsked) fill(part, step, unsent, own, phone);
  }
}

function fill(part, step, unsent, own, phone) {
  for (const place of part.querySelectorAll("[data-own-text]")) place.textContent = (unsent ?? own).text ?? "";
  const place = part.querySelector("[data-answer-state]") ?? stateLine(part);
  const [state, words] = stateOf(step, unsent, phone);
  place.dataset.state = state;
  if (place.textContent === words) return;
  place.textContent = words;
  if (said.get(step) !== words) announce(words);
  said.set(step, words);
}

function stateOf(step, unsent, phone) {
  if (unsent?.state === "late") return ["late", word("late")];
  if (unsent) return ["saved", word("saved")];
  if (refused.has(step)) return ["late", refused.get(step)];
  return ["counted", word(phone.isOpen(step) ? "counted" : "counted_closed")];
}

function stateLine(part) {
  const line = document.createElement("p");
  line.className = "receipt-state";
  line.dataset.answerState = "";
  (part.querySelector(".receipt") ?? part).append(line);
  return line;
}
