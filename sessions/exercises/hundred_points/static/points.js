// Owns 100 points on a phone: buttons beside each number, what is left in sight, nothing sent before all are given,
// and what was sent filled in again for a change.

export function start(form, phone) {
  const { step, exercise, command } = form.dataset;
  const total = Number(form.dataset.total);
  const words = JSON.parse(form.dataset.words);
  const refusal = form.querySelector("[data-refusal]");
  const left = form.querySelector("[data-left]");
  const cantSay = form.elements.cant_say;
  const list = form.querySelector(".points-list");
  const rows = [...list.children];
  const order = phone.shuffled(rows.map((row) => row.dataset.key), step);
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const fieldOf = (row) => row.querySelector("input");
  const pointsOf = (row) => Number(fieldOf(row).value.trim() || 0);
  const isNumber = (row) => /^\d*$/.test(fieldOf(row).value.trim());
  const spare = () => total - rows.filter(isNumber).reduce((sum, row) => sum + pointsOf(row), 0);

  for (const key of order) list.append(rows.find((row) => row.dataset.key === key));
  for (const button of form.querySelectorAll("[data-by]")) button.hidden = false;

  function inWords() {
    const free = spare();
    return fill(free > 0 ? words.left : free < 0 ? words.over : words.none, { left: free, over: -free });
  }

  function show() {
    left.textContent = cantSay.checked ? words.cant_say : inWords();
    left.dataset.over = String(!cantSay.checked && spare() < 0);
    for (const row of rows) fieldOf(row).toggleAttribute("aria-invalid", !isNumber(row));
  }

  function fault() {
    if (cantSay.checked) return "";
    if (!rows.every(isNumber)) return words.fault_number;
    const free = spare();
    return free ? fill(free > 0 ? words.fault_left : words.fault_over, { left: free, over: -free }) : "";
  }

  function give(row, by) {
    if (!isNumber(row)) return fieldOf(row).focus();
    const most = Math.max(spare(), 0);
    const change = by > 0 ? Math.min(by, most) : Math.max(by, -pointsOf(row));
    if (by > 0 && !most) {
      refusal.textContent = words.spent;
      return undefined;
    }
    fieldOf(row).value = String(pointsOf(row) + change);
    changed(fieldOf(row));
    const now = fill(words.now, { thing: row.dataset.title, points: pointsOf(row) });
    return phone.announce(`${now} ${inWords()}`);
  }

  function changed(field) {
    if (field !== cantSay) cantSay.checked = false;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function send() {
    refusal.textContent = fault();
    if (refusal.textContent || form.hasAttribute("data-sending")) return;
    form.setAttribute("data-sending", "");
    const given = rows.filter((row) => pointsOf(row)).map((row) => [row.dataset.key, pointsOf(row)]);
    const answer = cantSay.checked ? { cant_say: true } : { points: Object.fromEntries(given) };
    const text = cantSay.checked ? words.cant_say : rows.filter((row) => pointsOf(row)).map((row) => `${row.dataset.title}: ${pointsOf(row)}`).join("\n");
    const outcome = await phone.send({ step, exercise, command, payload: { ...answer, shown: order }, text });
    form.removeAttribute("data-sending");
    if (outcome.ok === false) refusal.textContent = outcome.message;
    else phone.drafts.dropForm(form);
  }

  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-by]");
    if (button) give(button.closest(".points-row"), Number(button.dataset.by));
  });

  form.addEventListener("input", ({ target, isTrusted }) => {
    if (isTrusted && target !== cantSay) cantSay.checked = false;
    refusal.textContent = "";
    show();
  });

  list.addEventListener("change", () => phone.announce(left.textContent));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    send();
  }, { capture: true });

  const sent = phone.draft(`form:${step}:${command}:`) ? {} : (phone.answer(step)?.body ?? {});
  for (const [name, value] of Object.entries(sent)) {
    if (name === "cant_say") cantSay.checked = true;
    else if (form.elements[name] && !form.elements[name].value) form.elements[name].value = value;
  }
  show();
}
