// Owns making elements and filling sentences; text is always text, never markup.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// A button that is off stays where it is and keeps the focus, so it is never `disabled`.
export function button(text, { id, label, isOff = false, press }) {
  const made = element("button", { type: "button", class: "button" }, text);
  if (id) made.id = id;
  if (label) made.setAttribute("aria-label", label);
  if (isOff) made.setAttribute("aria-disabled", "true");
  made.addEventListener("click", press);
  return made;
}

// The key that a card has on paper and on the wall. It is for the eye: a card's name says the same.
// A set has a hue of its own (`tone`), besides its numbers or letters.
export const cardTag = (key, tone) =>
  element("span", { class: `card-tag${tone ? ` card-tag-${tone}` : ""}`, "aria-hidden": "true" }, key);

export const fill = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
