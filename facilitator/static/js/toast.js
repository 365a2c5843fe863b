// Ten seconds of Undo after what was just done here. The log keeps its Undo for as long as it can be undone.

import { word } from "/static/js/words.js";

const SECONDS = 10;

export class Toast {
  constructor(element, root) {
    this.element = element;
    this.root = root;
    this.wanted = null;
    this.timer = 0;
  }

  /** Show the entry with this number as soon as the log lists it. */
  follow(entry) {
    this.wanted = entry;
    this.look();
  }

  look() {
    if (this.entry && !this.canStay()) this.hide();
    if (this.wanted === null) return;
    const line = this.line(this.wanted);
    if (!line) return;
    if (line.querySelector("form")) this.show(this.wanted, line.querySelector(".log-words").textContent);
    this.wanted = null;
  }

  /** What was offered to be undone no longer can be. */
  canStay() {
    return this.element.querySelector("button")?.hidden || this.line(this.entry)?.querySelector("form");
  }

  line(entry) {
    return this.root.querySelector(`[data-entry="${Number(entry)}"]`);
  }

  show(entry, words) {
    this.hide();
    this.entry = entry;
    const told = part("span", "toast-words", words);
    const left = part("span", "toast-left", "");
    left.setAttribute("aria-hidden", "true");
    const undo = part("button", "button button-link", word("undo"));
    undo.addEventListener("click", () => this.undo());
    undo.hidden = !this.line(entry)?.querySelector("form");
    this.element.replaceChildren(told, left, undo);
    let seconds = SECONDS;
    const tick = () => {
      left.textContent = word("seconds", { n: seconds });
      if (seconds-- <= 0) this.hide();
    };
    this.timer = setInterval(tick, 1000);
    tick();
  }

  undo() {
    this.line(this.entry)?.querySelector("form")?.requestSubmit();
    this.hide();
  }

  hide() {
    clearInterval(this.timer);
    this.entry = null;
    this.element.replaceChildren();
  }
}

function part(name, className, words) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = words;
  return element;
}
