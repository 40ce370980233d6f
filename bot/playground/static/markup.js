/**
 * Message text for the page. The server's HTML is safe already; it is still copied tag by tag from a
 * short list, so that a mistake there shows as plain text here and never runs.
 */

import { el } from "./elements.js";
import { words } from "./words.js";

const PLAIN = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "DEL", "CODE", "PRE"]);
const TOKENS = /(https?:\/\/[^\s<>«»"]+[^\s<>«»".,;:!?)])|((?<![^\s([«"¿¡])\/[a-zA-Z]\w{0,31}(?:@\w+)?)/gu;

/** A fragment for the server's HTML; `actions.command(text)` and `actions.link(url, event)` hear taps. */
export function markup(html, actions) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  copy(parsed.body, fragment, actions, true);
  return fragment;
}

function copy(from, to, actions, linked) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = withoutBlockBreaks(node);
      if (linked) to.append(...tokens(text, actions));
      else to.append(text);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const made = element(node, actions);
      copy(node, made ?? to, actions, linked && !["A", "CODE", "PRE"].includes(node.tagName));
      if (made) to.append(made);
    }
  }
}

/** A quote or code block already stands on its own lines: the line break beside it would show as a gap. */
function withoutBlockBreaks(node) {
  const block = (other) => other && (other.tagName === "BLOCKQUOTE" || other.tagName === "PRE");
  let text = node.data;
  if (block(node.previousSibling)) text = text.replace(/^\n/, "");
  if (block(node.nextSibling)) text = text.replace(/\n$/, "");
  return text;
}

function element(node, actions) {
  if (PLAIN.has(node.tagName)) return el(node.tagName.toLowerCase());
  if (node.tagName === "A") return link(node.getAttribute("href") ?? "", actions);
  if (node.tagName === "BLOCKQUOTE") return quote(node.hasAttribute("expandable"));
  if (node.tagName === "TG-SPOILER" || node.classList.contains("tg-spoiler")) return spoiler();
  return null;
}

function link(href, actions) {
  if (!/^(https?|tg|mailto|tel):/i.test(href)) return null;
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", onclick: (event) => actions.link(href, event) });
}

function onPress(act) {
  return {
    onclick: act,
    onkeydown(event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act(event);
    },
  };
}

function spoiler() {
  const show = (event) => {
    const target = event.currentTarget;
    target.classList.add("shown");
    target.removeAttribute("role");
    target.removeAttribute("tabindex");
    target.removeAttribute("aria-label");
  };
  return el("span", { class: "spoiler", role: "button", tabindex: 0, "aria-label": words.show_spoiler, ...onPress(show) });
}

function quote(expandable) {
  if (!expandable) return el("blockquote");
  const toggle = (event) => {
    const open = event.currentTarget.classList.toggle("open");
    event.currentTarget.setAttribute("aria-expanded", open);
  };
  return el("blockquote", { class: "expandable", tabindex: 0, "aria-expanded": false, title: words.expand, ...onPress(toggle) });
}

/** Plain text with its web addresses and /commands made tappable, as chat apps do. */
function tokens(text, actions) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [whole, url, command] = match;
    parts.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (url) parts.push(Object.assign(link(url, actions), { textContent: url }));
    else parts.push(el("button", { type: "button", class: "inline-command", onclick: () => actions.command(command) }, command));
  }
  parts.push(text.slice(end));
  return parts;
}
