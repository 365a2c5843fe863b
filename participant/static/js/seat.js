// Whose page this is. It follows its person to another table, and is loaded afresh once this phone, in another tab
// or a page back, answers for somebody else.

import { notice } from "./notice.js";
import { word } from "./words.js";

export class OwnSeat {
  /** `place` is what is answered for on one phone at a time; `refresh()` asks for the whole picture. */
  constructor({ place, mine, drafts, refresh }) {
    Object.assign(this, { mine, drafts, refresh, key: `moothall:${place}:answering` });
    try {
      localStorage.setItem(this.key, mine.participant);
      this.isWatching = true;
    } catch {
      // No store: the server still knows for whom each page was made.
    }
    window.addEventListener("storage", () => this.check());
    window.addEventListener("pageshow", () => this.check());
    const before = drafts.get("table");
    if (before && before !== mine.table) this.tell();
    drafts.keep("table", mine.table);
  }

  /** The person was passed over for another one: nothing of theirs stays on the screen. */
  check() {
    if (this.isWatching && localStorage.getItem(this.key) !== this.mine.participant) location.reload();
  }

  /** What a picture says of the seat; `step` is where the room is. */
  take({ mine, state }) {
    if (this.toldAt !== undefined && this.toldAt !== state.step) this.tell(false);
    if (!mine) return state.table === this.mine.table ? undefined : this.refresh();
    const isNew = mine.table !== this.mine.table;
    Object.assign(this.mine, { table: mine.table, place: mine.place });
    document.body.dataset.mySeat = mine.place;
    if (!isNew) return undefined;
    document.title = word("page_title", { table: mine.table });
    this.drafts.keep("table", mine.table);
    this.tell(true, state.step);
    return undefined;
  }

  tell(isNew = true, step = null) {
    this.toldAt = isNew ? step : undefined;
    notice("table", isNew ? word("new_table", { table: this.mine.table }) : "");
  }
}
