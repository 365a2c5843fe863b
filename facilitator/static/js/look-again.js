// Looks again, every few seconds, how far what is being made is, and shows what has changed since.
// The element that asks for it stands there for as long as something is being made; `data-seconds` is the pause.
// What may change are the elements marked `data-fresh`, found again by their ids. Whoever has the focus keeps it.
// Where another page has taken this one's place, it is loaded whole.

import { startModules } from "/static/js/modules.js";

export function start(asking) {
  const later = () => setTimeout(look, Number(asking.dataset.seconds) * 1000);

  async function look() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return later();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const places = [...document.querySelectorAll("[data-fresh]")];
    if (places.some((place) => !page.getElementById(place.id))) return location.reload();
    for (const place of places) renew(place, page.getElementById(place.id));
    return page.querySelector(`[data-module="${asking.dataset.module}"]`) ? later() : undefined;
  }

  later();
}

function renew(place, now) {
  if (now.innerHTML === place.innerHTML) return;
  const focused = place.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  place.replaceChildren(...now.childNodes);
  startModules(place, {});
  if (focused) place.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
}
