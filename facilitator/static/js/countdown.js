// The time left to the second, by the server's clock; past zero it counts how far over. It never does anything.

import { word } from "/static/js/words.js";

export function start(element, desk) {
  const endsAt = Number(element.dataset.endsAt);
  const label = element.querySelector(".figure-label");
  const number = element.querySelector(".figure-number");
  const tick = () => {
    if (!element.isConnected) return clearInterval(timer);
    const left = Math.ceil(endsAt - desk.now());
    element.classList.toggle("is-over", left < 0);
    label.textContent = word(left < 0 ? "over" : "left");
    number.textContent = spelled(Math.abs(left));
  };
  const timer = setInterval(tick, 500);
  tick();
}

function spelled(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
