// Adds to the receipt page what still waits on this phone, and sends it from here too.

import { postCommand } from "./http.js";
import { Outbox } from "./outbox.js";
import { word } from "./words.js";

const { workshop, participant } = document.body.dataset;
const titles = JSON.parse(document.getElementById("titles").textContent);
const list = document.getElementById("unsent");
const shape = document.getElementById("unsent-answer").content.firstElementChild;
const line = { isUp: () => false, downFor: () => Infinity };

function draw() {
  list.replaceChildren(...outbox.items.map(receiptOf));
  list.hidden = outbox.items.length === 0;
  const nothing = document.getElementById("nothing-said");
  if (nothing) nothing.hidden = !list.hidden;
}

function receiptOf(item) {
  const receipt = shape.cloneNode(true);
  const [title, answer, state] = receipt.children;
  title.textContent = titles[item.message.step] ?? "";
  answer.textContent = item.text ?? "";
  state.dataset.state = item.state === "late" ? "late" : "saved";
  state.textContent = word(state.dataset.state);
  return receipt;
}

const outbox = new Outbox({
  owner: `${workshop}:${participant}`,
  speak: { line, post: (message) => postCommand(workshop, message) },
  told: () => location.reload(),
  changed: draw,
  stopped: () => {},
});
window.addEventListener("online", () => outbox.send());
outbox.load();
