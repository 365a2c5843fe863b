// The sentences that scripts say: translated by the server, put into the page as JSON.

const sentences = JSON.parse(document.getElementById("words")?.textContent || "{}");

export function word(key, values = {}) {
  return (sentences[key] ?? "").replace(/%\((\w+)\)s/g, (whole, name) => String(values[name] ?? whole));
}
