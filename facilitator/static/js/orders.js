// Gives a facilitator's order under an id made here: over the line, or by plain HTTP under the same id, so that
// asking twice does it once.

import { csrf } from "/static/js/http.js";
import { word } from "/static/js/words.js";

const ANSWER_WITHIN = 8000;

export async function giveOrder(line, home, { step, exercise, command, payload, replaces = null }) {
  const message = { id: newId(), name: command, step: step || null, exercise: exercise || null, payload, replaces };
  try {
    if (line.isUp()) return await line.ask("command", message);
  } catch {
    // Not acknowledged: ask again by HTTP, under the same id.
  }
  try {
    return await post(`${home}/commands`, message);
  } catch {
    return { ok: false, code: "no_answer", message: word("no_answer") };
  }
}

export async function fetchPicture(workshop, page) {
  const response = await fetch(`/workshops/${workshop}/view?page=${page}`, { cache: "no-store", signal: AbortSignal.timeout(ANSWER_WITHIN) });
  return response.json();
}

async function post(address, message) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrf() },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  return response.json();
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
