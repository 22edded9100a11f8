// Asks for a URL 100 times a second over one kept connection each, and prints p50 and p99 in milliseconds.
import http from "node:http";
const [url, seconds, header, value] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
const times = [];
let left = Number(seconds) * 100, open = 0, bad = 0;
const timer = setInterval(() => {
  if (left-- <= 0) {
    clearInterval(timer);
    const wait = setInterval(() => {
      if (open) return;
      clearInterval(wait);
      times.sort((a, b) => a - b);
      const at = p => times[Math.min(times.length - 1, Math.floor(times.length * p))].toFixed(2);
      console.log(at(0.5), at(0.99), bad);
      agent.destroy();
    }, 10);
    return;
  }
  open++;
  const start = performance.now();
  http.get(url, { agent, headers: header ? { [header]: value } : {} }, answer => {
    if (answer.statusCode !== 200) bad++;
    answer.resume().on("end", () => { times.push(performance.now() - start); open--; });
  }).on("error", () => { bad++; open--; });
}, 10);
