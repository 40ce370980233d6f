/** Puts the page together: the server's events go to the world, and from there to the columns they concern. */

import { Clock, dayKey } from "./clock.js";
import { Column } from "./column.js";
import { Stream } from "./stream.js";
import { Tabs } from "./tabs.js";
import { words } from "./words.js";
import { World } from "./world.js";

document.documentElement.lang = words.locale;

const main = document.querySelector("[data-columns]");
const waiting = document.querySelector("[data-waiting]");
const world = new World();
const clock = new Clock();
const columns = new Map();
const tabs = new Tabs(document.querySelector("[data-tabs]"));
let first = true;
let today = null;

waiting.textContent = words.connecting;

/** Make the columns fit the cast: those who stay keep their drafts and their place. */
function arrange() {
  const present = new Set(world.people.map((person) => person.user_id));
  for (const [user, column] of columns) {
    if (present.has(user)) continue;
    column.element.remove();
    columns.delete(user);
  }
  world.people.forEach((person, index) => {
    let column = columns.get(person.user_id);
    if (column) {
      column.update(person);
    } else {
      column = new Column({ person, world, clock, onUnread: (user, count) => tabs.badge(user, count) });
      columns.set(person.user_id, column);
    }
    column.element.dataset.tone = index % 6;
    if (main.children[index] !== column.element) main.insertBefore(column.element, main.children[index] ?? null);
  });
  document.title = world.bot.name || "Playground";
  tabs.show(world.people, columns);
}

function tick() {
  const now = clock.now();
  const day = dayKey(now);
  for (const column of columns.values()) column.tick(now, day !== today);
  today = day;
}

const stream = new Stream({
  state(state) {
    clock.set(state.now);
    const fresh = world.replace(state);
    arrange();
    // What was there before the page opened is read; what came while it was cut off is not.
    if (!first) {
      const byChat = grouped(fresh);
      for (const [chat, messages] of byChat) for (const column of columns.values()) column.changed(chat, messages);
    }
    first = false;
    main.removeAttribute("aria-busy");
    waiting.hidden = true;
    tick();
  },
  connected(connected) {
    for (const column of columns.values()) column.connected(connected);
  },
  message(message) {
    const fresh = world.put(message) ? [message] : [];
    for (const column of columns.values()) column.changed(message.chat_id, fresh);
  },
  delete(gone) {
    world.drop(gone.chat_id, gone.message_id);
    for (const column of columns.values()) column.changed(gone.chat_id, []);
  },
  toast: (toast) => columns.get(toast.user_id)?.toast(toast),
  answered: (answer) => columns.get(answer.user_id)?.answered(answer.callback_id),
  action({ chat_id: chat, action }) {
    for (const column of columns.values()) column.action(chat, action);
  },
  clock({ now }) {
    clock.set(now);
    tick();
  },
});

function grouped(messages) {
  const groups = new Map();
  for (const message of messages) groups.set(message.chat_id, [...(groups.get(message.chat_id) ?? []), message]);
  return groups;
}

stream.open();
setInterval(tick, 1000);
