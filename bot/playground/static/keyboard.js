/** The rows of buttons below a bubble; a tapped one turns until the bot answers. */

import { el, icon } from "./elements.js";
import { words } from "./words.js";

/** Telegram forgets an unanswered tap after about this long. */
const PATIENCE = 30_000;

export class Keyboard {
  element = el("div", { class: "keyboard" });
  #shown = "[]";
  #actions;
  #turning = new Map();

  /** `actions.tap(data)` answers with a callback id; `link(url, event)` and `copy(text)` hear the other kinds of buttons. */
  constructor(actions) {
    this.#actions = actions;
  }

  /** Show these rows; the same rows leave the buttons, their focus and their waiting alone. */
  update(rows) {
    const now = JSON.stringify(rows);
    if (now === this.#shown) return;
    const focused = this.#focusedPlace();
    this.#shown = now;
    this.#settle(null);
    this.element.replaceChildren(
      ...rows.map((row) => el("div", { class: "keys" }, ...row.map((button) => this.#key(button)))),
    );
    // Whoever steers by keyboard stays where they were, say on "next page".
    if (focused !== null) [...this.element.querySelectorAll(".key")].at(focused)?.focus({ preventScroll: true });
  }

  /** The bot answered this tap: its button stands still again. */
  answered(callback) {
    this.#settle(callback);
  }

  #focusedPlace() {
    if (!this.element.contains(document.activeElement)) return null;
    return [...this.element.querySelectorAll(".key")].indexOf(document.activeElement);
  }

  #key({ label, data, url, copy }) {
    const name = el("span", { class: "key-label" }, label);
    if (copy) {
      return el(
        "button",
        { type: "button", class: "key", "data-copy": copy, onclick: () => this.#actions.copy(copy) },
        name,
        icon("copy"),
      );
    }
    if (url) {
      return el(
        "a",
        {
          class: "key", href: url, target: "_blank", rel: "noopener noreferrer", "data-url": url,
          "aria-label": `${label}, ${words.opens_window}`, onclick: (event) => this.#actions.link(url, event),
        },
        name,
        icon("open"),
      );
    }
    return el(
      "button",
      { type: "button", class: "key", "data-callback": data, onclick: (event) => this.#tap(event.currentTarget, data) },
      name,
      el("span", { class: "spinner", "aria-hidden": "true" }),
    );
  }

  async #tap(button, data) {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    const callback = await this.#actions.tap(data);
    // Null: refused, or answered before this line was reached.
    if (callback === null) button.removeAttribute("aria-busy");
    else this.#turning.set(callback, { button, timer: setTimeout(() => this.#settle(callback), PATIENCE) });
  }

  #settle(callback) {
    for (const [id, { button, timer }] of this.#turning) {
      if (callback !== null && id !== callback) continue;
      clearTimeout(timer);
      button.removeAttribute("aria-busy");
      this.#turning.delete(id);
    }
  }
}
