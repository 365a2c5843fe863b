// The light in the header: "on", "trying" or "off". Kept here, so that a redrawn header shows it again.

let state = "trying";

export function showConnection(next = state) {
  state = next;
  for (const light of document.querySelectorAll("[data-connection]")) {
    if (light.dataset.state !== state) light.dataset.state = state;
  }
}
