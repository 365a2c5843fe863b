// How the day stands changes as time goes by: a new picture is asked for once a minute.

const MINUTE = 60_000;

export function start(element, desk) {
  const again = () => setTimeout(tick, MINUTE - ((desk.now() * 1000) % MINUTE) + 200);
  const tick = () => {
    if (!element.isConnected) return;
    desk.refresh();
    again();
  };
  again();
}
