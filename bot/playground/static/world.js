/** What the page knows: the bot, the people, their chats and every message in them. */

/** The state carries this many messages of a chat at most; a chat with fewer is complete in it. */
const WINDOW = 200;

export class World {
  bot = { username: "", name: "", description: "" };
  people = [];
  groups = [];
  #chats = new Map();

  /**
   * Take over a state read from the server; gives the messages that were not known before.
   * Messages older than the state's window stay, messages missing within it are gone.
   */
  replace(state) {
    this.bot = state.bot;
    this.people = state.cast;
    this.groups = state.chats.filter((chat) => chat.kind !== "private");
    const windows = new Map();
    for (const message of state.messages) {
      if (!windows.has(message.chat_id)) windows.set(message.chat_id, new Set());
      windows.get(message.chat_id).add(message.message_id);
    }
    for (const [chat, known] of this.#chats) {
      const present = windows.get(chat);
      const oldest = present?.size >= WINDOW ? Math.min(...present) : 0;
      for (const id of known.keys()) if (id >= oldest && !present?.has(id)) known.delete(id);
    }
    return state.messages.filter((message) => this.put(message));
  }

  /** Add or change a message; true if it is new. */
  put(message) {
    let known = this.#chats.get(message.chat_id);
    if (!known) this.#chats.set(message.chat_id, (known = new Map()));
    const before = known.get(message.message_id);
    // The same object stays for the same content, so that bubbles see at once that nothing changed.
    if (!before || JSON.stringify(before) !== JSON.stringify(message)) known.set(message.message_id, message);
    return !before;
  }

  /** Forget a deleted message. */
  drop(chat, id) {
    this.#chats.get(chat)?.delete(id);
  }

  /** One message, or undefined. */
  message(chat, id) {
    return this.#chats.get(chat)?.get(id);
  }

  /** The messages of a chat, oldest first. */
  messages(chat) {
    return [...(this.#chats.get(chat)?.values() ?? [])].sort((a, b) => a.message_id - b.message_id);
  }

  /** The chats of a person: the one with the bot first, then their groups. */
  chatsOf(person) {
    const own = { chat_id: person.chat_id, title: this.bot.name, kind: "private", members: [person.user_id] };
    return [own, ...this.groups.filter((group) => group.members.includes(person.user_id))];
  }
}
