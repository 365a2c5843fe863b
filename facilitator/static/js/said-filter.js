// Shows part of what was said: by how it stands, and by table. Nothing is filtered where there is no script.

export function start(form) {
  const root = document.getElementById("view");
  const show = () => {
    const wanted = new FormData(form);
    let shown = 0;
    for (const item of root.querySelectorAll(".said-item")) {
      const fits = [["status", item.dataset.status], ["table", item.dataset.table]].every(
        ([name, value]) => !wanted.get(name) || wanted.get(name) === value,
      );
      item.hidden = !fits;
      shown += fits;
    }
    const none = root.querySelector("[data-none]");
    if (none) none.hidden = shown > 0 || !root.querySelector(".said-item");
  };
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  new MutationObserver(show).observe(root, { childList: true, subtree: true });
  show();
}
