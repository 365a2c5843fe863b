// One line above the page for what no prompt on the page can say: a late refusal, an answer of a step gone by.

const line = document.getElementById("notice");
const lines = new Map();

/** Say `text` about `topic`; an empty text takes it back. */
export function notice(topic, text) {
  if (text) lines.set(topic, text);
  else lines.delete(topic);
  const words = [...lines.values()].at(-1) ?? "";
  if (!line || line.firstElementChild.textContent === words) return;
  line.firstElementChild.textContent = words;
  line.hidden = words === "";
}
