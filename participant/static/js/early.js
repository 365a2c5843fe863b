// Runs before anything is drawn, and is no module: it holds what is sent before the scripts that know the form are
// there. If they never come, it goes as a plain form does.
(() => {
  const PATIENCE = 6000;
  const root = document.documentElement;
  const released = new WeakSet();
  let isTouched = false;

  root.dataset.script = "loading";

  const hasScripts = () => root.dataset.script === "ready";
  const isReady = (form) => hasScripts() && !form.closest('[data-module]:not([data-started="yes"])');
  const isServed = () => fetch(location.href, { method: "HEAD", cache: "no-store" }).then(({ ok }) => ok, () => false);

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-command]") || released.delete(form) || isReady(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.hasAttribute("data-held")) return;
    form.setAttribute("data-held", "");
    wait(form, event.submitter, Date.now());
  }, true);

  async function wait(form, pressed, since) {
    const isLate = Date.now() - since > PATIENCE;
    if (isReady(form) || (isLate && (hasScripts() || (await isServed())))) release(form, pressed);
    else if (form.isConnected) setTimeout(wait, isLate ? 3000 : 50, form, pressed, since);
  }

  function release(form, pressed) {
    form.removeAttribute("data-held");
    released.add(form);
    if (form.isConnected) form.requestSubmit(pressed?.isConnected ? pressed : undefined);
  }

  /** A script that didn't arrive, or is gone since an upgrade: the page is loaded again once the server answers. */
  document.addEventListener("input", () => { isTouched = true; }, true);
  window.addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement) comeBack();
  }, true);

  function comeBack() {
    setTimeout(async () => {
      if (!isTouched && !hasScripts() && (await isServed())) location.reload();
      else comeBack();
    }, 3000 + Math.random() * 5000);
  }
})();
