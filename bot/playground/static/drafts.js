/** What somebody has begun to write in each chat; it survives changing the chat and reloading the page. */

const empty = () => ({ text: "", reply: null, edit: null });

export class Drafts {
  #key;
  #drafts;

  /** `key` tells this person's drafts from the others'. */
  constructor(key) {
    this.#key = `draft ${key}`;
    try {
      this.#drafts = JSON.parse(sessionStorage.getItem(this.#key)) ?? {};
    } catch {
      this.#drafts = {};
    }
  }

  /** The draft in a chat: {text, reply, edit}, where reply and edit are messages or null. */
  of(chat) {
    return { ...empty(), ...this.#drafts[chat] };
  }

  /** Keep a draft; an empty one is forgotten. */
  keep(chat, draft) {
    if (draft.text || draft.reply || draft.edit) this.#drafts[chat] = draft;
    else delete this.#drafts[chat];
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.#drafts));
    } catch {
      // A browser without storage keeps drafts until the page is closed.
    }
  }
}
