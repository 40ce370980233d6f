/** The messages of one chat as one person sees them; it stays at the end unless the person scrolled away. */

import { Bubble } from "./bubble.js";
import { dayKey } from "./clock.js";
import { calm, el, iconButton } from "./elements.js";
import { words } from "./words.js";

/** Messages of one sender closer than this belong together. */
const TOGETHER = 5 * 60 * 1000;
/** This near to the end still counts as being there. */
const NEAR = 56;

export class Log {
  element;
  #list = el("div", { class: "list" });
  #scroller;
  #toEnd;
  #count = el("span", { class: "count", hidden: true });
  #bubbles = new Map();
  #days = new Map();
  #atEnd = true;
  #top = 0;
  #fresh = 0;
  #still = null;
  #options;

  /** `options`: `me` (user id), `group` (names are shown), `clock`, `actions` for bubbles, `intro` for an empty chat, `label`. */
  constructor(options) {
    this.#options = options;
    this.#scroller = el(
      "div",
      {
        class: "log", "data-log": true, role: "log", "aria-live": "polite", "aria-relevant": "additions text",
        "aria-label": options.label, tabindex: 0, onscroll: () => this.#scrolled(),
      },
      options.intro,
      this.#list,
    );
    this.#toEnd = iconButton("down", words.to_bottom, {
      class: "round to-end", "data-to-end": true, hidden: true, onclick: () => this.toEnd(true),
    });
    this.#toEnd.append(this.#count);
    this.element = el("div", { class: "log-frame" }, this.#scroller, this.#toEnd);
    // Photos that arrive late, edits and a smaller window all change the height: the end stays the end.
    const watcher = new ResizeObserver(() => this.#hold());
    watcher.observe(this.#list);
    watcher.observe(this.#scroller);
  }

  /** Show exactly these messages, oldest first; bubbles already there are changed, not replaced. */
  show(messages) {
    const { me, group, clock } = this.#options;
    const wanted = new Set(messages.map((message) => message.message_id));
    const days = new Set(messages.map((message) => dayKey(message.date)));
    for (const [id, bubble] of this.#bubbles) if (!wanted.has(id)) this.#remove(this.#bubbles, id, bubble.element);
    for (const [day, separator] of this.#days) if (!days.has(day)) this.#remove(this.#days, day, separator);
    this.#options.intro.hidden = messages.length > 0;

    // Nodes already in their place are not touched: moving one would take the focus from its buttons.
    let cursor = this.#list.firstChild;
    const place = (node) => {
      if (cursor === node) cursor = cursor.nextSibling;
      else this.#list.insertBefore(node, cursor);
    };
    messages.forEach((message, index) => {
      const before = messages[index - 1];
      const after = messages[index + 1];
      if (!before || dayKey(before.date) !== dayKey(message.date)) place(this.#separator(message.date, clock));
      const bubble = this.#bubble(message, me);
      bubble.update(message, { first: !joined(before, message), last: !joined(message, after), named: group });
      place(bubble.element);
    });
    this.#hold();
  }

  /** Messages came in: someone who reads further up learns how many, everyone else sees them. */
  arrived(count, own) {
    if (own) this.toEnd(false);
    else if (!this.#atEnd) this.#fresh += count;
    this.#mark();
  }

  /** Scroll to the newest message. */
  toEnd(smooth) {
    this.#atEnd = true;
    this.#scroller.scrollTo({ top: this.#scroller.scrollHeight, behavior: smooth && !calm() ? "smooth" : "instant" });
    if (smooth) this.#scroller.focus({ preventScroll: true });
  }

  /** Scroll to a message and draw the eye there. */
  find(id) {
    const bubble = this.#bubbles.get(id);
    if (!bubble) return;
    bubble.element.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
    bubble.flash();
  }

  /** A tap was answered. */
  answered(callback) {
    for (const bubble of this.#bubbles.values()) bubble.answered(callback);
  }

  /** The day's turn makes "Today" into "Yesterday". */
  renameDays() {
    for (const separator of this.#days.values()) this.#name(separator);
  }

  #bubble(message, me) {
    let bubble = this.#bubbles.get(message.message_id);
    if (!bubble) {
      bubble = new Bubble(message, { mine: message.from === me, actions: this.#options.actions });
      this.#bubbles.set(message.message_id, bubble);
    }
    return bubble;
  }

  #separator(moment) {
    const day = dayKey(moment);
    let separator = this.#days.get(day);
    if (!separator) {
      separator = el("p", { class: "day", "data-moment": moment }, el("span"));
      this.#days.set(day, separator);
    }
    this.#name(separator);
    return separator;
  }

  #name(separator) {
    const name = this.#options.clock.dayName(Number(separator.dataset.moment));
    if (separator.textContent !== name) separator.firstChild.textContent = name;
  }

  #remove(from, key, element) {
    from.delete(key);
    element.remove();
  }

  #scrolled() {
    if (!this.#scroller.clientHeight) return;
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const near = scrollHeight - scrollTop - clientHeight < NEAR;
    // Only moving up leaves the end: a photo that came in below is no wish to stay up here.
    if (near || scrollTop < this.#top) this.#atEnd = near;
    this.#top = scrollTop;
    if (this.#atEnd) this.#fresh = 0;
    this.#mark();
    this.#showDay();
  }

  #hold() {
    if (!this.#scroller.clientHeight) return;
    if (this.#atEnd) {
      this.#scroller.scrollTop = this.#scroller.scrollHeight;
      this.#top = this.#scroller.scrollTop;
    } else if (this.#scroller.scrollTop === 0) {
      // A chat that was hidden comes back scrolled to its beginning.
      this.#scroller.scrollTop = this.#top;
    }
    this.#mark();
  }

  /** The day stays in sight while somebody scrolls through the past, and then makes room for the text. */
  #showDay() {
    clearTimeout(this.#still);
    this.#scroller.classList.toggle("scrolling", !this.#atEnd);
    this.#still = setTimeout(() => this.#scroller.classList.remove("scrolling"), 1200);
  }

  #mark() {
    this.#toEnd.hidden = this.#atEnd;
    this.#count.hidden = this.#fresh === 0;
    this.#count.textContent = this.#fresh || "";
    this.#toEnd.setAttribute("aria-label", this.#fresh ? `${words.to_bottom}: ${words.new_messages(this.#fresh)}` : words.to_bottom);
  }
}

function joined(one, other) {
  if (!one || !other) return false;
  return (
    one.from === other.from &&
    one.topic === other.topic &&
    other.date - one.date < TOGETHER &&
    dayKey(one.date) === dayKey(other.date)
  );
}
