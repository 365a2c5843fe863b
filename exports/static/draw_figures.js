/* Draws each figure of the report as a picture beside its table, once the fonts are there to measure by.
   Without this script, or where one figure fails, the table stands. Nothing moves and nothing is fetched. */

const FACES = ["400 15px 'Atkinson Hyperlegible Next'", "700 15px 'Atkinson Hyperlegible Next'"];

async function draw(source) {
  const place = document.getElementById(source.dataset.plot);
  const { data, layout } = JSON.parse(source.textContent);
  const options = { format: "svg", imageDataOnly: true, width: layout.width, height: layout.height };
  const text = await Plotly.toImage({ data, layout, config: { staticPlot: true } }, options);
  const picture = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  picture.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
  nameAs(picture, place);
  place.append(document.importNode(picture, true));
  place.hidden = false;
}

/* The picture itself bears the name, for that is what a printed document keeps. Its place scrolls where a
   screen is narrow, and can be reached by key then. */
function nameAs(picture, place) {
  for (const name of ["role", "aria-labelledby"]) {
    picture.setAttribute(name, place.getAttribute(name));
    place.removeAttribute(name);
  }
  new ResizeObserver(() => letScroll(place, picture.getAttribute("aria-labelledby"))).observe(place);
}

function letScroll(place, names) {
  const isWide = place.scrollWidth > place.clientWidth;
  const given = isWide ? { tabindex: "0", role: "group", "aria-labelledby": names.split(" ")[0] } : {};
  for (const name of ["tabindex", "role", "aria-labelledby"]) {
    if (name in given) place.setAttribute(name, given[name]);
    else place.removeAttribute(name);
  }
}

async function drawAll() {
  await Promise.all(FACES.map((face) => document.fonts.load(face)));
  for (const source of document.querySelectorAll("script[data-plot]")) {
    await draw(source).catch((error) => console.error(`${source.dataset.plot} could not be drawn`, error));
  }
  document.documentElement.dataset.figures = "drawn";
}

drawAll();
