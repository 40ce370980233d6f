/** On a narrow window one person at a time is seen; the tabs change between them and count what the others got. */

import { el } from "./elements.js";
import { initial, nameAndRole } from "./header.js";
import { words } from "./words.js";

export class Tabs {
  #element;
  #narrow = matchMedia("(max-width: 760px)");
  #columns = new Map();
  #buttons = new Map();
  #current = null;

  /** `element` is the empty tab list of the page. */
  constructor(element) {
    this.#element = element;
    element.setAttribute("aria-label", words.people);
    this.#narrow.addEventListener("change", () => this.#arrange());
    element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Offer these people; `columns` are by user id. */
  show(people, columns) {
    this.#columns = columns;
    if (!columns.has(this.#current)) this.#current = people[0]?.user_id ?? null;
    const counts = new Map([...this.#buttons].map(([id, { badge }]) => [id, Number(badge.textContent)]));
    this.#buttons.clear();
    this.#element.replaceChildren(...people.map((person) => this.#tab(person)));
    for (const [id, count] of counts) this.badge(id, count);
    this.#arrange();
  }

  /** How much somebody has not seen. */
  badge(user, count) {
    const parts = this.#buttons.get(user);
    if (!parts) return;
    parts.badge.hidden = count === 0;
    parts.badge.textContent = count || "";
    parts.button.setAttribute("aria-label", count ? `${parts.label}, ${words.unread(count)}` : parts.label);
  }

  #tab(person) {
    const badge = el("span", { class: "badge", "data-badge": true, hidden: true });
    const button = el(
      "button",
      {
        type: "button", class: "tab", role: "tab", "data-tab": person.user_id, "aria-label": person.label,
        onclick: () => this.#choose(person.user_id),
      },
      el("span", { class: "avatar small", "aria-hidden": "true" }, initial(person.label)),
      el("span", { class: "tab-name" }, nameAndRole(person.label)[0]),
      badge,
    );
    this.#buttons.set(person.user_id, { button, badge, label: person.label });
    return button;
  }

  #choose(user) {
    this.#current = user;
    this.#arrange();
  }

  #arrange() {
    const narrow = this.#narrow.matches;
    this.#element.hidden = !narrow || this.#columns.size < 2;
    for (const [user, column] of this.#columns) column.hidden = narrow && user !== this.#current;
    for (const [user, { button }] of this.#buttons) {
      button.setAttribute("aria-selected", user === this.#current);
      button.tabIndex = user === this.#current ? 0 : -1;
    }
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const users = [...this.#buttons.keys()];
    const next = users[(users.indexOf(this.#current) + step + users.length) % users.length];
    this.#choose(next);
    this.#buttons.get(next).button.focus();
    event.preventDefault();
  }
}
