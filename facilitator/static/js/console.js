// Puts a workshop's staff page together: the picture, the line, orders, toast and keys.

import { announce } from "/static/js/announce.js";
import { showConnection } from "/static/js/connection.js";
import { watchForms } from "/static/js/forms.js";
import { csrf } from "/static/js/http.js";
import { startModules } from "/static/js/modules.js";
import { openLine } from "/static/js/socket.js";
import { View } from "/static/js/view.js";
import { word } from "/static/js/words.js";
import { watchKeys } from "./keys.js";
import { watchMenus } from "./menus.js";
import { clearNotice, showNotice } from "./notice.js";
import { fetchPicture, giveOrder } from "./orders.js";
import { Others } from "./others.js";
import { watchReasons } from "./reasons.js";
import { Toast } from "./toast.js";

const ASK_BY_HTTP_EVERY = 4000;
const root = document.getElementById("view");
const { workshop, page } = document.body.dataset;
let ahead = Number(document.body.dataset.now) - Date.now() / 1000;

const desk = {
  now: () => Date.now() / 1000 + ahead,
  announce,
  send,
  refresh,
  drafts: { keepForm() {}, restoreForm() {}, dropForm() {} },
};

async function send(order) {
  clearNotice();
  others.begin();
  const outcome = await giveOrder(line, `/workshops/${workshop}`, order);
  others.end(outcome);
  if (outcome.ok) toast.follow(outcome.receipt);
  else if (!order.exercise) showNotice(outcome.message);
  if (outcome.ok && order.command === "insert_exercise") document.getElementById("insert")?.removeAttribute("open");
  if (!line.isUp()) refresh();
  return outcome;
}

function drawn(element) {
  for (const field of element.querySelectorAll('[name="csrf_token"]')) field.value = csrf();
  showConnection();
  startModules(element, desk);
  toast.look();
  others.look();
}

function take(picture) {
  if (picture.ok === false) return showNotice(picture.message);
  ahead = picture.now - Date.now() / 1000;
  desk.view.apply(picture);
}

async function refresh() {
  try {
    take(line.isUp() ? await line.ask("view", {}) : await fetchPicture(workshop, page));
  } catch {
    // The next try, or the next push, brings the whole picture.
  }
}

const toast = new Toast(document.getElementById("toast"), root);
const others = new Others(root, (entry, words) => toast.show(entry, word("elsewhere", { what: words })));
desk.view = new View(root, drawn);
const line = openLine({
  auth: { as: "console", workshop, page },
  onView: take,
  onChange(isUp) {
    showConnection(isUp ? "on" : "off");
    if (isUp) refresh();
  },
  onRefused: () => showNotice(word("signed_out")),
});

watchForms(document.body, desk);
watchReasons(document.body, showNotice);
watchKeys(root);
watchMenus(root);
drawn(root);
setInterval(() => {
  if (!line.isUp()) refresh();
}, ASK_BY_HTTP_EVERY);
