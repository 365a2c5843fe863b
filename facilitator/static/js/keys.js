// The keys of the desk. PageUp, PageDown, Esc and Ctrl+Z work anywhere but in a text field; single letters work
// only while the live bar has focus, and not at all once they are turned off (WCAG 2.1.4).

import { lettersAreOn } from "./key-switch.js";

const ANYWHERE = { PageUp: "live-back", PageDown: "live-next", Escape: "live-blank" };
const IN_BAR = { l: "live-open", r: "live-reveal", j: "live-join", m: "live-time", b: "live-look-back" };
const TYPED_IN = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

export function watchKeys(root) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || event.isComposing || event.target.closest?.(TYPED_IN)) return;
    const button = wantedBy(event, root);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}

function wantedBy(event, root) {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z") {
    return root.querySelector("[data-newest] form button");
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  if (event.key in ANYWHERE) return document.getElementById(ANYWHERE[event.key]);
  const isInBar = event.target.closest?.(".live");
  return isInBar && lettersAreOn() ? document.getElementById(IN_BAR[event.key.toLowerCase()] ?? "") : null;
}
