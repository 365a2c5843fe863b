// A card that is opened fetches its sheet, once, and keeps it for when a push draws the card again. Where it can't be
// had, the link to its page stays.

const sheets = new Map();

export function start(details) {
  const link = details.querySelector("a[href]");
  if (sheets.has(link.href)) return show(details, sheets.get(link.href));
  details.addEventListener("toggle", () => details.open && fill(details, link.href));
  return details.open && fill(details, link.href);
}

async function fill(details, address) {
  try {
    if (!sheets.has(address)) sheets.set(address, await fetchSheet(address));
    show(details, sheets.get(address));
  } catch {
    sheets.delete(address);
  }
}

async function fetchSheet(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.getElementById("sheet");
}

function show(details, sheet) {
  if (!sheet || details.querySelector("[data-sheet]")) return;
  const shown = sheet.cloneNode(true);
  shown.removeAttribute("id");
  shown.dataset.sheet = "";
  for (const heading of shown.querySelectorAll("h2")) heading.replaceWith(lowered(heading));
  details.querySelector("a[href]").parentElement.replaceWith(shown);
}

function lowered(heading) {
  const lower = document.createElement("h3");
  lower.textContent = heading.textContent;
  return lower;
}
