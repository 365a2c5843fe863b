// What the tabs of one person on one phone tell each other. Without it the server's refusal keeps the count right.

export function openTabs(owner, hear) {
  if (!("BroadcastChannel" in window)) return { tell() {} };
  const channel = new BroadcastChannel(`moothall:${owner}`);
  channel.addEventListener("message", ({ data }) => hear(data));
  return { tell: (message) => channel.postMessage(message) };
}
