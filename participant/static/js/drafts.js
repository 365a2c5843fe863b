// What was typed or chosen and not sent yet, kept on the phone through a reload and dropped once it is sent.

import { ENVELOPE } from "./envelope.js";

export class Drafts {
  constructor(owner) {
    this.prefix = `moothall:${owner}:`;
  }

  get(key) {
    try {
      return JSON.parse(localStorage.getItem(this.prefix + key) ?? "null") ?? undefined;
    } catch {
      return undefined;
    }
  }

  keep(key, value) {
    try {
      if (value === undefined || value === null) localStorage.removeItem(this.prefix + key);
      else localStorage.setItem(this.prefix + key, JSON.stringify(value));
    } catch {
      // A full or forbidden store: the draft lives as long as the page.
    }
  }

  keepForm(form) {
    const fields = typedIn(form);
    this.keep(keyOf(form), fields.length ? fields : undefined);
  }

  restoreForm(form) {
    for (const [name, value] of this.get(keyOf(form)) ?? []) {
      for (const field of form.elements) {
        if (field.name !== name || field.type === "hidden") continue;
        if (field.type === "radio" || field.type === "checkbox") field.checked ||= field.value === value;
        else if (field.value === field.defaultValue) field.value = value;
      }
    }
  }

  dropForm(form) {
    this.keep(keyOf(form), undefined);
  }
}

/** What a person typed or chose in a form: names and values. */
export function typedIn(form) {
  return [...form.elements].filter(isDraft).map((field) => [field.name, field.value]);
}

function keyOf(form) {
  const about = [...form.elements].filter((field) => field.type === "hidden" && !ENVELOPE.has(field.name));
  const which = about.map((field) => field.value).join("|");
  return `form:${form.dataset.step}:${form.dataset.command}:${which}`;
}

function isDraft(field) {
  if (!field.name || ["hidden", "submit", "button"].includes(field.type)) return false;
  if (field.type === "radio" || field.type === "checkbox") return field.checked;
  return field.tagName !== "SELECT" && field.value !== "";
}
