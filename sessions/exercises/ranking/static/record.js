// Owns changing what one put on record: it is filled in again, and opened.
import { start as count } from "./counted.js";

export function start(form, phone) {
  const sent = phone.answer(form.dataset.step)?.body;
  if (sent?.text && !form.elements.text.value) {
    form.elements.text.value = sent.text;
    form.elements.card.value = sent.card;
    form.closest("details").open = true;
  }
  count(form);
}
