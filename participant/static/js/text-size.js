// Runs before anything is drawn, and is no module: the text size that was chosen on this phone, and choosing it.
(() => {
  const KEPT_AS = "moothall:text";
  const root = document.documentElement;

  function chosen() {
    try {
      return localStorage.getItem(KEPT_AS) ?? "";
    } catch {
      return root.dataset.text ?? "";
    }
  }

  function choose(size) {
    root.dataset.text = size;
    try {
      localStorage.setItem(KEPT_AS, size);
    } catch {
      // No store: the size lasts as long as the page.
    }
  }

  function mark() {
    for (const button of document.querySelectorAll("[data-text-size]")) {
      button.setAttribute("aria-pressed", String(button.dataset.textSize === (root.dataset.text ?? "")));
    }
  }

  root.dataset.text = chosen();
  document.addEventListener("toggle", mark, true);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-text-size]");
    if (!button) return;
    choose(button.dataset.textSize);
    mark();
  });
})();
