// Starts the behaviour an element asks for by data-module: a name of this folder, or the address of a file.

export function startModules(root, phone) {
  const asking = [...root.querySelectorAll("[data-module]")];
  if (root.matches("[data-module]")) asking.unshift(root);
  for (const element of asking) startModule(element, phone);
}

async function startModule(element, phone) {
  if (element.hasAttribute("data-started")) return;
  element.setAttribute("data-started", "");
  const name = element.dataset.module;
  const { start } = await import(name.startsWith("/") ? name : `./${name}.js`);
  if (element.isConnected) start(element, phone);
}
