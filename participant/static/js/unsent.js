// The sign that something waits on this phone: how many, and a button to try at once.

const panel = document.getElementById("outbox");

export function watchUnsent(trySending) {
  panel?.querySelector("[data-send-now]").addEventListener("click", trySending);
}

export function showUnsent(count) {
  if (!panel) return;
  panel.hidden = count === 0;
  const number = [...panel.querySelectorAll(".ring-label")].at(-1);
  if (number && count) number.textContent = String(count);
}
