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
    const live = form.isConnected ? form : drawnAgain(pressed);
    if (!live) return;
    const button = live === form ? pressed : document.getElementById(pressed.id);
    if (isReady(live) || (isLate && (hasScripts() || (await isServed())))) release(live, button);
    else setTimeout(wait, isLate ? 3000 : 50, live, button, since);
  }

  /** A picture that came meanwhile has put a new form in the place of the one that was sent. */
  function drawnAgain(pressed) {
    return pressed?.id ? document.getElementById(pressed.id)?.form : null;
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
