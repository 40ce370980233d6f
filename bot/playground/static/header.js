/** The top of a column: who this person is, the bot, its clock, and the chats to choose from. */

import { hourOf, shortDayOf } from "./clock.js";
import { el, iconButton } from "./elements.js";
import { words } from "./words.js";

/** How long "typing…" stands unless the bot says it again or sends something (ms). */
const ACTION = 5000;

/** A label such as "Mesa · editor" as a name and what else it says. */
export function nameAndRole(label) {
  const [name, ...role] = label.split(" · ");
  return [name, role.join(" · ")];
}

/** The first letter of a name, for the round picture beside it. */
export const initial = (name) => (/\p{L}|\p{N}/u.exec(name)?.[0] ?? "·").toUpperCase();

export class Header {
  element;
  #avatar = el("span", { class: "avatar", "aria-hidden": "true" });
  #label = el("h2", { class: "label" });
  #status = el("p", { class: "status" });
  #clock = el("time", { class: "clock", "data-clock": true, title: words.lima_time });
  #hour = el("span", { class: "clock-hour" });
  #day = el("span", { class: "clock-day" });
  #chips = el("div", { class: "chips", role: "tablist", "aria-label": words.chats, hidden: true });
  #choose;
  #connected = true;
  #title = "";
  #action = null;
  #timer = null;
  #drawn = "";

  /** `choose(chatId)` hears the chips, `menu(anchor)` the ⋮ button. */
  constructor({ choose, menu }) {
    this.#choose = choose;
    this.#clock.append(this.#hour, this.#day);
    const more = iconButton("more", words.menu, { "aria-haspopup": "menu", "data-menu": true, onclick: () => menu(more) });
    this.element = el(
      "header",
      { class: "head" },
      el("div", { class: "head-row" }, this.#avatar, el("div", { class: "names" }, this.#label, this.#status), this.#clock, more),
      this.#chips,
    );
  }

  /** Show this person, their chats, the chosen one and how much is unread in each. */
  show({ person, chats, current, unread }) {
    this.#avatar.textContent = initial(person.label);
    const [name, role] = nameAndRole(person.label);
    this.#label.textContent = name;
    this.#label.title = person.label;
    const chat = chats.find((each) => each.chat_id === current)?.title;
    this.#title = [chat, role].filter(Boolean).join(" · ");
    this.#showStatus();
    const drawn = JSON.stringify([chats, current, [...unread]]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const focused = this.#chips.contains(document.activeElement);
    this.#chips.hidden = chats.length < 2;
    this.#chips.replaceChildren(...chats.map((chat) => this.#chip(chat, chat.chat_id === current, unread.get(chat.chat_id) ?? 0)));
    if (focused) this.#chips.querySelector("[aria-selected=true]")?.focus();
  }

  /** The playground's time (ms). */
  tick(now) {
    const hour = hourOf(now);
    if (this.#hour.textContent === hour) return;
    this.#hour.textContent = hour;
    this.#day.textContent = shortDayOf(now);
    this.#clock.dateTime = new Date(now).toISOString();
  }

  /** The bot types or uploads; null stops it. */
  action(action) {
    clearTimeout(this.#timer);
    this.#action = action;
    if (action) this.#timer = setTimeout(() => this.action(null), ACTION);
    this.#showStatus();
  }

  /** Whether the page hears the server. */
  connected(connected) {
    this.#connected = connected;
    this.#showStatus();
  }

  #showStatus() {
    const busy = this.#connected && this.#action !== null;
    const text = !this.#connected
      ? words.reconnecting
      : busy
        ? this.#action.includes("photo") ? words.sending_photo : words.typing
        : this.#title;
    this.#status.classList.toggle("busy", busy);
    this.#status.classList.toggle("lost", !this.#connected);
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  #chip(chat, chosen, unread) {
    return el(
      "button",
      {
        type: "button", class: "chip", role: "tab", "data-chat": chat.chat_id, "aria-selected": chosen,
        onclick: () => this.#choose(chat.chat_id),
      },
      el("span", { class: "chip-name" }, chat.title),
      unread > 0 && el("span", { class: "badge", "aria-label": words.unread(unread) }, String(unread)),
    );
  }
}
