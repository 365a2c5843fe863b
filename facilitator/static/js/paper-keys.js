// Typing paper in without a mouse: a digit picks an answer, and Enter goes to the next field until the last.

export function start(form) {
  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const group = event.target.closest("[data-keys]");
    if (group && /^\d$/.test(event.key)) pick(group, event);
    if (event.key === "Enter") goOn(form, event);
  });
}

function pick(group, event) {
  const radio = group.querySelector(`input[value="${event.key}"]`);
  if (!radio) return;
  event.preventDefault();
  radio.checked = true;
  radio.focus();
}

/** Words take their own line ends, and buttons are pressed. */
function goOn(form, event) {
  if (!event.target.matches("input")) return;
  const stops = [...form.querySelectorAll("[data-stop]")];
  const next = stops[stops.findIndex((stop) => stop.contains(event.target)) + 1];
  if (!next) return;
  event.preventDefault();
  const radios = next.querySelector("input[type=radio]:checked") ?? next.querySelector("input, textarea, select, button");
  radios.focus();
}
