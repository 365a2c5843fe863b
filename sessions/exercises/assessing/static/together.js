// Owns going through what a table answers together, one question at a time. The place is this phone's own: what others
// save comes into the page, and turns nobody's page for them.

const places = new Map(); // step -> the question that this phone is at

export function start(list, phone) {
  const { step } = list.dataset;
  const words = JSON.parse(list.dataset.words);
  const turn = document.querySelector("[data-turn]");
  const all = () => [...list.querySelectorAll(":scope > [data-question]")];
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  if (!places.has(step)) {
    const open = all().findIndex((question) => !question.hasAttribute("data-is-answered"));
    places.set(step, phone.draft(`at:${step}`) ?? Math.max(open, 0));
  }

  function show(moveFocus) {
    const questions = all();
    const place = Math.min(places.get(step), questions.length - 1);
    questions.forEach((question, index) => question.toggleAttribute("data-away", index !== place));
    const progress = { number: place + 1, total: questions.length };
    turn.hidden = false;
    turn.querySelector("[data-progress]").textContent = fill(words.progress, progress);
    turn.querySelector("[data-back]").disabled = place === 0;
    turn.querySelector("[data-forward]").disabled = place + 1 === questions.length;
    if (!moveFocus) return;
    window.scrollTo(0, 0);
    questions[place].querySelector("h2").focus({ preventScroll: true });
    phone.announce(fill(words.announce, progress));
  }

  function go(by) {
    const place = Math.min(Math.max(places.get(step) + by, 0), all().length - 1);
    places.set(step, place);
    phone.keepDraft(`at:${step}`, place);
    show(true);
  }

  turn.querySelector("[data-back]").onclick = () => go(-1);
  turn.querySelector("[data-forward]").onclick = () => go(1);
  new MutationObserver(() => show()).observe(list, { childList: true });
  show();
}
