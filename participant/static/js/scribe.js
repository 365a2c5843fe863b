// Makes writing one thing after another quick: what it is about stays chosen, and the words get the focus again.

import { start as count } from "./counted.js";

export function start(form, phone) {
  count(form);
  form.addEventListener("reset", () => {
    const kept = [...form.querySelectorAll("[data-stays]")].map((field) => {
      const what = field.type === "radio" ? "checked" : "value";
      return [field, what, field[what]];
    });
    setTimeout(() => {
      for (const [field, what, chosen] of kept) field[what] = chosen;
      const text = form.querySelector("textarea");
      text.dispatchEvent(new Event("input", { bubbles: true }));
      text.focus({ preventScroll: true });
      phone.view.release(form);
    }, 0);
  });
}
