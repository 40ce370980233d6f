/** Small helpers that make elements; nothing here ever reads a string as HTML. */

/**
 * An element with attributes and children. `onclick` adds a listener; null and false leave an attribute out,
 * except that `aria-…` attributes say "true" and "false" in words.
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith("aria-")) element.setAttribute(name, String(value));
    else if (value === false) continue;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  send: "M3.4 20.2 21 12 3.4 3.8 3.4 10.2 15 12 3.4 13.8z",
  attach: "M16.5 6.5v9.6a4.5 4.5 0 0 1-9 0V5.8a3 3 0 0 1 6 0v9.6a1.5 1.5 0 0 1-3 0V6.5",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  close: "M6 6l12 12M18 6 6 18",
  down: "M6 9.5l6 6 6-6",
  reply: "M10 6 4 12l6 6M4.6 12H14a6 6 0 0 1 6 6v.5",
  forward: "M14 6l6 6-6 6M19.4 12H10a6 6 0 0 0-6 6v.5",
  edit: "M4.5 19.5 5.6 15 16 4.6a1.9 1.9 0 0 1 2.7 0l.7.7a1.9 1.9 0 0 1 0 2.7L9 18.4z",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  block: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12",
  photo: "M4 5.5h16v13H4zM4.5 16l4.5-4.5 4 4 2.5-2.5 4 4M15.5 9v.01",
  location: "M12 21c4-4.4 6.2-7.7 6.2-10.6A6.2 6.2 0 0 0 5.8 10.4C5.8 13.3 8 16.6 12 21zM12 10.4v.01",
  silent: "M6 16.5V11a6 6 0 0 1 9.5-4.9M18 11v5.5H8M10.5 19.5h3M4 4l16 16",
  insert: "M17 17 7 7M7 15V7h8",
  open: "M9 6h9v9M18 6 6.5 17.5",
};

/** One of the page's line drawings, hidden from screen readers: the control around it has the name. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("class", `icon icon-${name}`);
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  picture.append(path);
  return picture;
}

/** A button that shows an icon and says its name to screen readers and in the tooltip. */
export function iconButton(name, label, attributes = {}) {
  return el("button", { type: "button", class: "round", "aria-label": label, title: label, ...attributes }, icon(name));
}

/** Whether the person asked their system for less movement. */
export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
