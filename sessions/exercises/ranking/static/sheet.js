// Owns the sheet of choices that rises from the bottom; it leaves nothing behind when it closes.
import { button, cardTag, element } from "./drawing.js";

export function openSheet(home, title, choices, closeWord) {
  const heading = element("h2", { id: "sheet-title" }, title);
  const sheet = element("dialog", { class: "sheet", "aria-labelledby": "sheet-title" }, heading);
  const list = element("div", { class: "sheet-list" });
  for (const { text, tag, tone, choose } of choices) {
    const choice = button(text, { press: () => { sheet.close(); choose(); } });
    if (tag) choice.prepend(cardTag(tag, tone));
    list.append(choice);
  }
  const close = button(closeWord, { press: () => sheet.close() });
  sheet.append(list, element("div", { class: "sheet-end" }, close));
  sheet.addEventListener("close", () => sheet.remove());
  home.append(sheet);
  sheet.showModal();
}
