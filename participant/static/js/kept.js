// What waits to be sent, kept on the phone so that a reload or a flat battery loses nothing.
// Where the browser has no database (some private windows), it is kept as long as the page is open.

import { openDB } from "../vendor/idb.js";

const STORE = "outbox";

export async function openKept() {
  try {
    const database = await openDB("moothall", 1, {
      upgrade: (db) => db.createObjectStore(STORE, { keyPath: "id" }),
    });
    return {
      all: () => database.getAll(STORE),
      put: (item) => database.put(STORE, item),
      remove: (id) => database.delete(STORE, id),
    };
  } catch {
    const held = new Map();
    return {
      all: async () => [...held.values()],
      put: async (item) => held.set(item.id, item),
      remove: async (id) => held.delete(id),
    };
  }
}
