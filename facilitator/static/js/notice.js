// A calm notice above the live bar: what was refused, and why. It goes away with the next order, or by its button.

import { word } from "/static/js/words.js";

const place = document.getElementById("notices");

export function showNotice(message) {
  const notice = document.createElement("div");
  notice.className = "notice notice-late";
  notice.setAttribute("role", "alert");
  const words = document.createElement("strong");
  words.textContent = message;
  const close = document.createElement("button");
  close.className = "button button-link";
  close.textContent = "×";
  close.setAttribute("aria-label", word("close"));
  close.addEventListener("click", clearNotice);
  notice.append(words, close);
  place.replaceChildren(notice);
}

export function clearNotice() {
  place.replaceChildren();
}
