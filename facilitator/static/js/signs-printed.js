// Says that the signs were printed, and with which address, at the moment of printing.

export function start(form) {
  form.querySelector("[data-without-script]").hidden = true;
  window.addEventListener("beforeprint", () => {
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual", keepalive: true })
      .catch(() => { form.querySelector("[data-without-script]").hidden = false; });
  });
}
