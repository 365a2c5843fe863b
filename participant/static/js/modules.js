// Starts the behaviour an element asks for by data-module: a name of this folder, or the address of a file.
// All come from where this file came from, so that none is of another version.

import { jitter } from "./jitter.js";

const TRIES = 6;
const [version] = new URL(import.meta.url).pathname.match(/^\/v\/[^/]+/) ?? [""];

export function startModules(root, phone) {
  const asking = [...root.querySelectorAll("[data-module]")];
  if (root.matches("[data-module]")) asking.unshift(root);
  for (const element of asking) startModule(element, phone);
}

async function startModule(element, phone, tries = 0) {
  if (tries === 0 && element.hasAttribute("data-started")) return;
  element.setAttribute("data-started", "");
  const module = await import(addressOf(element.dataset.module, tries)).catch((failure) => {
    if (tries === TRIES) throw failure;
    setTimeout(startModule, 1000 + jitter(tries), element, phone, tries + 1);
  });
  if (!module) return;
  if (element.isConnected) module.start(element, phone);
  element.setAttribute("data-started", "yes");
}

/** A file that didn't arrive is asked for by another address: browsers remember that the first one failed. */
function addressOf(name, tries) {
  const address = name.startsWith("/") ? version + name : `./${name}.js`;
  return tries ? `${address}?again=${tries}` : address;
}
