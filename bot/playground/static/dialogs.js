/** The two things that take the whole window: an enlarged photo, and the question of where a person is. */

import { el, icon, iconButton } from "./elements.js";
import { words } from "./words.js";

/** Places to stand at, so that nobody needs to look up coordinates. */
const PLACES = [
  ["Puno", -15.8402, -70.0219],
  ["Ilave", -16.0836, -69.6386],
  ["Juliaca", -15.4997, -70.1333],
  ["Cusco", -13.5319, -71.9675],
  ["Arequipa", -16.409, -71.5375],
  ["Ica", -14.0678, -75.7286],
  ["Ayacucho", -13.1588, -74.2236],
  ["Lima", -12.0464, -77.0428],
];

function open(dialog) {
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

/** Show a photo as large as the window allows. */
export function enlarge(source, caption) {
  const dialog = el("dialog", { class: "lightbox", "aria-label": caption || words.photo, "data-lightbox": true });
  const close = () => dialog.close();
  dialog.append(
    el("img", { src: source, alt: caption || words.photo, onclick: close }),
    iconButton("close", words.close, { class: "round lightbox-close", onclick: close }),
  );
  open(dialog);
}

/** Ask where the person is; `choose(latitude, longitude)` is called once unless they cancel. */
export function askLocation(choose) {
  const dialog = el("dialog", { class: "sheet", "aria-label": words.location_title, "data-location": true });
  const pick = (latitude, longitude) => {
    dialog.close();
    choose(latitude, longitude);
  };
  const number = (name, label, limit, value) =>
    el("label", {}, label, el("input", { type: "number", name, step: "any", min: -limit, max: limit, required: true, value }));
  const form = el(
    "form",
    {
      onsubmit(event) {
        event.preventDefault();
        const data = new FormData(form);
        pick(Number(data.get("latitude")), Number(data.get("longitude")));
      },
    },
    number("latitude", words.latitude, 90, PLACES[0][1]),
    number("longitude", words.longitude, 180, PLACES[0][2]),
    el("div", { class: "sheet-end" },
      el("button", { type: "button", class: "plain", onclick: () => dialog.close() }, words.cancel),
      el("button", { class: "plain strong" }, words.send)),
  );
  dialog.append(
    el("h2", {}, words.location_title),
    el("div", { class: "places" },
      ...PLACES.map(([name, latitude, longitude]) =>
        el("button", { type: "button", class: "place", onclick: () => pick(latitude, longitude) }, icon("location"), name))),
    form,
  );
  open(dialog);
}
