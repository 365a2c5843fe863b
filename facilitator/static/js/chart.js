// Draws a figure that the server declared, once, without motion, and fits it to its place.

export async function start(element) {
  const { data, layout } = JSON.parse(element.dataset.figure);
  const sheet = document.createElement("div");
  sheet.className = "chart-sheet";
  element.replaceChildren(sheet);
  await loaded();
  await globalThis.Plotly.newPlot(sheet, data, layout, { staticPlot: true, displayModeBar: false });
  const fit = () => {
    const scale = Math.min(element.clientWidth / layout.width, element.clientHeight / layout.height);
    if (scale > 0) sheet.style.transform = `scale(${scale})`;
  };
  const watch = new ResizeObserver(() => (element.isConnected ? fit() : watch.disconnect()));
  watch.observe(element);
  fit();
}

/** The library is a classic script of the page, which may still be on its way. */
function loaded() {
  if (globalThis.Plotly) return Promise.resolve();
  return new Promise((resolve) => addEventListener("load", resolve, { once: true }));
}
