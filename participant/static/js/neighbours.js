// What the others who answer on this phone have not sent yet goes out too, each for the one who gave it. What is
// refused stays where it is, for them to see when the phone is theirs again.

import { csrf } from "./http.js";

const EVERY = 15000;
const ANSWER_WITHIN = 8000;

export function sendForNeighbours(kept, { workshop, people }) {
  if (!people.length) return;
  const owners = new Map(people.map((person) => [`${workshop}:${person}`, person]));
  const look = async () => {
    await kept.ready;
    for (const item of (await kept.database?.getAll("outbox")) ?? []) {
      const person = owners.get(item.owner);
      if (person && item.state === "pending" && !item.follows?.length) await send(kept, item, workshop, person).catch(() => {});
    }
    setTimeout(look, EVERY);
  };
  look();
}

async function send(kept, item, workshop, person) {
  const response = await fetch(`/p/${workshop}/commands`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrf(), "X-Moothall-Seat": person },
    body: JSON.stringify(item.message),
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  if ((await response.json()).ok) await kept.remove(item.id);
}
