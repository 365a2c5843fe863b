// Puts the page of whoever looks on together: it takes pictures and draws them, and sends what an expert answers.

import { announce } from "/static/js/announce.js";
import { watchForms } from "/static/js/forms.js";
import { csrf } from "/static/js/http.js";
import { startModules } from "/static/js/modules.js";
import { openLine } from "/static/js/socket.js";
import { View } from "/static/js/view.js";
import { word } from "/static/js/words.js";
import { clearNotice, showNotice } from "./notice.js";
import { giveOrder } from "./orders.js";

const ASK_BY_HTTP_EVERY = 4000;
const root = document.getElementById("view");
const { workshop } = document.body.dataset;
const home = `/r/${workshop}`;
let ahead = Number(document.body.dataset.now) - Date.now() / 1000;

const desk = {
  now: () => Date.now() / 1000 + ahead,
  announce,
  send,
  drafts: { keepForm() {}, restoreForm() {}, dropForm() {} },
};

async function send(order) {
  clearNotice();
  const outcome = await giveOrder(line, home, order);
  if (!line.isUp()) refresh();
  return outcome;
}

function drawn(element) {
  for (const field of element.querySelectorAll('[name="csrf_token"]')) field.value = csrf();
  startModules(element, desk);
}

function take(picture) {
  if (picture.ok === false) return showNotice(picture.message);
  ahead = picture.now - Date.now() / 1000;
  desk.view.apply(picture);
}

async function refresh() {
  try {
    take(line.isUp() ? await line.ask("view", {}) : await fetched());
  } catch {
    // The next try, or the next push, brings the whole picture.
  }
}

async function fetched() {
  const response = await fetch(`${home}/view`, { cache: "no-store", signal: AbortSignal.timeout(8000) });
  if (response.status === 410 || response.redirected) location.assign(home);
  return response.json();
}

desk.view = new View(root, drawn);
const line = openLine({
  auth: { as: "role", workshop },
  onView: take,
  onChange: (isUp) => isUp && refresh(),
  onRefused: () => showNotice(word("link_ended")),
});

watchForms(document.body, desk);
drawn(root);
setInterval(() => {
  if (!line.isUp()) refresh();
}, ASK_BY_HTTP_EVERY);
