// Sends with grammY or telegraf as they come: node send.mjs LIBRARY URL TOKEN SECONDS AT_ONCE TEXT_FILE
import { readFileSync } from "node:fs";
import http from "node:http";

const [library, url, token, secondsGiven, atOnceGiven, textFile] = process.argv.slice(2);
const seconds = Number(secondsGiven), atOnce = Number(atOnceGiven), warmUp = 400;
const text = readFileSync(textFile, "utf8");
let chat = 5_000_000;

async function sender() {
  if (library === "grammy") {
    const { Api } = await import("grammy");
    const api = new Api(token, { apiRoot: url });
    return (to) => api.sendMessage(to, text, { parse_mode: "HTML" });
  }
  const { Telegram } = await import("telegraf");
  const api = new Telegram(token, { apiRoot: url });
  // For plain HTTP it takes a new connection for every message; for HTTPS it keeps them, and so it does here.
  api.options.agent = new http.Agent({ keepAlive: true, keepAliveMsecs: 10_000 });
  return (to) => api.sendMessage(to, text, { parse_mode: "HTML" });
}

async function worker(send, end) {
  let done = 0;
  while (performance.now() < end) {
    await send(chat++);
    done += 1;
  }
  return done;
}

async function sendFor(send, milliseconds) {
  const end = performance.now() + milliseconds;
  const done = await Promise.all(Array.from({ length: atOnce }, () => worker(send, end)));
  return done.reduce((sum, n) => sum + n, 0);
}

const send = await sender();
const warmed = await sendFor(send, warmUp);
const begun = performance.now(), cpuBefore = process.cpuUsage();
const messages = await sendFor(send, seconds * 1000);
const took = (performance.now() - begun) / 1000;
const used = process.cpuUsage(cpuBefore), cpu = (used.user + used.system) / 1e6;
const memory = process.resourceUsage().maxRSS * 1024 / 1e6;
console.log(JSON.stringify({ messages, all: warmed + messages, seconds: took, cpu, memory_mb: memory }));
process.exit(0);
