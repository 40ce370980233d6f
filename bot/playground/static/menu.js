/** A small menu inside a person's column: arrows move, Escape and a tap elsewhere close it. */

import { el, icon } from "./elements.js";

const EDGE = 8;

/**
 * Open a menu at an element or point ({x, y} in the window). `items` are {name, icon, label, act}.
 * Focus goes to the first item and comes back to where it was.
 */
export function openMenu(column, at, label, items) {
  column.querySelector(".menu")?.dispatchEvent(new Event("dismiss"));
  const before = document.activeElement;
  const away = new AbortController();
  const close = (focusBack) => {
    away.abort();
    menu.remove();
    if (focusBack && before?.isConnected) before.focus({ preventScroll: true });
  };
  const menu = el(
    "div",
    { class: "menu", role: "menu", "aria-label": label },
    ...items.map((item) =>
      el(
        "button",
        {
          type: "button", class: "menu-item", role: "menuitem", tabindex: -1, "data-action": item.name,
          onclick() {
            close(true);
            item.act();
          },
        },
        icon(item.icon),
        item.label,
      ),
    ),
  );
  column.append(menu);
  position(menu, column.getBoundingClientRect(), at);
  const buttons = [...menu.children];
  buttons[0]?.focus({ preventScroll: true });
  menu.addEventListener("dismiss", () => close(false));
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  menu.addEventListener("keydown", (event) => {
    const place = buttons.indexOf(document.activeElement);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1 + buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    if (next !== undefined) buttons[next % buttons.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const { signal } = away;
  addEventListener("pointerdown", (event) => menu.contains(event.target) || close(false), { signal, capture: true });
  addEventListener("resize", () => close(false), { signal });
  addEventListener("blur", () => close(false), { signal });
  column.addEventListener("wheel", () => close(false), { signal, passive: true });
}

function position(menu, frame, at) {
  const anchor = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const left = Math.min(anchor.left - frame.left, frame.width - menu.offsetWidth - EDGE);
  const below = anchor.bottom - frame.top + 4;
  const above = anchor.top - frame.top - menu.offsetHeight - 4;
  const top = below + menu.offsetHeight + EDGE <= frame.height ? below : above;
  menu.style.left = `${Math.max(EDGE, left)}px`;
  menu.style.top = `${Math.max(EDGE, top)}px`;
}
