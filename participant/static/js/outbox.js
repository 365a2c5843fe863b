// Sends what this phone says, in order, each under one id until it is acknowledged; kept through reloads.
// A repeat has the same id, so the server counts it once. Several tabs hold the same items. It draws nothing.

import { jitter } from "./jitter.js";
import { Kept } from "./kept.js";
import { openTabs } from "./tabs.js";

const TRY_HTTP_AFTER = 5000;
const CLOSED = new Set(["locked", "not_open", "wrong_step", "fault"]);
const TRY_AGAIN = new Set(["not_stored", "not_connected", "unknown_seat", "seat_moved", "link_revoked"]);

export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Outbox {
  /**
   * `speak` is {line, post}; `told(item, outcome)` hears every final outcome, `changed()` every change,
   * `stopped(code)` why nothing can be sent now though the server answers, and `seen(receipt)` the newest receipt
   * that another tab came with: it may have been had by a plain form, of which no tab was told.
   */
  constructor({ owner, speak, told, changed, stopped, seen = () => {} }) {
    Object.assign(this, { owner, speak, told, changed, stopped, seen });
    this.items = [];
    this.gone = new Set();
    this.counted = new Map(); // step -> when the newest answer that was acknowledged was given
    this.stored = new WeakMap();
    this.waiting = new Map();
    this.isOpen = false;
    this.isSending = false;
    this.attempt = 0;
    this.kept = new Kept((items) => this.arrive(items));
    this.tabs = openTabs(owner, (message) => this.hear(message));
  }

  /** Nothing is sent before what an earlier page left is known, or can't be waited for. */
  async load() {
    await this.kept.ready;
    this.isOpen = true;
    this.changed();
    this.send();
  }

  /** Tell the other tabs how new what this page came with is. */
  greet(receipt) {
    if (receipt) this.tabs.tell({ receipt });
  }

  /** Take in what was kept before: an answer given on this page meanwhile comes after it. */
  arrive(stored) {
    const known = new Set([...this.gone, ...this.items.map((item) => item.id)]);
    const earlier = stored.filter((item) => item.owner === this.owner && !known.has(item.id));
    const here = this.items;
    this.items = [...earlier.map((item) => ({ ...item, isLeft: true })), ...here].sort(byAge);
    for (const item of here) this.supersede(item);
    for (const item of here) this.kept.put(item);
    if (this.isOpen) this.send();
    this.changed();
  }

  /** The newest unsent item of a step that is someone's own answer. */
  answer(step) {
    return this.items.findLast((item) => item.isAnswer && item.message.step === step);
  }

  /** Answers that came too late, and wait for their step to be opened again. */
  get late() {
    return this.items.filter((item) => item.state === "late");
  }

  get unsent() {
    return this.items.filter((item) => item.state === "pending");
  }

  /** Keep a message and send it; resolves with the outcome, or {pending: true} when there is none yet. */
  async add(message, { isAnswer, text }) {
    const last = this.unsent.findLast((item) => item.message.step === message.step);
    const item = last && alike(last.message, message) ? last : this.keep(message, isAnswer, text);
    const outcome = new Promise((resolve) => this.waiting.set(item.id, [...(this.waiting.get(item.id) ?? []), resolve]));
    this.send();
    return Promise.race([outcome, this.patience(item)]);
  }

  /** After a moment the sender stops waiting: whatever comes later is told to the page alone. */
  async patience(item) {
    const moment = new Promise((resolve) => setTimeout(resolve, this.speak.line.isUp() ? 1500 : 50));
    await Promise.all([this.stored.get(item), moment]);
    item.isLeft = true;
    return { pending: true };
  }

  keep(message, isAnswer, text) {
    const id = newId();
    const item = {
      id, owner: this.owner, made: Date.now(), state: "pending", tried: false, isAnswer, text, follows: [],
      message: { ...message, id },
    };
    const before = isAnswer ? this.answer(message.step) : undefined;
    if (before) item.message.replaces = before.message.replaces; // what was seen here was that answer, not the server's
    this.items.push(item);
    this.supersede(item);
    this.stored.set(item, this.store(item));
    this.changed();
    return item;
  }

  /** A newer answer takes the place of those before it that never left, and follows those that may have. */
  supersede(item) {
    if (!item.isAnswer) return;
    const isOlder = (other) => other.isAnswer && other.message.step === item.message.step && other.made <= item.made;
    for (const older of this.items.filter((other) => other !== item && isOlder(other))) {
      item.follows.push(...(older.follows ?? []), older.id);
      if (!older.tried || older.state === "late") this.drop(older);
    }
  }

  /** Send what waits, oldest first, and stop at the first that can't get through. */
  async send() {
    if (this.isSending || !this.isOpen) return;
    this.isSending = true;
    clearTimeout(this.timer);
    try {
      for (let item; (item = this.unsent[0]); ) await this.deliver(item);
      this.attempt = 0;
    } catch {
      this.attempt += 1;
      this.timer = setTimeout(() => this.send(), 500 + jitter(this.attempt, 500, 5000));
    } finally {
      this.isSending = false;
      this.changed();
    }
  }

  async deliver(item) {
    const { line, post } = this.speak;
    if (!line.isUp() && line.downFor() < TRY_HTTP_AFTER) throw new Error("not connected yet");
    item.tried = true;
    await this.store(item);
    if (!this.items.includes(item)) return;
    const outcome = line.isUp() ? await line.ask("command", item.message) : await post(item.message);
    if (!outcome.ok && TRY_AGAIN.has(outcome.code)) {
      this.stopped(outcome.code);
      throw new Error(outcome.code);
    }
    this.finish(item, outcome);
  }

  /** There is an outcome: the answer that follows takes the place of an acknowledged one. */
  finish(item, outcome) {
    if (!outcome.ok && item.isAnswer && CLOSED.has(outcome.code)) {
      item.state = "late";
      this.store(item);
    } else {
      this.drop(item, outcome);
    }
    this.settle(item, outcome);
  }

  reopen(step) {
    const late = this.late.filter((item) => item.message.step === step);
    for (const item of late) {
      item.state = "pending";
      this.store(item);
    }
    if (late.length) this.send();
  }

  async store(item) {
    this.tabs.tell({ item });
    await this.kept.put(item);
    this.changed();
  }

  drop(item, outcome) {
    this.forget(item.id, outcome);
    this.tabs.tell({ gone: item, outcome });
    this.kept.remove(item.id);
  }

  forget(id, outcome) {
    this.gone.add(id);
    this.items = this.items.filter((other) => other.id !== id);
    if (!outcome?.ok) return;
    for (const next of this.items.filter((other) => other.follows?.includes(id))) {
      next.message.replaces = Math.max(next.message.replaces ?? 0, outcome.receipt);
      this.kept.put(next);
    }
  }

  /** Another tab of this phone has kept, changed, sent or dropped an item. */
  hear({ item, gone, outcome, receipt }) {
    if (receipt) this.seen(receipt);
    if (item && !this.gone.has(item.id)) this.mirror(item);
    if (gone) this.forget(gone.id, outcome);
    if (gone && outcome) this.settle(gone, outcome);
    this.changed();
  }

  mirror(item) {
    const known = this.items.find((other) => other.id === item.id);
    if (known) Object.assign(known, { state: item.state, tried: known.tried || item.tried });
    else this.items = [...this.items, { ...item, isLeft: true }].sort(byAge);
    if (this.isOpen) this.send();
  }

  settle(item, outcome) {
    const { step } = item.message;
    if (outcome.ok && item.isAnswer) this.counted.set(step, Math.max(item.made, this.counted.get(step) ?? 0));
    const isOvertaken = outcome.code === "answer_changed_elsewhere" && item.made < this.counted.get(step);
    if (!isOvertaken) this.told(item, outcome);
    for (const resolve of this.waiting.get(item.id) ?? []) resolve(outcome);
    this.waiting.delete(item.id);
  }
}

const byAge = (one, other) => one.made - other.made;

function alike(one, other) {
  return (
    one.name === other.name && one.step === other.step && JSON.stringify(one.payload) === JSON.stringify(other.payload)
  );
}
