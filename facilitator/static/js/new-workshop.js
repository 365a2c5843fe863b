// Takes title and area from the template chosen, unless they were typed, and shows what that template holds.

export function start(form) {
  const fields = [...form.querySelectorAll("#title, #area")];
  const typed = new Set();
  form.addEventListener("input", ({ target }) => fields.includes(target) && typed.add(target));
  form.addEventListener("change", ({ target }) => {
    if (target.name !== "template") return;
    for (const field of fields) if (!typed.has(field)) field.value = target.dataset[field.id];
    for (const plan of document.querySelectorAll("[data-plan-of]")) {
      plan.hidden = plan.dataset.planOf !== target.value;
      for (const seats of plan.querySelectorAll("input")) seats.disabled = plan.hidden;
    }
  });
}
