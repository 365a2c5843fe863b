// The switch for single letter keys, kept in this browser.

const KEPT_AS = "moothall:letter-keys";

export function lettersAreOn() {
  try {
    return localStorage.getItem(KEPT_AS) !== "off";
  } catch {
    return true;
  }
}

export function start(element) {
  const box = element.querySelector("input");
  box.checked = lettersAreOn();
  element.hidden = false;
  show();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT_AS, box.checked ? "on" : "off");
    } catch {
      // A forbidden store: the letters stay as they are.
      box.checked = lettersAreOn();
    }
    show();
  });
}

function show() {
  document.body.toggleAttribute("data-letters-off", !lettersAreOn());
}
