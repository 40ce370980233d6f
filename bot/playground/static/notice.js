/** What a bot's answer to a tap shows: a toast that passes, or an alert that waits to be read. */

import { el } from "./elements.js";
import { words } from "./words.js";

/** Long enough to read, and longer for longer texts (ms). */
const reading = (text) => Math.min(8000, 2500 + text.length * 45);

export class Notices {
  #column;
  #frame;
  #toasts = el("div", { class: "toasts", role: "status", "aria-live": "polite" });

  /** `column` is covered by alerts; `frame` is what an alert makes inert meanwhile. */
  constructor(column, frame) {
    this.#column = column;
    this.#frame = frame;
    column.append(this.#toasts);
  }

  /** A line above the composer that goes away by itself. */
  toast(text, kind = "") {
    const line = el("p", { class: `toast ${kind}`, "data-toast": true, onclick: () => line.remove() }, text);
    this.#toasts.append(line);
    while (this.#toasts.children.length > 3) this.#toasts.firstChild.remove();
    setTimeout(() => line.remove(), reading(text));
  }

  /** A box that covers this person's column until they agree. */
  alert(text) {
    const before = document.activeElement;
    const ok = el("button", { type: "button", class: "plain strong", "data-ok": true }, words.ok);
    const box = el(
      "div",
      { class: "alert-veil" },
      el("div", { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": text, "data-alert": true }, el("p", {}, text), ok),
    );
    const close = () => {
      box.remove();
      if (this.#column.querySelector(".alert-veil")) return;
      this.#frame.inert = false;
      if (before?.isConnected) before.focus({ preventScroll: true });
    };
    ok.addEventListener("click", close);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Tab") event.preventDefault();
    });
    this.#frame.inert = true;
    this.#column.append(box);
    // Someone typing to another person is not pulled away.
    if (!before || before === document.body || this.#column.contains(before)) ok.focus({ preventScroll: true });
  }
}
