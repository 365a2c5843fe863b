// Owns going through the pairs one at a time. Both the pairs and the two versions of each stand in this phone's own
// order. What was answered is sent with every step, so that a lock in the middle loses nothing.

export function start(form, phone) {
  const words = JSON.parse(form.dataset.words);
  const { step, exercise, command } = form.dataset;
  const done = form.parentElement.querySelector("[data-pairs-done]");
  const find = (name) => form.querySelector(`[data-${name}]`);
  const all = [...form.querySelectorAll("[data-pair]")];
  const numbers = phone.shuffled(all.map((pair) => `pair ${pair.dataset.pair}`), step).map((key) => key.slice(5));
  const pairs = numbers.map((number) => all.find((pair) => pair.dataset.pair === number));
  const orders = numbers.map((number) => phone.shuffled([`${number} a`, `${number} b`], step).map((key) => key.at(-1)).join(""));
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const chosen = (pair) => pair.querySelector("input:checked")?.value;
  const sent = phone.answer(step)?.body ?? {};
  let last = JSON.stringify(sent);
  let place = 0;

  pairs.forEach((pair, index) => {
    const radios = pair.querySelector(".radios");
    for (const key of [...orders[index]].reverse()) radios.prepend(radios.querySelector(`[value="${key}"]`).parentElement);
    const known = sent[`pair-${numbers[index]}`];
    if (known && !chosen(pair)) pair.querySelector(`[value="${known}"]`).checked = true;
  });

  function show(moveFocus) {
    const isDone = place >= pairs.length;
    form.hidden = isDone;
    done.hidden = !isDone;
    all.forEach((pair) => (pair.hidden = pair !== pairs[place]));
    const progress = { number: place + 1, total: pairs.length };
    find("progress").textContent = fill(words.progress, progress);
    find("back").hidden = place === 0;
    find("forward").textContent = place + 1 < pairs.length ? words.next : words.finish;
    find("refusal").textContent = "";
    if (!moveFocus) return;
    window.scrollTo(0, 0);
    (isDone ? done.firstElementChild : pairs[place].querySelector("legend")).focus({ preventScroll: true });
    if (!isDone) phone.announce(fill(words.announce, progress));
  }

  function inWords() {
    const lines = all.filter(chosen).map((pair) => {
      const { a, b } = pair.dataset;
      const answer = chosen(pair);
      if (answer === "a" || answer === "b") return fill(words.rather, answer === "a" ? { one: a, other: b } : { one: b, other: a });
      return fill(words[answer], { one: a, other: b });
    });
    return lines.join("\n");
  }

  async function send() {
    const payload = Object.fromEntries(all.filter(chosen).map((pair) => [`pair-${pair.dataset.pair}`, chosen(pair)]));
    const now = JSON.stringify(payload);
    if (now === last) return;
    last = now;
    const shown = numbers.map((number, index) => `${number}:${orders[index]}`);
    const outcome = await phone.send({ step, exercise, command, payload: { ...payload, shown }, text: inWords() });
    if (outcome.ok !== false) return;
    last = "";
    place = Math.min(place, pairs.length - 1);
    show();
    find("refusal").textContent = outcome.message;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!chosen(pairs[place])) {
      find("refusal").textContent = words.missing;
      pairs[place].classList.add("has-error");
      pairs[place].querySelector("input").focus();
      return;
    }
    place += 1;
    show(true);
    send();
  }, { capture: true });

  find("back").addEventListener("click", () => {
    place -= 1;
    show(true);
  });

  form.addEventListener("change", ({ target }) => {
    target.closest("[data-pair]").classList.remove("has-error");
    find("refusal").textContent = "";
  });

  done.querySelector("[data-pairs-again]").addEventListener("click", () => {
    place = 0;
    show(true);
  });

  const open = pairs.findIndex((pair) => !sent[`pair-${pair.dataset.pair}`]);
  place = open === -1 ? pairs.length : open;
  show();
}
