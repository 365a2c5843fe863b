// The report editor: a reference goes in at the cursor, sections stand open where there is room for them, and
// typed words are not lost by leaving. Without script the forms do the same, one press later.

const wide = window.matchMedia("(min-width: 64em)");
const sections = document.querySelector("[data-wide-open]");
const text = document.querySelector("[data-unsaved]");
let isSending = false;

function open() {
  if (sections) sections.open = wide.matches;
}
wide.addEventListener("change", open);
open();

document.querySelector("[data-refer]")?.addEventListener("click", (event) => {
  event.preventDefault();
  const mark = document.getElementById("reference").value;
  text.setRangeText(mark, text.selectionStart, text.selectionEnd, "end");
  text.focus();
});

text?.form.addEventListener("submit", () => { isSending = true; });
window.addEventListener("beforeunload", (event) => {
  if (text && !isSending && text.value !== text.defaultValue) event.preventDefault();
});
document.documentElement.dataset.editor = "";
