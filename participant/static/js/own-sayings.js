// Shows, in the list of a whole table, the way to change what this phone itself wrote. Which that is, only this phone
// knows: the list is the same for everyone at the table.

import { start as count } from "./counted.js";

export function start(section, phone) {
  const show = () => {
    const mine = phone.answer(section.dataset.step)?.body?.sayings ?? [];
    const ids = new Set(mine.map(({ id }) => id));
    for (const row of section.querySelectorAll("[data-saying]")) {
      const change = row.querySelector("[data-own]");
      if (change) change.hidden = !ids.has(row.dataset.saying);
    }
  };
  const listen = () => (section.isConnected ? show() : document.removeEventListener("own-changed", listen));
  document.addEventListener("own-changed", listen);
  show();
  section.querySelectorAll("form").forEach((form) => count(form));
}
