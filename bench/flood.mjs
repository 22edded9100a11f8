// node flood.mjs BASE SECONDS CLIENTS: how long GET /v1/me takes alone, and while CLIENTS sign in as fast as they can.
// Prints one line of figures. One request of /v1/me at a time, 50 a second, so that the measuring adds no load of its own.
import http from "node:http";

const [base, seconds, clients] = [process.argv[2], Number(process.argv[3] ?? 30), Number(process.argv[4] ?? 64)];
const url = new URL(base);
const agent = new http.Agent({ keepAlive: true, maxSockets: clients + 1 });
const meAgent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function send(method, path, headers, body, by = agent) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: url.hostname, port: url.port, method, path, agent: by,
        headers: { ...headers, ...(body ? { "content-type": "application/json", "content-length": Buffer.byteLength(body) } : {}) } },
      response => {
        const chunks = [];
        response.on("data", chunk => chunks.push(chunk));
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }));
      });
    request.setTimeout(60_000, () => request.destroy(new Error("no answer in a minute")));
    request.on("error", reject);
    request.end(body);
  });
}

const account = number => ({ name: "Flood", email: `flood${number}@example.com`, password: "correct horse 1" });
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

async function measure(forSeconds, headers) {
  const took = [];
  for (const end = performance.now() + forSeconds * 1000; performance.now() < end;) {
    const begin = performance.now();
    const { status } = await send("GET", "/v1/me", headers, undefined, meAgent);
    took.push(performance.now() - begin);
    if (status !== 200) throw new Error(`/v1/me answered ${status}`);
    await pause(Math.max(0, 20 - (performance.now() - begin)));
  }
  took.sort((one, other) => one - other);
  return { p50: took[Math.floor(took.length * 0.5)], p99: took[Math.floor(took.length * 0.99)], most: took.at(-1), count: took.length };
}

// Sign-ups are limited too where limits are on: then there is one account, and everybody tries that.
const signedUp = await send("POST", "/api/auth/sign-up/email", { origin: url.origin }, JSON.stringify(account(0)));
if (signedUp.status !== 200) throw new Error(`sign-up answered ${signedUp.status} ${signedUp.body}`);
const headers = { cookie: signedUp.headers["set-cookie"][0].split(";")[0] };
let accounts = 1;
while (accounts < clients) {
  const { status } = await send("POST", "/api/auth/sign-up/email", { origin: url.origin }, JSON.stringify(account(accounts)));
  if (status !== 200) break;
  accounts++;
}

await measure(10, headers); // warm-up
const alone = await measure(seconds, headers);
let flooding = true;
const answers = {};
const flood = Array.from({ length: clients }, async (_, number) => {
  const { email, password } = account(number % accounts);
  while (flooding) {
    const { status } = await send("POST", "/api/auth/sign-in/email", { origin: url.origin }, JSON.stringify({ email, password }));
    answers[status] = (answers[status] ?? 0) + 1;
  }
});
await pause(2000); // until the queue is full
const loaded = await measure(seconds, headers);
flooding = false;
await Promise.all(flood);
agent.destroy();
meAgent.destroy();

const ms = value => value.toFixed(1) + " ms";
console.log(`| \`GET /v1/me\` | p50 | p99 | most | requests |\n|---|---:|---:|---:|---:|`);
console.log(`| alone | ${ms(alone.p50)} | ${ms(alone.p99)} | ${ms(alone.most)} | ${alone.count} |`);
console.log(`| while ${clients} clients sign in | ${ms(loaded.p50)} | ${ms(loaded.p99)} | ${ms(loaded.most)} | ${loaded.count} |`);
console.log(`\np99 loaded / alone: ${(loaded.p99 / alone.p99).toFixed(2)}; answers to sign-ins: ${JSON.stringify(answers)}, ${accounts} accounts`);
