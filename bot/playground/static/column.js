/** One person's phone: their chats with the bot, what they write and what they are shown. */

import { Composer } from "./composer.js";
import { askLocation, enlarge } from "./dialogs.js";
import { el } from "./elements.js";
import { Header } from "./header.js";
import { intro } from "./intro.js";
import { Log } from "./log.js";
import { openMenu } from "./menu.js";
import { Notices } from "./notice.js";
import { server } from "./server.js";
import { words } from "./words.js";

export class Column {
  element;
  #person;
  #world;
  #clock;
  #onUnread;
  #frame;
  #header;
  #logs = new Map();
  #place = el("div", { class: "log-place" });
  #composer;
  #blocked;
  #notices;
  #chat;
  #unread = new Map();
  /** Answers that overtook the reply to their own tap. */
  #answered = new Set();

  /** `onUnread(userId, count)` hears when this person's unread count changes. */
  constructor({ person, world, clock, onUnread }) {
    this.#person = person;
    this.#world = world;
    this.#clock = clock;
    this.#onUnread = onUnread;
    this.#header = new Header({ choose: (chat) => this.#choose(chat), menu: (anchor) => this.#chatMenu(anchor) });
    this.#composer = new Composer({
      id: `person-${person.user_id}`,
      key: `${world.bot.username} ${person.user_id}`,
      actions: {
        commands: () => server.commands(this.#me, this.#chat),
        say: (text, reply) => this.#try(server.say(this.#me, this.#chat, text, reply)),
        edit: (message, text) => this.#try(server.edit(this.#me, this.#chat, message.message_id, text)),
        photo: (files, caption) => this.#try(server.photo(this.#me, this.#chat, files, caption)),
        attach: (anchor, pickPhoto) => this.#attachMenu(anchor, pickPhoto),
        lastOwn: () => this.#world.messages(this.#chat).findLast((message) => this.#editable(message)),
      },
    });
    this.#blocked = el(
      "div",
      { class: "blocked", hidden: true },
      el("p", {}, words.blocked),
      el("button", { type: "button", class: "plain strong", "data-unblock": true, onclick: () => this.#block(false) }, words.unblock),
    );
    this.#frame = el("div", { class: "frame" }, this.#header.element, this.#place, this.#composer.element, this.#blocked);
    this.element = el("section", { class: "column", "data-user": person.user_id, "aria-label": person.label }, this.#frame);
    this.#notices = new Notices(this.element, this.#frame);
    this.update(person);
  }

  get #me() {
    return this.#person.user_id;
  }

