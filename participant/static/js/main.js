// Puts the phone page together: picture, line, outbox, answers. Each behaviour has a module of its own.

import { announce } from "./announce.js";
import { answerMade, answerSent, showAnswers, watchAnswers } from "./answers.js";
import { showConnection } from "./connection.js";
import { Drafts } from "./drafts.js";
import { watchForms } from "./forms.js";
import { csrf, fetchView, postCommand } from "./http.js";
import { jitter } from "./jitter.js";
import { startModules } from "./modules.js";
import { sendForNeighbours } from "./neighbours.js";
import { notice } from "./notice.js";
import { Outbox } from "./outbox.js";
import { OwnSeat } from "./seat.js";
import { renewFor } from "./renew.js";
import { shuffled } from "./shuffle.js";
import { openLine } from "./socket.js";
import { showUnsent, watchUnsent } from "./unsent.js";
import { View } from "./view.js";
import { word } from "./words.js";

const ASK_BY_HTTP_AFTER = 5000;
const root = document.getElementById("view");
const { workshop, as = "phone" } = document.body.dataset;
const mine = JSON.parse(document.getElementById("mine").textContent);
const owner = `${workshop}:${mine.participant}`;
let state = JSON.parse(root.dataset.state);
let ahead = Number(document.body.dataset.now) - Date.now() / 1000;

const phone = {
  mine,
  drafts: new Drafts(owner),
  now: () => Date.now() / 1000 + ahead,
  isOpen: (step) => openSteps().includes(step),
  answer: (step) => mine.answers[step],
  unsentAnswer: (step) => shownUnsent(outbox.answer(step)),
  draft: (key) => phone.drafts.get(key),
  keepDraft: (key, value) => phone.drafts.keep(key, value),
  shuffled: (keys, salt) => shuffled(keys, mine.shuffle_key, salt),
  announce,
  send,
};

function openSteps() {
  return [...(state.is_open ? [state.step] : []), ...(state.also_open ?? [])];
}

async function send({ step, exercise, command, payload, replaces = null, text }) {
  const isAnswer = hasPrompt(step);
  notice("refused", "");
  if (isAnswer) answerMade(step);
  const replaced = isAnswer ? (mine.answers[step]?.receipt ?? null) : replaces;
  return outbox.add({ name: command, step, exercise, payload, replaces: replaced }, { isAnswer, text });
}

function hasPrompt(step) {
  return Boolean(root.querySelector(`[data-answer-for="${CSS.escape(step)}"]`));
}

/** An answer on its way is shown as saved once it has waited a moment, not in the blink before its receipt. */
function shownUnsent(item) {
  if (!item) return undefined;
  const waited = Date.now() - item.made;
  if (waited > 1200 || !line.isUp()) return item;
  setTimeout(redraw, 1300 - waited);
  return undefined;
}

function redraw() {
  document.documentElement.dataset.unsent = outbox.unsent.length;
  showAnswers(root, phone);
  showUnsent(outbox.unsent.filter(shownUnsent).length, outbox.kept.isLasting);
  notice("late", outbox.late.some((item) => !hasPrompt(item.message.step)) ? word("late") : "");
}

function told(item, outcome) {
  const { step } = item.message;
  if (!outcome.ok && item.state !== "late" && item.isLeft && !hasPrompt(step)) notice("refused", outcome.message);
  if (!item.isAnswer) {
    if (outcome.ok && outcome.own) newest(step, outcome.own);
    return;
  }
  if (outcome.ok) newest(step, { receipt: outcome.receipt, at: outcome.at, ...outcome.own });
  answerSent(step, outcome);
  if (outcome.code === "answer_changed_elsewhere") refresh();
  redraw();
}

/** A repeated acknowledgement may come after that of a newer answer. */
function newest(step, own) {
  if (!(own.receipt < mine.answers[step]?.receipt)) mine.answers[step] = own;
  document.dispatchEvent(new Event("own-changed"));
}

function newestReceipt() {
  return Math.max(0, ...Object.values(mine.answers).map((own) => own.receipt ?? 0));
}

/** What was acknowledged while a picture was on its way is not in it. */
function takeAnswers(answers, version) {
  const later = Object.entries(mine.answers).filter(([, own]) => own.receipt > version);
  mine.answers = answers;
  for (const [step, own] of later) newest(step, own);
  document.dispatchEvent(new Event("own-changed"));
}

function drawn(element) {
  for (const field of element.querySelectorAll('[name="csrf_token"]')) field.value = csrf();
  for (const form of element.querySelectorAll("form[data-command]")) restore(form);
  showConnection();
  showAnswers(root, phone);
  startModules(element, phone);
}

/** A draft never takes the place of what was chosen while the scripts were on their way. */
function restore(form) {
  if (form.closest("[data-edited]")) phone.drafts.keepForm(form);
  else phone.drafts.restoreForm(form);
}

function take(picture) {
  if (picture.ok === false) return lostSeat(picture.code);
  renewFor(picture.files);
  if (picture.mine) takeAnswers(picture.mine.answers, picture.version);
  else if (picture.state.cleared !== state.cleared) refresh();
  if (picture.version >= phone.view.version) {
    ahead = picture.now - Date.now() / 1000;
    state = picture.state;
    phone.view.apply(picture);
  }
  ownSeat.take(picture);
  redraw();
  openSteps().forEach((step) => outbox.reopen(step));
  return undefined;
}

async function refresh() {
  try {
    take(line.isUp() ? await line.ask("view", {}) : await fetchView(workshop));
    showConnection("on");
  } catch {
    if (!line.isUp()) showConnection("off");
  }
}

/** Without a socket the picture is asked for by HTTP, at uneven times. */
function askAround() {
  if (!line.isUp() && line.downFor() > ASK_BY_HTTP_AFTER && document.visibilityState === "visible") refresh();
  setTimeout(askAround, 2500 + jitter(0, 2500));
}

/** The page itself says what has become of a seat that moved; one that is unknown is left to be read. */
function lostSeat(code) {
  if (code === "seat_moved" || code === "link_revoked") location.reload();
  if (code !== "unknown_seat") return;
  notice("seat", word("reload"));
  showConnection("off");
}

const line = openLine({
  auth: { as, workshop, seat: mine.participant },
  onView: take,
  onRefused: refresh,
  onChange: (isUp) => {
    showConnection(isUp ? "on" : "off");
    if (isUp) refresh();
    outbox.send();
    redraw();
  },
});
const outbox = new Outbox({
  owner, speak: { line, post: (message) => postCommand(workshop, message) }, told, changed: redraw, stopped: lostSeat,
  seen: (receipt) => receipt > newestReceipt() && refresh(),
});
phone.view = new View(root, drawn);
const ownSeat = new OwnSeat({ place: as === "phone" ? workshop : owner, mine, drafts: phone.drafts, refresh });

watchForms(root, phone);
watchAnswers(root, phone);
watchUnsent(() => {
  line.wake();
  outbox.send();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && line.isUp()) refresh();
});
window.addEventListener("pageshow", (event) => event.persisted && refresh());
drawn(root);
document.documentElement.dataset.script = "ready";
outbox.load();
outbox.greet(newestReceipt());
sendForNeighbours(outbox.kept, { workshop, people: [...document.querySelectorAll("#shared [name=person]")].map((field) => field.value) });
askAround();
