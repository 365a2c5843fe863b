// Tells what another console did: new entries of the log that no order given here led to.

export class Others {
  constructor(root, tell) {
    this.root = root;
    this.tell = tell;
    this.seen = this.newest();
    this.mine = new Set();
    this.underway = 0;
  }

  /** An order is on its way: its entry may be drawn before it is acknowledged. */
  begin() {
    this.underway += 1;
  }

  end(outcome) {
    this.underway -= 1;
    if (outcome?.ok) for (let entry = outcome.receipt; entry <= outcome.version; entry += 1) this.mine.add(entry);
    this.look();
  }

  look() {
    if (this.underway > 0) return;
    const entry = this.newest();
    if (entry > this.seen && !this.mine.has(entry)) {
      this.tell(entry, this.root.querySelector(`[data-entry="${entry}"] .log-words`).textContent);
    }
    this.seen = Math.max(this.seen, entry);
  }

  newest() {
    return Math.max(0, ...[...this.root.querySelectorAll("[data-entry]")].map((line) => Number(line.dataset.entry)));
  }
}
