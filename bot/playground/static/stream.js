/** The server's events, without gaps: after each (re)connection the whole state is read again. */

import { server } from "./server.js";

const NAMES = ["message", "delete", "toast", "answered", "action", "clock", "people"];
const SHORTEST = 500;
const LONGEST = 8000;

export class Stream {
  #handlers;
  #source = null;
  /** Events that came while the state was being read: they are newer than it, so they wait for it. */
  #waiting = null;
  #pause = SHORTEST;
  #round = 0;

  /** `handlers` has one function per event, `state(state)` and `connected(boolean)`. */
  constructor(handlers) {
    this.#handlers = handlers;
  }

  /** Listen, and keep listening whatever happens to the connection. */
  open() {
    this.#waiting = [];
    this.#source?.close();
    const source = new EventSource("/playground/stream");
    this.#source = source;
    source.addEventListener("open", () => {
      this.catchUp();
    });
    source.addEventListener("error", (event) => {
      // Our own event names never include "error", so this is the connection.
      if (event.data !== undefined) return;
      this.#round += 1;
      this.#waiting = [];
      this.#handlers.connected(false);
      // A refused connection is final for EventSource: only a fresh one tries again.
      if (source.readyState === EventSource.CLOSED) this.#again();
    });
    for (const name of NAMES) {
      source.addEventListener(name, (event) => this.#take(name, JSON.parse(event.data || "{}")));
    }
  }

  /** Read the state and then what came meanwhile. */
  async catchUp() {
    const round = ++this.#round;
    this.#waiting ??= [];
    try {
      const state = await server.state();
      if (round !== this.#round) return;
      this.#handlers.state(state);
    } catch {
      if (round === this.#round) this.#again();
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#pause = SHORTEST;
    this.#handlers.connected(true);
    for (const [name, data] of waiting) this.#take(name, data);
  }

  #take(name, data) {
    if (this.#waiting) this.#waiting.push([name, data]);
    else if (name === "people") this.catchUp();
    else this.#handlers[name](data);
  }

  #again() {
    this.#source?.close();
    setTimeout(() => this.open(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST);
  }
}
