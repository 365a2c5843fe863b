// One live line to the server, for phones and staff pages alike. It reconnects by itself, and asks nothing of
// the page: what arrives goes to `onView`, whether it is up to `onChange`.

import { io } from "../vendor/socket.io.esm.min.js";
import { jitter } from "./jitter.js";

const ACKNOWLEDGE_WITHIN = 8000;

export function openLine({ auth, onView, onChange, onRefused = () => {} }) {
  const socket = io({ auth, autoConnect: false, reconnection: false, timeout: 6000 });
  let attempt = 0;
  let timer = 0;
  let downSince = performance.now();

  function tryAfter(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!socket.connected) socket.connect();
    }, milliseconds);
  }

  function tryAgain() {
    tryAfter(jitter(attempt));
    attempt = Math.min(attempt + 1, 10);
  }

  socket.on("connect", () => {
    attempt = 0;
    onChange(true);
  });
  socket.on("disconnect", () => {
    downSince = performance.now();
    onChange(false);
    tryAgain();
  });
  socket.on("connect_error", (error) => {
    onChange(false);
    if (error.type === undefined) onRefused();
    tryAgain();
  });
  socket.on("view", onView);

  function wake() {
    attempt = 0;
    if (!socket.connected) tryAfter(jitter(1));
  }

  window.addEventListener("online", wake);
  window.addEventListener("offline", () => socket.disconnect());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wake();
  });
  socket.connect();

  return {
    isUp: () => socket.connected,
    downFor: () => (socket.connected ? 0 : performance.now() - downSince),
    wake,
    /** Ask for something; rejects when no acknowledgement comes, which leaves it open whether it was done. */
    async ask(event, message) {
      try {
        return await socket.timeout(ACKNOWLEDGE_WITHIN).emitWithAck(event, message);
      } catch (silence) {
        socket.disconnect();
        throw silence;
      }
    },
  };
}
