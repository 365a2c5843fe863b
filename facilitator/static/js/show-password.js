// Lets someone see the password they are typing.

export function start(element) {
  const field = document.getElementById(element.dataset.for);
  const box = element.querySelector("input");
  element.hidden = false;
  box.addEventListener("change", () => {
    field.type = box.checked ? "text" : "password";
  });
}
