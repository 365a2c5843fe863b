// Owns making one's own order by taps. The order in which this phone listed the cards is sent with it.
import * as orders from "./orders.js";
import { button, cardTag, element, fill } from "./drawing.js";
import { openSheet } from "./sheet.js";

export function start(form, phone) {
  const known = JSON.parse(form.dataset.cards);
  const words = JSON.parse(form.dataset.words);
  const ordinals = JSON.parse(form.dataset.places);
  const step = form.dataset.step;
  const titles = Object.fromEntries(known.map((card) => [card.key, card.short_title]));
  const shown = phone.shuffled(Object.keys(titles), step);
  const find = (name) => form.querySelector(`[data-${name}]`);
  const isWhole = (order) =>
    Array.isArray(order) && order.length > 0 && order.every((tier) => Array.isArray(tier) && tier.every((card) => card in titles));

  const chosen = tiersOf(form, titles);
  if (chosen.length) phone.keepDraft(step, chosen);
  const earlier = [chosen, phone.draft(step), phone.answer(step)?.body?.tiers].find(isWhole);
  let tiers = earlier ?? [];

  const ordinal = (place, isTied) => ordinals[place - 1] + (isTied ? "=" : "");
  const naming = (does, card) => fill(words.for, { does, card: titles[card] });

  function tell(card) {
    const place = orders.placeOf(tiers, card);
    const others = orders.matesOf(tiers, card).map((other) => titles[other]).join(", ");
    const text = place === null ? words.out : others ? words.now_tied : words.now;
    find("status").textContent = fill(text, { card: titles[card], place, total: known.length, others });
  }

  function change(next, card, focusId) {
    tiers = next;
    phone.keepDraft(step, tiers);
    draw();
    tell(card);
    const target = form.querySelector(`[id="${focusId}"]`) ?? form.querySelector(`[id="own-${card}"]`);
    target?.focus({ preventScroll: false });
  }

  function moves(card) {
    const step_ = (word, place, id) =>
      button(word, {
        id, label: naming(word, card), isOff: place === null,
        press: () => place !== null && change(orders.put(tiers, card, place), card, id),
      });
    const moveTo = button(words.move_to, { id: `own-to-${card}`, label: naming(words.move_to, card), press: () => askPlace(card) });
    const sameAs = button(words.same_as, {
      id: `own-same-${card}`, label: naming(words.same_as, card), isOff: orders.placed(tiers).length < 2,
      press: () => orders.placed(tiers).length > 1 && askTie(card),
    });
    moveTo.classList.add("move-to");
    sameAs.classList.add("tie-with");
    return [
      step_(words.up, orders.placeAbove(tiers, card), `own-up-${card}`),
      step_(words.down, orders.placeBelow(tiers, card), `own-down-${card}`),
      moveTo, sameAs,
    ];
  }

  function askPlace(card) {
    const choices = orders.openPlaces(tiers, card).map((place) => ({
      text: ordinals[place - 1], choose: () => change(orders.put(tiers, card, place), card, `own-to-${card}`),
    }));
    choices.push({ text: words.take_out, choose: () => change(orders.without(tiers, card), card, `own-place-${card}`) });
    openSheet(form, fill(words.moving, { card: titles[card] }), choices, words.close);
  }

  function askTie(card) {
    const others = orders.placed(tiers).filter((other) => other !== card && !orders.matesOf(tiers, card).includes(other));
    const choices = others.map((other) => ({
      text: titles[other], tag: other, tone: form.dataset.tone, choose: () => change(orders.tie(tiers, card, other), card, `own-same-${card}`),
    }));
    openSheet(form, fill(words.tying, { card: titles[card] }), choices, words.close);
  }

  function row(card) {
    const isTied = orders.matesOf(tiers, card).length > 0;
    const isFirst = orders.startsTie(tiers, card);
    const item = element("li", { class: `rank-row${isTied ? " is-tied" : ""}${isFirst ? " starts-tie" : ""}`, id: `own-${card}`, tabindex: "-1" });
    const place = element("span", { class: `place place-solid${isTied ? " place-tie" : ""}` }, ordinal(orders.placeOf(tiers, card), isTied));
    item.append(place, cardTag(card, form.dataset.tone), element("span", { class: "rank-title" }, titles[card]), element("div", { class: "rank-moves" }, ...moves(card)));
    return item;
  }

  function poolCard(card) {
    const next = orders.starts(tiers).at(-1);
    const place = () => change(orders.put(tiers, card, next), card, `own-${card}`);
    const pick = button("", { id: `own-place-${card}`, press: place });
    pick.classList.add("pool-card");
    const does = element("span", { class: "pool-card-does" }, fill(words.place, { place: ordinals[next - 1] }));
    pick.append(cardTag(card, form.dataset.tone), element("span", { class: "pool-card-title" }, titles[card]), " ", does);
    return element("li", {}, pick);
  }

  function draw() {
    const held = new Set(orders.placed(tiers));
    const left = shown.filter((card) => !held.has(card));
    find("rank").replaceChildren(...orders.placed(tiers).map(row));
    find("pool").replaceChildren(...left.map(poolCard));
    if (tiers.length) find("refusal").textContent = "";
    find("pool-head").textContent = left.length ? fill(words.unplaced, { n: left.length }) : words.all_placed;
  }

  const inWords = () =>
    orders.placed(tiers)
      .map((card) => `${ordinal(orders.placeOf(tiers, card), orders.matesOf(tiers, card).length > 0)} ${titles[card]}`)
      .join(", ");

  async function send() {
    find("refusal").textContent = tiers.length ? "" : words.nothing;
    if (!tiers.length || form.hasAttribute("data-sending")) return;
    form.setAttribute("data-sending", "");
    const { exercise, command } = form.dataset;
    const answer = await phone.send({ step, exercise, command, payload: { tiers, shown }, text: inWords() });
    form.removeAttribute("data-sending");
    if (answer.ok === false) find("refusal").textContent = answer.message;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    send();
  }, { capture: true });

  find("place-fields").hidden = true;
  find("order").hidden = false;
  draw();
}

/** Places that were chosen in the fields before this was here. */
function tiersOf(form, titles) {
  const cards = Object.keys(titles);
  const placeOf = (card) => Number(form.elements[`place-${card}`]?.value);
  const places = [...new Set(cards.map(placeOf).filter(Boolean))].sort((one, other) => one - other);
  return places.map((place) => cards.filter((card) => placeOf(card) === place));
}
