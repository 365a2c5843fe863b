// Owns showing one's own order after it was sent: a list with a place for each card, in step with the answer's text.
import { cardTag, element, fill } from "./drawing.js";
import { matesOf, placed, placeOf } from "./orders.js";

export function start(receipt, phone) {
  const cards = JSON.parse(receipt.dataset.cards);
  const ordinals = JSON.parse(receipt.dataset.places);
  const titles = new Map(cards.map((card) => [card.key, card.short_title]));
  const find = (name) => receipt.querySelector(`[data-own-${name}]`);
  const sentence = find("text").parentElement;

  function row(tiers, card) {
    const isTied = matesOf(tiers, card).length > 0;
    const place = element("span", { class: "place place-solid" }, ordinals[placeOf(tiers, card) - 1] + (isTied ? "=" : ""));
    return element("li", {}, place, " ", cardTag(card, receipt.dataset.tone), " ", element("span", {}, titles.get(card)));
  }

  function draw() {
    const { step } = receipt.dataset;
    const answer = phone.unsentAnswer(step)?.message?.payload ?? phone.answer(step)?.body;
    const tiers = answer?.tiers ?? [];
    const known = placed(tiers);
    const isShown = known.length > 0 && known.every((card) => titles.has(card));
    const left = cards.filter((card) => !known.includes(card.key)).map((card) => `${card.key} ${card.short_title}`);
    find("order").replaceChildren(...(isShown ? known.map((card) => row(tiers, card)) : []));
    find("left").textContent = fill(receipt.dataset.leftOut, { cards: left.join(", ") });
    find("order").hidden = !isShown;
    find("left").hidden = !isShown || !left.length;
    sentence.hidden = isShown;
  }

  new MutationObserver(draw).observe(find("text"), { childList: true });
  draw();
}
