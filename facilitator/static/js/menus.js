// Closes an open menu by Esc, by a press elsewhere, and after something in it was chosen.

const OPEN = "details.menu[open], details.panel-choice[open]";

export function watchMenus(root) {
  document.addEventListener(
    "keydown",
    (event) => {
      const menu = root.querySelector(OPEN);
      if (event.key !== "Escape" || !menu) return;
      event.preventDefault();
      menu.open = false;
      menu.querySelector("summary").focus();
    },
    { capture: true },
  );
  document.addEventListener("click", ({ target }) => {
    for (const menu of root.querySelectorAll(OPEN)) {
      if (!menu.contains(target)) menu.open = false;
    }
  });
  root.addEventListener("submit", ({ target, submitter }) => {
    if (submitter?.getAttribute("aria-disabled") === "true") return;
    const menu = target.closest(OPEN);
    if (menu) menu.open = false;
  });
}
