// Says a sentence to screen readers, once, even when the same sentence comes twice.

const line = document.getElementById("announcements");

export function announce(text) {
  if (!line) return;
  line.textContent = "";
  setTimeout(() => {
    line.textContent = text;
  }, 60);
}
