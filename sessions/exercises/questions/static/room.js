// Owns the room's questions on this phone: their order here, and which of them this phone wants answered. Pressing what is
// pressed takes it back. How many others did is not known here, so that it sways nobody.

const here = new Map(); // question and wording -> whether it was pressed on this page, perhaps not yet acknowledged

export function start(section, phone) {
  const { step } = section.dataset;
  const list = section.querySelector("[data-list]");
  const rows = new Map([...list.children].map((row) => [row.dataset.question, row]));

  function show() {
    const known = phone.answer(step)?.body?.supported ?? {};
    for (const [question, row] of rows) {
      const press = row.querySelector("[name=supports]");
      if (!press) continue;
      const { wording } = row.dataset;
      const isOn = here.get(`${question} ${wording}`) ?? String(known[question]) === wording;
      press.setAttribute("aria-pressed", String(isOn));
      press.value = String(!isOn);
    }
  }

  list.append(...phone.shuffled(rows.keys(), step).map((question) => rows.get(question)));
  const listen = () => (section.isConnected ? show() : document.removeEventListener("own-changed", listen));
  document.addEventListener("own-changed", listen);
  show();

  // Shown a turn later, when the core has read the form: what is sent is what was asked for.
  section.addEventListener("submit", ({ target, submitter }) => {
    const { question, wording } = target.closest("[data-question]").dataset;
    here.set(`${question} ${wording}`, submitter.value === "true");
    setTimeout(show, 0);
  });
}
