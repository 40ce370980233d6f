/** Where a person writes: text, photos with a caption, a reply, a change to an earlier message. */

import { gist } from "./bubble.js";
import { Commands } from "./commands.js";
import { Drafts } from "./drafts.js";
import { el, icon, iconButton } from "./elements.js";
import { words } from "./words.js";

export class Composer {
  element;
  #actions;
  #drafts;
  #chat;
  #draft;
  #photos = [];
  #text;
  #send;
  #banner = el("div", { class: "banner", hidden: true });
  #strip = el("div", { class: "strip", hidden: true });
  #files;
  #commands;
  #menuButton;

  /** `actions`: commands(), say(text, reply), edit(message, text), photo(files, caption), attach(anchor, pickPhoto), lastOwn(). */
  constructor({ id, key, actions }) {
    this.#actions = actions;
    this.#drafts = new Drafts(key);
    this.#commands = new Commands({
      id: `${id}-commands`,
      fetch: actions.commands,
      send: (text) => this.#sendCommand(text),
      insert: (text) => this.insert(text),
      changed: (open, active) => this.#listChanged(open, active),
    });
    this.#text = el("textarea", {
      name: "message", rows: 1, placeholder: words.write, "aria-label": words.write, autocomplete: "off", maxlength: 4096,
      "aria-autocomplete": "list", "aria-controls": `${id}-commands`, enterkeyhint: "send",
      oninput: () => this.#typed(), onkeydown: (event) => this.#key(event), onpaste: (event) => this.#paste(event),
    });
    this.#files = el("input", {
      type: "file", accept: "image/*", multiple: true, hidden: true, tabindex: -1, "data-photo": true,
      onchange: () => this.#add([...this.#files.files]),
    });
    this.#menuButton = el(
      "button",
      {
        type: "button", class: "round slash", "data-commands": true, "aria-label": words.commands, title: words.commands,
        "aria-haspopup": "listbox", "aria-expanded": false, onclick: () => this.#commands.toggle(),
      },
      el("span", { "aria-hidden": "true" }, "/"),
    );
    this.#send = iconButton("send", words.send, { class: "round send", "data-send": true, disabled: true, onclick: () => this.#submit() });
    const attach = iconButton("attach", words.attach, {
      "data-attach": true, "aria-haspopup": "menu", onclick: () => actions.attach(attach, () => this.#files.click()),
    });
    this.element = el(
      "div",
      { class: "composer", ondragover: (event) => event.preventDefault(), ondrop: (event) => this.#drop(event) },
      this.#commands.element,
      this.#banner,
      this.#strip,
      el("div", { class: "write" }, this.#menuButton, this.#text, attach, this.#send, this.#files),
    );
  }

  /** Write in this chat from now on, beginning with its draft. */
  setChat(chat) {
    this.#chat = chat;
    this.#draft = this.#drafts.of(chat);
    this.#photos = [];
    this.#commands.close();
    this.#show();
  }

  /** Answer a message. */
  reply(message) {
    if (this.#draft.edit) this.#draft.text = "";
    this.#change({ reply: message, edit: null });
  }

  /** Change one of one's own messages. */
  edit(message) {
    this.#photos = [];
    this.#change({ edit: message, reply: null, text: message.text });
  }

  /** Put text in the field, ready to be completed. */
  insert(text) {
    this.#change({ text });
  }

  /** Bring the cursor to the field. */
  focus() {
    this.#text.focus({ preventScroll: true });
  }

  #change(parts) {
    Object.assign(this.#draft, parts);
    this.#keep();
    this.#show();
    this.focus();
    this.#text.setSelectionRange(this.#text.value.length, this.#text.value.length);
  }

  #show() {
    this.#text.value = this.#draft.text;
    this.#showBanner();
    this.#showPhotos();
    this.#measure();
  }

  #typed() {
    this.#draft.text = this.#text.value;
    this.#keep();
    this.#measure();
    this.#commands.follow(this.#draft.edit ? "" : this.#text.value);
  }

  #keep() {
    this.#drafts.keep(this.#chat, this.#draft);
  }

  /** The field grows with the text, up to a third of the column. */
  #measure() {
    this.#text.style.height = "auto";
    // Nothing to measure while the column is hidden; the style sheet's height stands then.
    const border = this.#text.offsetHeight - this.#text.clientHeight;
    if (this.#text.scrollHeight) this.#text.style.height = `${this.#text.scrollHeight + border}px`;
    else this.#text.style.height = "";
    this.#send.disabled = !this.#text.value.trim() && !this.#photos.length;
  }

  #key(event) {
    if (event.isComposing || this.#commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && (this.#draft.edit || this.#draft.reply)) {
      this.#cancel();
    } else if (event.key === "ArrowUp" && !this.#text.value) {
      const own = this.#actions.lastOwn();
      if (own) {
        event.preventDefault();
        this.edit(own);
      }
    }
  }

  #cancel() {
    this.#change({ reply: null, edit: null, ...(this.#draft.edit ? { text: "" } : {}) });
  }

  /** The field empties at once; what the server refuses comes back to it. */
  async #submit() {
    const chat = this.#chat;
    const draft = this.#draft;
    const photos = this.#photos;
    const text = draft.text.trim();
    if (!text && !photos.length) return;
    this.#commands.close();
    this.#photos = [];
    this.#draft = { text: "", reply: null, edit: null };
    this.#keep();
    this.#show();
    this.focus();
    const sent = photos.length
      ? await this.#actions.photo(photos, text)
      : draft.edit
        ? await this.#actions.edit(draft.edit, text)
        : await this.#actions.say(text, draft.reply);
    if (sent || this.#drafts.of(chat).text) return;
    this.#drafts.keep(chat, draft);
    if (chat !== this.#chat) return;
    this.#draft = draft;
    this.#photos = photos;
    this.#show();
  }

  #sendCommand(text) {
    if (this.#draft.text.startsWith("/")) this.#draft.text = "";
    this.#keep();
    this.#show();
    this.#actions.say(text, null);
    this.focus();
  }

  #showBanner() {
    const { reply, edit } = this.#draft;
    const message = edit ?? reply;
    this.#banner.hidden = !message;
    if (!message) return this.#banner.replaceChildren();
    return this.#banner.replaceChildren(
      icon(edit ? "edit" : "reply"),
      el(
        "div",
        { class: "banner-text" },
        el("strong", {}, edit ? words.editing : words.replying(message.from_name)),
        el("span", {}, gist(message)),
      ),
      iconButton("close", words.cancel, { onclick: () => this.#cancel() }),
    );
  }

  #showPhotos() {
    for (const image of this.#strip.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    this.#strip.hidden = !this.#photos.length;
    this.#strip.setAttribute("aria-label", words.photos_chosen(this.#photos.length));
    this.#text.placeholder = this.#photos.length ? words.write_caption : words.write;
    this.#strip.replaceChildren(
      ...this.#photos.map((file) =>
        el(
          "button",
          {
            type: "button", class: "chosen", title: words.remove_photo, "aria-label": `${words.remove_photo}: ${file.name}`,
            onclick: () => {
              this.#photos = this.#photos.filter((other) => other !== file);
              this.#show();
            },
          },
          el("img", { src: URL.createObjectURL(file), alt: "" }),
          icon("close"),
        ),
      ),
    );
  }

  #add(files) {
    const images = files.filter((file) => file.type.startsWith("image/"));
    this.#files.value = "";
    if (!images.length) return;
    // Telegram takes albums of at most ten.
    this.#photos = [...this.#photos, ...images].slice(0, 10);
    if (this.#draft.edit) this.#draft = { text: "", reply: null, edit: null };
    this.#show();
    this.focus();
  }

  #paste(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.#add(files);
  }

  #drop(event) {
    event.preventDefault();
    this.#add([...event.dataTransfer.files]);
  }

  #listChanged(open, active) {
    this.#menuButton.setAttribute("aria-expanded", open);
    if (active) this.#text.setAttribute("aria-activedescendant", active);
    else this.#text.removeAttribute("aria-activedescendant");
  }
}
