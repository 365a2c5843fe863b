// Says about how long is left, by the server's clock. It never stops, sends or closes anything.

import { word } from "./words.js";

const ANNOUNCED_AT = [5, 1];
const announced = new Set();

export function start(element, phone) {
  const endsAt = Number(element.dataset.endsAt);
  const shownFrom = Number(element.dataset.shownFrom || Infinity);
  const tick = () => {
    if (!element.isConnected) return clearInterval(timer);
    const minutes = Math.ceil((endsAt - phone.now()) / 60);
    element.textContent = sentence(minutes);
    element.hidden = minutes > shownFrom;
    announceOnce(endsAt, minutes, phone);
  };
  const timer = setInterval(tick, 5000);
  tick();
}

function sentence(minutes) {
  if (minutes <= 0) return word("time_up");
  return minutes === 1 ? word("one_minute_left") : word("minutes_left", { minutes });
}

function announceOnce(endsAt, minutes, phone) {
  const key = `${endsAt}:${minutes}`;
  if (!ANNOUNCED_AT.includes(minutes) || announced.has(key)) return;
  announced.add(key);
  phone.announce(sentence(minutes));
}
