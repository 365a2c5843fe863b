// Closes an open menu by Escape, and when something else is pressed.

const isOpen = (menu) => menu.hasAttribute("open");

document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(target)) menu.removeAttribute("open");
});

export function start(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen(menu)) return;
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
  });
}
