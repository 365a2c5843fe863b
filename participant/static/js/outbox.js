// Sends what this phone says, in order, each under one id until it is acknowledged; kept through reloads.
// A repeat has the same id, so the server counts it once. It draws nothing.

import { jitter } from "./jitter.js";
import { openKept } from "./kept.js";

const TRY_HTTP_AFTER = 5000;
const CLOSED = new Set(["locked", "not_open", "wrong_step", "fault"]);
const TRY_AGAIN = new Set(["not_stored", "not_connected", "unknown_seat"]);

export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Outbox {
  /** `speak` is {line, post}; `told(item, outcome)` hears every final outcome, `changed()` every change. */
  constructor({ owner, speak, told, changed }) {
    Object.assign(this, { owner, speak, told, changed });
    this.items = [];
    this.waiting = new Map();
    this.isSending = false;
    this.attempt = 0;
  }

  async load() {
    this.kept = await openKept();
    const kept = (await this.kept.all()).filter((item) => item.owner === this.owner);
    this.items = kept.map((item) => ({ ...item, isLeft: true })).sort((a, b) => a.made - b.made);
    this.changed();
    this.send();
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
    const same = this.unsent.find((item) => alike(item.message, message));
    const item = same ?? (await this.keep(message, isAnswer, text));
    const outcome = new Promise((resolve) => this.waiting.set(item.id, [...(this.waiting.get(item.id) ?? []), resolve]));
    this.send();
    return Promise.race([outcome, this.patience(item)]);
  }

  /** After a moment the sender stops waiting: whatever comes later is told to the page alone. */
  patience(item) {
    return new Promise((resolve) => {
      setTimeout(() => {
        item.isLeft = true;
        resolve({ pending: true });
      }, this.speak.line.isUp() ? 1500 : 50);
    });
  }

  async keep(message, isAnswer, text) {
    const id = newId();
    const item = {
      id, owner: this.owner, made: Date.now(), state: "pending", tried: false, isAnswer, text,
      message: { ...message, id },
    };
    const before = isAnswer ? this.answer(message.step) : undefined;
    if (before?.tried && before.state === "pending") item.follows = before.id;
    else if (before) {
      item.follows = before.follows;
      item.message.replaces = before.message.replaces;
      await this.drop(before);
    }
    this.items.push(item);
    await this.kept.put(item);
    this.changed();
    return item;
  }

  /** Send what waits, oldest first, and stop at the first that can't get through. */
  async send() {
    if (this.isSending || !this.kept) return;
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
    await this.kept.put(item);
    const outcome = line.isUp() ? await line.ask("command", item.message) : await post(item.message);
    if (!outcome.ok && TRY_AGAIN.has(outcome.code)) throw new Error(outcome.code);
    if (!outcome.ok && item.isAnswer && CLOSED.has(outcome.code)) await this.setAside(item);
    else await this.drop(item);
    if (outcome.ok) await this.hand(item, outcome.receipt);
    this.settle(item, outcome);
  }

  /** The answer that follows an acknowledged one takes its place. */
  async hand(item, receipt) {
    for (const next of this.items.filter((other) => other.follows === item.id)) {
      next.message.replaces = receipt;
      delete next.follows;
      await this.kept.put(next);
    }
  }

  /** Too late: the answer stays on the phone, and goes out if its step is opened again. */
  async setAside(item) {
    item.state = "late";
    await this.kept.put(item);
  }

  async reopen(step) {
    const late = this.late.filter((item) => item.message.step === step);
    for (const item of late) {
      item.state = "pending";
      await this.kept.put(item);
    }
    if (late.length) this.send();
  }

  async drop(item) {
    this.items = this.items.filter((other) => other !== item);
    await this.kept.remove(item.id);
  }

  settle(item, outcome) {
    this.told(item, outcome);
    for (const resolve of this.waiting.get(item.id) ?? []) resolve(outcome);
    this.waiting.delete(item.id);
  }
}

function alike(one, other) {
  return (
    one.name === other.name && one.step === other.step && JSON.stringify(one.payload) === JSON.stringify(other.payload)
  );
}
