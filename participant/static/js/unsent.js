// The sign that something waits on this phone: how many, and a button to try at once.

const panel = document.getElementById("outbox");

export function watchUnsent(trySending) {
  panel?.querySelector("[data-send-now]").addEventListener("click", trySending);
}

/** `isLasting`: the phone keeps them when the page is closed. */
export function showUnsent(count, isLasting) {
  if (!panel) return;
  panel.hidden = count === 0;
  for (const words of panel.querySelectorAll("[data-if-lasting]")) {
    words.hidden = words.dataset.ifLasting !== String(isLasting);
  }
  const number = [...panel.querySelectorAll(".ring-label")].at(-1);
  if (number && count) number.textContent = String(count);
}
