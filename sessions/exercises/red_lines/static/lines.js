// Owns the red lines on this phone: their order here, where this phone stands, and which lines it wrote. Pressing what
// is pressed takes it back.

const here = new Map(); // step and line -> {stand, wording}: pressed on this page, perhaps not yet acknowledged

export function start(section, phone) {
  const { step } = section.dataset;
  const list = section.querySelector("[data-list]");
  const lines = new Map([...list.children].map((line) => [line.dataset.line, line]));
  const known = phone.answer(step)?.body ?? {};

  function standOn(line) {
    const { wording } = lines.get(line).dataset;
    const pressed = here.get(`${step} ${line}`);
    if (pressed?.wording === wording) return pressed.stand;
    const [stand, read] = known.stands?.[line] ?? [];
    return String(read) === wording ? stand : "neither";
  }

  function show(line) {
    const stand = standOn(line);
    for (const button of lines.get(line).querySelectorAll("[data-stand]")) {
      const isOn = button.dataset.stand === stand;
      button.setAttribute("aria-pressed", String(isOn));
      button.value = isOn ? "neither" : button.dataset.stand;
    }
    const stood = lines.get(line).querySelector("[data-stood]");
    if (stood) {
      stood.hidden = stand === "neither";
      stood.textContent = stood.dataset[stand] ?? "";
    }
  }

  list.append(...phone.shuffled(lines.keys(), step).map((line) => lines.get(line)));
  for (const [line, row] of lines) {
    show(line);
    const own = row.querySelector("[data-mine]");
    if (own) own.hidden = !(line in (known.lines ?? {}));
  }

  // Shown a turn later, when the core has read the form: what is sent is what was asked for.
  section.addEventListener("submit", ({ target, submitter }) => {
    if (target.dataset.command !== "take_stand") return;
    const { line, wording } = target.closest("[data-line]").dataset;
    here.set(`${step} ${line}`, { stand: submitter.value, wording });
    setTimeout(() => show(line), 0);
  });
}
