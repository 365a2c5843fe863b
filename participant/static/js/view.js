// Takes a full picture from the server into the page, region by region. What someone is typing or choosing is
// never touched; focus, open details and scroll stay where they were.

const FIELDS = "input:not([type=hidden]), textarea, select";
const UNTOUCHED = "[data-keep], [data-edited], [data-held]";

export class View {
  /** `drawn(element)` is called for every element that came into the page. */
  constructor(root, drawn) {
    this.root = root;
    this.drawn = drawn;
    this.version = Number(root.dataset.version || 0);
    this.pushed = new WeakMap();
    this.remember(root, asPushed(root));
    for (const field of root.querySelectorAll(FIELDS)) if (isTouched(field)) regionOf(field)?.setAttribute("data-edited", "");
    root.addEventListener("input", ({ target }) => regionOf(target)?.setAttribute("data-edited", ""));
    root.addEventListener("focusout", () => setTimeout(() => this.catchUp(), 0));
  }

  apply({ version, html }) {
    if (version < this.version) return;
    this.version = version;
    this.latest = html;
    this.draw();
  }

  /** A form was sent or emptied: its region may be drawn again. */
  release(element) {
    regionOf(element)?.removeAttribute("data-edited");
    this.catchUp();
  }

  catchUp() {
    if (this.latest !== undefined) this.draw();
  }

  draw() {
    const page = document.createElement("template");
    page.innerHTML = this.latest;
    const focused = document.activeElement?.id;
    const open = [...this.root.querySelectorAll("details[open][id]")].map((details) => details.id);
    this.match(this.root, page.content);
    this.root.dataset.version = this.version;
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  /** Make the children of `live` those of `fresh`, leaving alone what is the same or must be kept. */
  match(live, fresh) {
    const held = new Map([...live.children].map((child, index) => [nameOf(child, index), child]));
    const wanted = [...fresh.children].map((child, index) => [nameOf(child, index), child]);
    const names = new Set(wanted.map(([name]) => name));
    for (const [name, child] of held) if (!names.has(name)) child.remove();
    let after = null;
    for (const [name, child] of wanted) {
      const placed = this.place(held.get(name), child);
      if (placed.parentNode !== live || placed.previousElementSibling !== after) {
        live.insertBefore(placed, after ? after.nextElementSibling : live.firstElementChild);
      }
      after = placed;
    }
  }

  /** The element that shall stand in the page: the old one where it may stay, else the new one. */
  place(old, fresh) {
    const html = fresh.outerHTML;
    if (old && this.pushed.get(old) === html) return old;
    if (old && !old.matches(UNTOUCHED) && this.isSameShell(old, fresh)) {
      this.matchInner(old, fresh); // typing in one of its regions keeps that one alone
      this.pushed.set(old, html);
      return old;
    }
    if (old && isKept(old)) return old;
    const placed = document.importNode(fresh, true);
    this.remember(placed, fresh);
    if (old) old.replaceWith(placed);
    queueMicrotask(() => this.drawn(placed));
    return placed;
  }

  isSameShell(old, fresh) {
    const before = document.createElement("template");
    before.innerHTML = this.pushed.get(old) ?? "";
    const shell = before.content.firstElementChild;
    return Boolean(shell?.querySelector("[data-region]")) && emptied(shell) === emptied(fresh);
  }

  matchInner(old, fresh) {
    const inner = innerRegions(fresh);
    for (const region of innerRegions(old)) {
      const next = inner.find((other) => other.dataset.region === region.dataset.region);
      if (next) this.place(region, next);
    }
  }

  remember(live, source) {
    if (live !== this.root) this.pushed.set(live, source.outerHTML);
    const list = live === this.root ? [...live.children] : innerRegions(live);
    const from = live === this.root ? [...source.children] : innerRegions(source);
    list.forEach((child, index) => from[index] && this.remember(child, from[index]));
  }
}

function nameOf(element, index) {
  return element.dataset.region ?? `at:${index}`;
}

function regionOf(element) {
  return element?.closest?.("[data-region]");
}

function innerRegions(element) {
  const all = [...element.querySelectorAll("[data-region]")];
  return all.filter((region) => regionOf(region.parentElement) === element || !element.contains(regionOf(region.parentElement)));
}

function emptied(element) {
  const shell = element.cloneNode(true);
  for (const region of innerRegions(shell)) region.replaceChildren(region.dataset.region);
  return shell.outerHTML;
}

function isKept(element) {
  const focused = document.activeElement;
  const isTyping = element.contains(focused) && focused.matches(FIELDS);
  return isTyping || element.matches(UNTOUCHED) || element.querySelector("[data-held]");
}

/** Typed or chosen before any script was there to see it. */
function isTouched(field) {
  if (field.matches("[type=radio], [type=checkbox]")) return field.checked !== field.defaultChecked;
  if (field.matches("select")) return [...field.options].some((option) => option.selected && !option.defaultSelected && option.index);
  return field.value !== field.defaultValue;
}

/** The page as the server pushed it: without what was added for this phone's own page. */
function asPushed(root) {
  const copy = root.cloneNode(true);
  for (const added of copy.querySelectorAll('[name="command_id"], [name="own_receipt"], [name="answers_for"]')) added.remove();
  for (const field of copy.querySelectorAll('[name="csrf_token"]')) field.setAttribute("value", "@csrf@");
  return copy;
}
