// Puts the wall together: it takes pictures and draws them. It can do nothing else, and nothing on it moves.

import { startModules } from "/static/js/modules.js";
import { openLine } from "/static/js/socket.js";
import { View } from "/static/js/view.js";

const ASK_BY_HTTP_EVERY = 4000;
const root = document.getElementById("view");
const key = document.body.dataset.screen;
let ahead = Number(document.body.dataset.now) - Date.now() / 1000;
const wall = { now: () => Date.now() / 1000 + ahead, announce() {} };
const view = new View(root, (element) => startModules(element, wall));

function take(picture) {
  if (picture.ok === false) return;
  ahead = picture.now - Date.now() / 1000;
  view.apply(picture);
}

async function refresh() {
  try {
    take(line.isUp() ? await line.ask("view", {}) : await fetched());
  } catch {
    // The next try, or the next push, brings the whole picture.
  }
}

async function fetched() {
  const response = await fetch(`/screen/${key}/view`, { cache: "no-store", signal: AbortSignal.timeout(8000) });
  return response.json();
}

const line = openLine({
  auth: { as: "screen", screen_key: key },
  onView: take,
  onChange: (isUp) => isUp && refresh(),
});

startModules(root, wall);
setInterval(() => {
  if (!line.isUp()) refresh();
}, ASK_BY_HTTP_EVERY);
