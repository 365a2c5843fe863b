// Loads the page anew when the server has other files than these: after an upgrade in the middle of a day. What was
// typed and what waits to be sent is kept on the phone; nobody is interrupted while they type.

const [, files] = new URL(import.meta.url).pathname.match(/^\/v\/([^/]+)/) ?? [];
const KEPT_AS = "moothall:renewed";

export function renewFor(served) {
  if (!files || !served || served === files) return;
  if (!document.activeElement?.matches("input, textarea, select") && isFirstTry(served)) location.reload();
}

/** Once for each version: a page that comes back the same is left alone. */
function isFirstTry(served) {
  try {
    if (sessionStorage.getItem(KEPT_AS) === served) return false;
    sessionStorage.setItem(KEPT_AS, served);
    return true;
  } catch {
    return false;
  }
}
