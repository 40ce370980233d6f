/** One message: who, what, when, and the buttons below. It changes in place and never flickers. */

import { hourOf } from "./clock.js";
import { calm, el, icon, iconButton } from "./elements.js";
import { Keyboard } from "./keyboard.js";
import { markup } from "./markup.js";
import { words } from "./words.js";

const LONG_PRESS = 500;
const SLIP = 10;

/** What stands for a message where there is room for one line only. */
export const gist = (message) => (message.text || words.photo).replace(/\s+/g, " ").slice(0, 120);

export class Bubble {
  element;
  #message = null;
  #actions;
  #mine;
  #body = el("div", { class: "body" });
  #photo = null;
  #keyboard;

  /** `actions` hears tap, link, copy, command, menu, enlarge and quoted; `mine` tells the reader's own messages. */
  constructor(message, { mine, actions }) {
    this.#mine = mine;
    this.#actions = actions;
    this.#keyboard = new Keyboard({
      tap: (data) => actions.tap(this.#message, data),
      link: actions.link,
      copy: actions.copy,
    });
    const more = iconButton("more", words.actions, {
      class: "round more",
      "aria-haspopup": "menu",
      onclick: (event) => actions.menu(this.#message, event.currentTarget),
    });
    this.element = el(
      "article",
      { class: `message ${mine ? "mine" : "theirs"}`, "data-message": message.message_id, "data-from": message.from },
      el("div", { class: "stack" }, this.#body, this.#keyboard.element),
      more,
    );
    this.#listen();
  }

  /** Show this version of the message and its place among its neighbours. */
  update(message, { first, last, named }) {
    this.element.classList.toggle("first", first);
    this.element.classList.toggle("last", last);
    const name = named && first && !this.#mine;
    if (message === this.#message && name === this.element.classList.contains("named")) return;
    this.element.classList.toggle("named", name);
    const changed = this.#message !== null && this.#message !== message;
    this.#message = message;
    this.#draw(message, name);
    if (changed) this.flash("changed");
  }

  /** The keyboard stops waiting for this tap. */
  answered(callback) {
    this.#keyboard.answered(callback);
  }

  /** Draw the eye here for a moment. */
  flash(kind = "found") {
    this.element.classList.remove("changed", "found");
    if (kind === "changed" && calm()) return;
    void this.element.offsetWidth; // lets the animation begin anew
    this.element.classList.add(kind);
  }

  #draw(message, name) {
    this.element.toggleAttribute("data-edited", message.edited);
    this.element.setAttribute("aria-label", `${message.from_name}, ${hourOf(message.date)}`);
    this.element.classList.toggle("with-photo", Boolean(message.photo));
    this.element.classList.toggle("with-keys", message.buttons.length > 0);
    this.#body.replaceChildren(
      ...[
        name && el("p", { class: "sender" }, message.from_name),
        message.topic !== null && this.element.classList.contains("first") && el("p", { class: "topic" }, words.topic(message.topic)),
        message.forwarded_from && el("p", { class: "forwarded" }, words.forwarded(message.forwarded_from)),
        message.reply_to && this.#quote(message.reply_to),
        message.photo && this.#picture(message),
        this.#text(message),
      ].filter(Boolean),
    );
    this.#keyboard.update(message.buttons);
  }

  #quote(original) {
    return el(
      "button",
      { type: "button", class: "quote", title: words.goto_message, onclick: () => this.#actions.quoted(original.message_id) },
      el("span", { class: "quote-name" }, this.#actions.nameOf(original.message_id)),
      el("span", { class: "quote-text" }, original.text || words.photo),
    );
  }

  #picture(message) {
    if (this.#photo?.dataset.source !== message.photo) {
      this.#photo = el(
        "button",
        {
          type: "button", class: "photo", "aria-label": words.open_photo, "data-source": message.photo,
          onclick: () => this.#actions.enlarge(this.#message),
        },
        el("img", { src: message.photo, alt: "", decoding: "async" }),
      );
    }
    return this.#photo;
  }

  #text(message) {
    const meta = el(
      "span",
      { class: "meta" },
      message.silent && icon("silent"),
      message.silent && el("span", { class: "unseen" }, `${words.silent} `),
      message.edited && el("span", { class: "edited" }, words.edited),
      el("time", { datetime: new Date(message.date).toISOString() }, hourOf(message.date)),
    );
    // The spacer keeps the last line clear of the time, which stands in the corner.
    const spacer = el("span", { class: `spacer${message.edited ? " wide" : ""}${message.silent ? " wider" : ""}`, "aria-hidden": "true" });
    return el("div", { class: `text${message.html ? "" : " wordless"}`, "data-text": true }, markup(message.html, this.#actions), spacer, meta);
  }

  /** Right click and long press open the actions; a selection or a link keeps the browser's own menu. */
  #listen() {
    let timer = null;
    let start = null;
    let pressed = false;
    const stop = () => clearTimeout(timer);
    const open = (point) => this.#actions.menu(this.#message, point);
    this.element.addEventListener("contextmenu", (event) => {
      if (event.target.closest("a") || String(getSelection())) return;
      event.preventDefault();
      stop();
      if (!pressed) open({ x: event.clientX, y: event.clientY });
      pressed = false;
    });
    this.element.addEventListener("pointerdown", (event) => {
      pressed = false;
      if (event.pointerType !== "touch") return;
      start = { x: event.clientX, y: event.clientY };
      stop();
      timer = setTimeout(() => {
        pressed = true;
        open(start);
      }, LONG_PRESS);
    });
    this.element.addEventListener("pointermove", (event) => {
      if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > SLIP) stop();
    });
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) this.element.addEventListener(name, stop);
    // Letting go after a long press is no tap on what lies below the finger.
    this.element.addEventListener(
      "click",
      (event) => {
        if (!pressed) return;
        pressed = false;
        event.preventDefault();
        event.stopPropagation();
      },
      true,
    );
  }
}
