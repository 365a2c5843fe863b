// The order of cards on this phone: the same after every reload, and the same as sessions/exercises/shuffle.py.
// No import and no page, so that tests can run it anywhere.

const OFFSET = 2166136261;
const PRIME = 16777619;

export function fnv1a(text) {
  let value = OFFSET;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, PRIME) >>> 0;
  return value;
}

export function shuffled(keys, shuffleKey, salt) {
  return [...keys]
    .map((key) => [fnv1a(`${key}|${shuffleKey}|${salt}`), key])
    .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0))
    .map(([, key]) => key);
}
