/** The bot's commands above the composer: opened by the "/" button, or narrowed down while typing "/". */

import { el, icon } from "./elements.js";
import { words } from "./words.js";

export class Commands {
  element;
  #fetch;
  #send;
  #insert;
  #changed;
  #known = [];
  #asking = null;
  #active = -1;

  /** `fetch()` gives the commands, `send(text)` and `insert(text)` take a chosen one, `changed(open, activeId)` hears of the list. */
  constructor({ id, fetch, send, insert, changed }) {
    this.#fetch = fetch;
    this.#send = send;
    this.#insert = insert;
    this.#changed = changed;
    this.element = el("div", { id, class: "commands", role: "listbox", "aria-label": words.commands, "data-command-list": true, hidden: true });
  }

  /** Whether the list is to be seen. */
  get open() {
    return !this.element.hidden;
  }

  /** Show all commands, or hide the list if it is there. */
  async toggle() {
    if (this.open) return this.close();
    await this.#load();
    return this.#show(this.#known, true);
  }

  /** Follow what is typed: "/st" narrows the list to /start and /status. */
  async follow(text) {
    const typed = /^\/(\w*)$/.exec(text)?.[1];
    if (typed === undefined) {
      this.#asking = null;
      return this.close();
    }
    // Asked anew each time a "/" is begun: the menu differs by language, chat and role, which change.
    this.#asking ??= this.#load();
    const asking = this.#asking;
    await asking;
    if (asking !== this.#asking) return undefined;
    return this.#show(this.#known.filter(({ command }) => command.startsWith(typed.toLowerCase())), false);
  }

  /** Put the list away. */
  close() {
    this.element.hidden = true;
    this.#active = -1;
    this.#changed(false, null);
  }

  /** Arrow keys, Enter, Tab and Escape while the list is open; true if the key was for the list. */
  key(event) {
    if (!this.open) return false;
    const rows = this.#rows();
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown") this.#go(rows, this.#active + 1);
    else if (event.key === "ArrowUp") this.#go(rows, this.#active < 0 ? rows.length - 1 : this.#active - 1);
    else if (event.key === "Enter" && !event.shiftKey && rows[this.#active]) this.#choose(rows[this.#active].dataset.command);
    else if (event.key === "Tab" && !event.shiftKey && rows.length) this.#fill(rows[Math.max(0, this.#active)].dataset.command);
    else return false;
    event.preventDefault();
    return true;
  }

  async #load() {
    try {
      this.#known = await this.#fetch();
    } catch {
      this.#known = [];
    }
  }

  #show(commands, asked) {
    this.#active = -1;
    const rows = commands.map(({ command, description }, index) => this.#row(command, description, index));
    if (!rows.length && asked) rows.push(el("p", { class: "no-commands" }, words.no_commands));
    this.element.replaceChildren(...rows);
    this.element.hidden = !rows.length;
    this.element.scrollTop = 0;
    this.#changed(this.open, null);
  }

  #row(command, description, index) {
    return el(
      "div",
      { class: "command-row", role: "presentation" },
      el(
        "button",
        {
          type: "button", id: `${this.element.id}-${index}`, class: "command", role: "option", "aria-selected": false,
          "data-command": command, onclick: () => this.#choose(command),
        },
        el("span", { class: "command-name" }, `/${command}`),
        el("span", { class: "command-description" }, description),
      ),
      el(
        "button",
        // For fingers and mice; from the keyboard, Tab in the composer does the same.
        {
          type: "button", class: "round", tabindex: -1, "aria-hidden": true, "data-insert": command,
          title: words.insert_command(command), onclick: () => this.#fill(command),
        },
        icon("insert"),
      ),
    );
  }

  #rows() {
    return [...this.element.querySelectorAll(".command")];
  }

  #go(rows, index) {
    if (!rows.length) return;
    this.#active = index % rows.length;
    rows.forEach((row, place) => row.setAttribute("aria-selected", place === this.#active));
    rows[this.#active].scrollIntoView({ block: "nearest" });
    this.#changed(true, rows[this.#active].id);
  }

  #choose(command) {
    this.close();
    this.#send(`/${command}`);
  }

  #fill(command) {
    this.close();
    this.#insert(`/${command} `);
  }
}
