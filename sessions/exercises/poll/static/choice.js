// Keeps an empty answer from being sent, or saved to be sent: it would be refused, and late at that. Says what to
// choose, at the question, and puts the focus there.

export function start(form) {
  const place = form.querySelector("[data-refusal]");
  const scale = form.querySelector("fieldset");

  form.addEventListener("submit", (event) => {
    if (form.querySelector("input:checked")) return;
    event.preventDefault();
    scale.classList.add("has-error");
    place.textContent = form.dataset.missing;
    form.querySelector("input[type=radio]").focus();
  });

  form.addEventListener("change", () => {
    scale.classList.remove("has-error");
    place.textContent = "";
  });
}