  /** Take over what the server says about this person and show everything anew. */
  update(person) {
    this.#person = person;
    this.element.setAttribute("aria-label", person.label);
    this.#place.lang = person.language || "";
    const chats = this.#world.chatsOf(person);
    for (const id of this.#logs.keys()) if (!chats.some((chat) => chat.chat_id === id)) this.#logs.delete(id);
    if (!chats.some((chat) => chat.chat_id === this.#chat)) this.#open(person.chat_id);
    this.#composer.element.hidden = person.blocked;
    this.#blocked.hidden = !person.blocked;
    for (const [id, log] of this.#logs) log.show(this.#world.messages(id));
    this.#refreshHeader();
  }

  /** A chat changed; `fresh` are the messages in it that were not there before. */
  changed(chat, fresh) {
    if (!this.#world.chatsOf(this.#person).some((own) => own.chat_id === chat)) return;
    const log = this.#logs.get(chat);
    log?.show(this.#world.messages(chat));
    if (!fresh.length) return;
    if (chat === this.#chat && fresh.some((message) => message.from === "bot")) this.#header.action(null);
    const own = fresh.some((message) => message.from === this.#me);
    log?.arrived(fresh.filter((message) => message.from !== this.#me).length, own);
    if (chat !== this.#chat || this.element.hidden) {
      const count = fresh.filter((message) => message.from !== this.#me).length;
      this.#setUnread(chat, (this.#unread.get(chat) ?? 0) + count);
    }
  }

  /** Show the column, or hide it where the window has room for one only. */
  set hidden(hidden) {
    if (this.element.hidden === hidden) return;
    this.element.hidden = hidden;
    if (!hidden) this.#setUnread(this.#chat, 0);
  }

  /** The bot's answer to a tap, to be seen. */
  toast({ text, alert }) {
    if (alert) this.#notices.alert(text);
    else this.#notices.toast(text);
  }

  /** The bot's answer to a tap, seen or not. */
  answered(callback) {
    this.#answered.add(callback);
    if (this.#answered.size > 100) this.#answered.delete(this.#answered.values().next().value);
    for (const log of this.#logs.values()) log.answered(callback);
  }

  /** The bot is busy in a chat. */
  action(chat, action) {
    if (chat === this.#chat) this.#header.action(action);
  }

  /** Time goes on. */
  tick(now, newDay) {
    this.#header.tick(now);
    if (newDay) for (const log of this.#logs.values()) log.renameDays();
  }

  /** Whether the page hears the server. */
  connected(connected) {
    this.#header.connected(connected);
  }

  #open(chat) {
    this.#chat = chat;
    let log = this.#logs.get(chat);
    if (!log) {
      const own = chat === this.#person.chat_id;
      log = new Log({
        me: this.#me,
        group: !own,
        clock: this.#clock,
        label: `${words.messages}: ${this.#person.label}`,
        intro: intro(this.#world.bot, own ? () => this.#try(server.say(this.#me, chat, "/start")) : null),
        actions: this.#bubbleActions(chat),
      });
      this.#logs.set(chat, log);
      log.show(this.#world.messages(chat));
    }
    this.#place.replaceChildren(log.element);
    this.#composer.setChat(chat);
    this.#header.action(null);
  }

  #choose(chat) {
    if (chat !== this.#chat) this.#open(chat);
    this.#setUnread(chat, 0);
    this.#refreshHeader();
  }

  #bubbleActions(chat) {
    const name = (id) => this.#world.message(chat, id)?.from_name ?? this.#world.bot.name;
    return {
      tap: (message, data) => this.#tap(message, data),
      link: (url, event) => this.#link(url, event),
      copy: (text) => this.#copy(text),
      command: (text) => this.#try(server.say(this.#me, chat, text)),
      menu: (message, at) => this.#messageMenu(message, at),
      enlarge: (message) => enlarge(message.photo, message.text),
      quoted: (id) => this.#logs.get(chat).find(id),
      nameOf: name,
    };
  }

  /** The callback id to wait for, or null when there is nothing to wait for. */
  async #tap(message, data) {
    const reply = await this.#try(server.tap(this.#me, message.chat_id, message.message_id, data));
    if (!reply || this.#answered.has(reply.callback_id)) return null;
    return reply.callback_id;
  }

  /** A deep link to this very bot starts it here, as it would in Telegram. */
  #link(url, event) {
    const start = new RegExp(`^https?://t\\.me/${this.#world.bot.username}(?:\\?start=([\\w-]{1,64}))?$`, "i").exec(url);
    if (!start) return;
    event.preventDefault();
    this.#choose(this.#person.chat_id);
    if (start[1] || !this.#world.messages(this.#chat).length) {
      this.#try(server.say(this.#me, this.#chat, start[1] ? `/start ${start[1]}` : "/start"));
    }
  }

  #editable(message) {
    return message.from === this.#me && Boolean(message.text) && !message.photo && !message.forwarded_from;
  }

  #messageMenu(message, at) {
    if (this.#frame.inert) return;
    const targets = this.#world.chatsOf(this.#person);
    const forwards = targets.map((chat) => ({
      name: chat.chat_id === this.#person.chat_id ? "forward" : `forward-${chat.chat_id}`,
      icon: "forward",
      label: chat.chat_id === this.#person.chat_id ? words.forward : words.forward_to(chat.title),
      act: () => this.#forward(message, chat.chat_id),
    }));
    openMenu(this.element, at, words.actions, [
      ...(this.#person.blocked ? [] : [{ name: "reply", icon: "reply", label: words.reply, act: () => this.#composer.reply(message) }]),
      ...(this.#editable(message) && !this.#person.blocked
        ? [{ name: "edit", icon: "edit", label: words.edit, act: () => this.#composer.edit(message) }]
        : []),
      ...(this.#person.blocked ? [] : forwards),
      ...(message.text ? [{ name: "copy", icon: "copy", label: words.copy, act: () => this.#copy(message.text) }] : []),
    ]);
  }

  #chatMenu(anchor) {
    const { blocked } = this.#person;
    openMenu(this.element, anchor, words.menu, [
      { name: blocked ? "unblock" : "block", icon: "block", label: blocked ? words.unblock : words.block, act: () => this.#block(!blocked) },
    ]);
  }

  #attachMenu(anchor, pickPhoto) {
    const items = [{ name: "photo", icon: "photo", label: words.photo, act: pickPhoto }];
    if (this.#chat === this.#person.chat_id) {
      const send = (latitude, longitude) => this.#try(server.location(this.#me, latitude, longitude));
      items.push({ name: "location", icon: "location", label: words.location, act: () => askLocation(send) });
    }
    openMenu(this.element, anchor, words.attach, items);
  }

  async #forward(message, chat) {
    const sent = await this.#try(server.forward(this.#me, chat, message.chat_id, message.message_id));
    if (sent) this.#choose(chat);
  }

  async #copy(text) {
    await navigator.clipboard.writeText(text).then(() => this.#notices.toast(words.copied), () => {});
  }

  async #block(blocked) {
    if (await this.#try(server.block(this.#me, blocked))) this.update({ ...this.#person, blocked });
  }

  /** What the server answers, or null after telling the person why not. */
  async #try(request) {
    try {
      return (await request) ?? {};
    } catch (error) {
      this.#notices.toast(error.message, "failed");
      return null;
    }
  }

  #setUnread(chat, count) {
    if (count) this.#unread.set(chat, count);
    else this.#unread.delete(chat);
    this.#refreshHeader();
    this.#onUnread(this.#me, [...this.#unread.values()].reduce((sum, each) => sum + each, 0));
  }

  #refreshHeader() {
    this.#header.show({ person: this.#person, chats: this.#world.chatsOf(this.#person), current: this.#chat, unread: this.#unread });
    this.#header.tick(this.#clock.now());
  }
}
