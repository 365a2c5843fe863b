// Owns how points on a phone are counted, what is said of them, and what is wrong with them: a hundred shared out, or by
// swing 100 for the first.

import { fill } from "./one_by_one.js";

const TOTAL = 100;

export const isNumber = (field) => /^\d*$/.test(field.value.trim()) && Number(field.value) <= TOTAL;

export const pointsOf = (field) => Number(field.value.trim() || 0);

export const spare = (fields) => TOTAL - fields.filter(isNumber).reduce((sum, field) => sum + pointsOf(field), 0);

const hasFirst = (fields) => fields.some((field) => pointsOf(field) === TOTAL);

/** What is left to give, in words. */
export function inWords(fields, by, words) {
  if (by === "swing") return hasFirst(fields) ? words.first_done : words.first;
  const free = spare(fields);
  return fill(free > 0 ? words.left : free < 0 ? words.over : words.none, { left: free, over: -free });
}

/** Why these can't be somebody's points; empty when they can. */
export function fault(fields, by, words) {
  if (!fields.every(isNumber)) return words.fault_number;
  if (by === "swing") return hasFirst(fields) ? "" : words.fault_first;
  const free = spare(fields);
  return free ? fill(free > 0 ? words.fault_left : words.fault_over, { left: free, over: -free }) : "";
}
