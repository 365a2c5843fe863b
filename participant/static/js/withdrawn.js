// Takes out of this phone what was withdrawn: answers that wait to be sent, and drafts.

import { Kept } from "./kept.js";

const EVERYTHING = "everything";
const { forget, owner } = document.querySelector("[data-forget]").dataset;
const prefix = `moothall:${owner}:`;

function isWithdrawn(item) {
  const { step } = item.message;
  return item.owner === owner && (forget === EVERYTHING || step === forget || step?.startsWith(`${forget}/`));
}

const kept = new Kept((items) => items.filter(isWithdrawn).forEach((item) => kept.remove(item.id)));
try {
  const drafts = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  for (const key of drafts) {
    if (forget === EVERYTHING || key.startsWith(`${prefix}form:${forget}`)) localStorage.removeItem(key);
  }
} catch {
  // A store that can't be read holds nothing of ours.
}
