// What waits to be sent, kept on the phone so that a reload or a flat battery loses nothing.
// A browser may have no database (private windows), take long to open it, or have no room left: nothing waits for
// that longer than a moment, and `isLasting` says whether what is kept outlives the page.

import { openDB } from "../vendor/idb.js";

const STORE = "outbox";
const PATIENCE = 2000;

export class Kept {
  /** `arrived(items)` hears what an earlier page kept as soon as it can be read: at once, late or never. */
  constructor(arrived) {
    this.unstored = new Set();
    this.ready = within(PATIENCE, this.open(arrived));
  }

  /** Whether everything put here would still be there after the page was closed. */
  get isLasting() {
    return this.database !== undefined && this.unstored.size === 0;
  }

  async open(arrived) {
    const database = await openDB("moothall", 1, {
      upgrade: (made) => made.createObjectStore(STORE, { keyPath: "id" }),
      blocking: () => database.close(),
      terminated: () => {
        this.database = undefined;
        this.open(() => {}).catch(() => {});
      },
    });
    const items = await database.getAll(STORE);
    this.database = database;
    arrived(items);
  }

  /** Resolves once the item is stored, or once it is known that it can't be: never rejects. */
  async put(item) {
    const isStored = await this.write((store) => store.put(item));
    if (isStored) this.unstored.delete(item.id);
    else this.unstored.add(item.id);
  }

  async remove(id) {
    await this.write((store) => store.delete(id));
    this.unstored.delete(id);
  }

  async write(change) {
    await this.ready;
    if (!this.database) return false;
    try {
      const writing = this.database.transaction(STORE, "readwrite", { durability: "strict" });
      return await within(PATIENCE, Promise.all([change(writing.store), writing.done]));
    } catch {
      return false; // closed, full or forbidden: the page itself holds the item
    }
  }
}

/** True once it is done, false when it failed or took too long. */
function within(milliseconds, work) {
  const given = new Promise((resolve) => setTimeout(resolve, milliseconds, false));
  return Promise.race([work.then(() => true, () => false), given]);
}
