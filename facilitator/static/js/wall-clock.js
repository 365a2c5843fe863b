// The time of day, by the server's clock.

export function start(element, desk) {
  const tick = () => {
    if (!element.isConnected) return clearInterval(timer);
    const now = new Date(desk.now() * 1000);
    element.textContent = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
  };
  const timer = setInterval(tick, 1000);
  tick();
}
