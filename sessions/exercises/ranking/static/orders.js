// Owns the edits of one order by hand: the same rules as orders.py. An order is a list of tiers, first place first.

export const placed = (tiers) => tiers.flat();

export const without = (tiers, card) =>
  tiers.map((tier) => tier.filter((other) => other !== card)).filter((tier) => tier.length);

// The place of each tier, and last the next free place.
export function starts(tiers) {
  const places = [1];
  for (const tier of tiers) places.push(places[places.length - 1] + tier.length);
  return places;
}

// A place inside a tie means the place below it; a place beyond the end means the end.
export function put(tiers, card, place) {
  const rest = without(tiers, card);
  const found = starts(rest).findIndex((start) => start >= place);
  const index = found < 0 ? rest.length : found;
  return [...rest.slice(0, index), [card], ...rest.slice(index)];
}

export const tie = (tiers, card, withCard) =>
  without(tiers, card).map((tier) => (tier.includes(withCard) ? [...tier, card].sort() : tier));

const indexOf = (tiers, card) => tiers.findIndex((tier) => tier.includes(card));

export function placeOf(tiers, card) {
  const index = indexOf(tiers, card);
  return index < 0 ? null : starts(tiers)[index];
}

export const matesOf = (tiers, card) =>
  (tiers[indexOf(tiers, card)] ?? []).filter((other) => other !== card);

export const startsTie = (tiers, card) => matesOf(tiers, card).length > 0 && tiers[indexOf(tiers, card)][0] === card;

// Where Up takes a card: out of its tie, else above the next tier; null at the top.
export function placeAbove(tiers, card) {
  const index = indexOf(tiers, card);
  if (matesOf(tiers, card).length) return starts(tiers)[index];
  return index > 0 ? starts(tiers)[index - 1] : null;
}

export function placeBelow(tiers, card) {
  const index = indexOf(tiers, card);
  if (matesOf(tiers, card).length) return starts(tiers)[index + 1] - 1;
  return index === tiers.length - 1 ? null : starts(tiers)[index] + tiers[index + 1].length;
}

export function openPlaces(tiers, card) {
  const now = matesOf(tiers, card).length ? null : placeOf(tiers, card);
  return starts(without(tiers, card)).filter((place) => place !== now);
}
