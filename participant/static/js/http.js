// The same two questions by plain HTTP, for a phone whose socket can't connect.

const ANSWER_WITHIN = 8000;
const { participant: seat, home } = document.body.dataset;
const token = document.querySelector('meta[name="csrf-token"]');

const forSeat = seat ? { "X-Moothall-Seat": seat } : {}; // several people may share this phone

const homeOf = (workshop) => home ?? `/p/${workshop}`; // a role at a table has pages of its own

export const csrf = () => token?.content ?? "";

async function json(response) {
  if (!response.headers.get("content-type")?.includes("application/json")) throw new Error("no answer to read");
  return response.json();
}

function within(milliseconds) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}

export async function fetchView(workshop) {
  const response = await fetch(`${homeOf(workshop)}/view`, {
    cache: "no-store", headers: forSeat, signal: within(ANSWER_WITHIN),
  });
  const picture = await json(response);
  if (token && picture.csrf) token.content = picture.csrf;
  return picture;
}

export async function postCommand(workshop, message) {
  const response = await fetch(`${homeOf(workshop)}/commands`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrf(), ...forSeat },
    body: JSON.stringify(message),
    signal: within(ANSWER_WITHIN),
  });
  if (response.status === 400) await fetchView(workshop).catch(() => {});
  return json(response);
}
