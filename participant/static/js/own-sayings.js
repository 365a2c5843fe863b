// Shows, in the list of a whole table, the way to change what this phone itself wrote, or to give back what it said was
// meant so. Which that is, only this phone knows: the list is the same for everyone at the table.

import { start as count } from "./counted.js";

export function start(section, phone) {
  const show = () => {
    for (const row of section.querySelectorAll("[data-saying]")) {
      const { sayings = [], claimed = [] } = phone.answer(row.dataset.step ?? section.dataset.step)?.body ?? {};
      const shown = { "[data-own]": sayings.map(({ id }) => id), "[data-unclaim]": claimed };
      for (const [part, ids] of Object.entries(shown)) {
        const found = row.querySelector(part);
        if (found) found.hidden = !ids.includes(row.dataset.saying);
      }
    }
  };
  const listen = () => (section.isConnected ? show() : document.removeEventListener("own-changed", listen));
  document.addEventListener("own-changed", listen);
  show();
  section.querySelectorAll("form").forEach((form) => count(form));
}
