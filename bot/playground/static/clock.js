/** The playground's clock, which runs on between the server's ticks, and its times in Lima. */

import { words } from "./words.js";

const ZONE = "America/Lima";
const DAY = 24 * 60 * 60 * 1000;

const hour = new Intl.DateTimeFormat(words.locale, { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const shortDay = new Intl.DateTimeFormat(words.locale, { timeZone: ZONE, day: "numeric", month: "short" });
const longDay = new Intl.DateTimeFormat(words.locale, { timeZone: ZONE, weekday: "long", day: "numeric", month: "long" });
const yearDay = new Intl.DateTimeFormat(words.locale, { timeZone: ZONE, day: "numeric", month: "long", year: "numeric" });
const key = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });

/** "14:20" in Lima. */
export const hourOf = (moment) => hour.format(moment);
/** "5 ene." in Lima. */
export const shortDayOf = (moment) => shortDay.format(moment).replace(".", "");
/** "2023-01-05" in Lima: equal for messages of one day. */
export const dayKey = (moment) => key.format(moment);

export class Clock {
  #at = Date.now();
  #since = performance.now();

  /** Follow the server's clock from this moment (ms since 1970). */
  set(now) {
    this.#at = now;
    this.#since = performance.now();
  }

  /** The moment by the playground's clock, in ms since 1970. */
  now() {
    return this.#at + (performance.now() - this.#since);
  }

  /** How a date separator calls the day of a moment: today, yesterday, "miércoles, 4 de enero". */
  dayName(moment) {
    const day = dayKey(moment);
    const now = this.now();
    if (day === dayKey(now)) return words.today;
    if (day === dayKey(now - DAY)) return words.yesterday;
    return day.slice(0, 4) === dayKey(now).slice(0, 4) ? longDay.format(moment) : yearDay.format(moment);
  }
}
