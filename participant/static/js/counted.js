// Owns the count beside a text field, shown from three quarters of the limit on. It never blocks typing or pasting.

export function start(form) {
  for (const text of form.querySelectorAll("textarea[data-longest]")) {
    const shown = text.closest(".field").querySelector("[data-count]");
    const longest = Number(text.dataset.longest);
    const tell = () => {
      const length = [...text.value.trim()].length;
      shown.hidden = length < longest * 0.75;
      shown.textContent = `${length} / ${longest}`;
      shown.dataset.over = String(length > longest);
    };
    text.addEventListener("input", tell);
    tell();
  }
}
