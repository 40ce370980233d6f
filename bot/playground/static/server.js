/** What the page asks of the playground server; a refusal becomes an Error with the server's own sentence. */

import { words } from "./words.js";

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(`/playground/${path}`, options);
  } catch {
    throw new Error(words.failed);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Error(body?.error || words.failed);
  return body;
}

function post(path, data) {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data),
  });
}

export const server = {
  state: () => ask("state", { cache: "no-store" }),
  commands: (user, chat) => ask(`commands?${new URLSearchParams({ user_id: user, chat_id: chat })}`, { cache: "no-store" }),
  /** An answer goes to the topic of the message it answers. */
  say: (user, chat, text, reply = null) =>
    post("say", {
      user_id: user,
      chat_id: chat,
      text,
      ...(reply ? { reply_to: reply.message_id } : {}),
      ...(reply?.topic ? { topic: reply.topic } : {}),
    }),
  tap: (user, chat, message, data) => post("tap", { user_id: user, chat_id: chat, message_id: message, data }),
  edit: (user, chat, message, text) => post("edit", { user_id: user, chat_id: chat, message_id: message, text }),
  forward: (user, chat, from, message) =>
    post("forward", { user_id: user, chat_id: chat, from_chat_id: from, message_id: message }),
  location: (user, latitude, longitude) => post("location", { user_id: user, latitude, longitude }),
  block: (user, blocked) => post("block", { user_id: user, blocked }),
  photo(user, chat, files, caption) {
    const form = new FormData();
    form.append("user_id", user);
    form.append("chat_id", chat);
    if (caption) form.append("caption", caption);
    for (const file of files) form.append("file", file, file.name || "photo.jpg");
    return ask("photo", { method: "POST", body: form });
  },
};
