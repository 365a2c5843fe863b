// A control that is off says why when it is pressed; nothing is sent.

export function watchReasons(root, tell) {
  root.addEventListener("submit", ({ submitter }) => {
    if (submitter?.getAttribute("aria-disabled") !== "true") return;
    const reason = document.getElementById(submitter.getAttribute("aria-describedby") ?? "");
    if (reason) tell(reason.textContent.trim());
  });
}
