// Says a sentence to screen readers, once, even when the same sentence comes twice.

const KEPT = 20000; // after that it may no longer be true, and a reader who comes by would find it

let gone;
const line = document.getElementById("announcements");

export function announce(text) {
  if (!line) return;
  line.textContent = "";
  setTimeout(() => {
    line.textContent = text;
  }, 60);
  clearTimeout(gone);
  gone = setTimeout(() => {
    line.textContent = "";
  }, KEPT);
}
