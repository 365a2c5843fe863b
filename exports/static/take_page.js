/* Run in a page that is to be printed: says when it is drawn, makes it ready for paper, and takes its drawings
   as pictures. What it draws on is the page's own: styles and fonts go into each picture with it. */

const PIXELS = 2; // of a picture, for each of the page's own

/* Settles once every chart is drawn and the fonts are there. */
window.isDrawn = () =>
  new Promise((done) => {
    const root = document.documentElement;
    const look = () => {
      const isDone = root.dataset.figures || !document.querySelector("script[data-plot]");
      if (isDone) document.fonts.ready.then(() => done(true));
      else setTimeout(look, 20);
    };
    look();
  });

/* In a PDF a figure is a picture with words in its place; a block of caption, picture and table is a group. */
window.asDocument = () => {
  for (const block of document.querySelectorAll("figure:not([role])")) block.setAttribute("role", "group");
};

/* The drawings by name, each in base 64. The names are those of exports/word/page.py. */
window.pictures = async () => {
  const found = {};
  let number = 0;
  for (const drawing of document.querySelectorAll("svg[role=img]")) {
    const place = drawing.closest(".plot");
    const name = place ? place.id : `drawing-${number++}`;
    found[name] = await asPicture(drawing, place ? drawing.viewBox.baseVal : drawing.getBoundingClientRect());
  }
  return found;
};

async function asPicture(drawing, { width, height }) {
  const copy = drawing.cloneNode(true);
  const styles = document.createElementNS("http://www.w3.org/2000/svg", "style");
  styles.textContent = [...document.querySelectorAll("style")].map((sheet) => sheet.textContent).join("\n");
  copy.prepend(styles);
  copy.setAttribute("width", width * PIXELS);
  copy.setAttribute("height", height * PIXELS);
  copy.style.cssText += ";display:block;max-width:none;min-width:0;height:auto";
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await picture.decode();
  const sheet = Object.assign(document.createElement("canvas"), { width: width * PIXELS, height: height * PIXELS });
  const pen = sheet.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(picture, 0, 0, sheet.width, sheet.height);
  return sheet.toDataURL("image/png").split(",")[1];
}
