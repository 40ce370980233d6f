/** What stands in a chat before its first message. */

import { el } from "./elements.js";
import { initial } from "./header.js";
import { words } from "./words.js";

/** The bot's own description and a start button; in a group (no `start`) a short line. */
export function intro(bot, start) {
  if (!start) return el("div", { class: "intro" }, el("p", { class: "intro-line" }, words.no_messages));
  return el(
    "div",
    { class: "intro" },
    el(
      "div",
      { class: "intro-card" },
      el("span", { class: "avatar large", "aria-hidden": "true" }, initial(bot.name)),
      el("h3", {}, bot.name),
      bot.description && el("p", { class: "intro-question" }, words.what_can),
      bot.description && el("p", { class: "intro-text" }, bot.description),
      el("button", { type: "button", class: "start", "data-start": true, onclick: start }, words.start),
    ),
  );
}
