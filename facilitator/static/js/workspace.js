// The report's desk: a code is given without leaving its place in the list. Without script the forms do the same.

const view = document.getElementById("view");
const fields = () => [...view.querySelectorAll("[data-code]")];

/** To the next or the earlier statement's field. */
function move(field, by) {
  const next = fields()[fields().indexOf(field) + by];
  next?.focus();
  next?.closest("li").scrollIntoView({ block: "nearest" });
}

/** What the server drew in answer takes the place of what it changed: one row, and what stands beside the list. */
function take(page, row) {
  const parts = [`#${CSS.escape(row)}`, ".desk-side", "#found"];
  for (const part of parts) {
    const [old, fresh] = [view.querySelector(part), page.querySelector(part)];
    if (!old || !fresh) continue;
    for (const open of old.querySelectorAll("details[open]")) {
      const same = [...fresh.querySelectorAll("details")].find((one) => one.textContent === open.textContent);
      same?.setAttribute("open", "");
    }
    old.replaceWith(fresh);
  }
  for (const notice of document.querySelectorAll(".notice[role]")) notice.remove();
  view.prepend(...page.querySelectorAll(".notice[role]"));
}

/** A row that is no longer among what is looked for goes; its neighbour has the focus. */
function leave(row) {
  const item = document.getElementById(row);
  const next = item.nextElementSibling ?? item.previousElementSibling;
  item.remove();
  next?.querySelector("[data-code]")?.focus();
}

async function send(form) {
  const row = form.closest("li").id;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const stays = Boolean(page.getElementById(row));
  take(page, row);
  if (!stays) return leave(row);
  document.getElementById(row)?.querySelector("[data-code]")?.focus();
}

view.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.closest(".desk-codes")) return;
  event.preventDefault();
  const field = form.querySelector("[data-code]");
  if (field && !field.value.trim()) move(field, 1);
  else send(form).catch(() => form.submit());
});

view.addEventListener("keydown", (event) => {
  if (!event.target.matches?.("[data-code]")) return;
  const by = { PageDown: 1, PageUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  move(event.target, by);
});

view.dataset.ready = "";
