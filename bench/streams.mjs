// "serve PORT": event streams that say one thing and then nothing. "open URL COUNT HEADER VALUE": opens so many, says
// how many began, and holds them for five seconds.
import http from "node:http";
const [what, ...rest] = process.argv.slice(2);
if (what === "serve") {
  http.createServer((request, answer) => {
    answer.writeHead(200, { "content-type": "text/event-stream" });
    answer.write("data: hello\n\n");
  }).listen(Number(rest[0]), "127.0.0.1", 4096);
} else {
  const [url, count, header, value] = rest;
  const agent = new http.Agent({ maxSockets: Infinity });
  let began = 0;
  for (let i = 0; i < Number(count); i++) {
    const request = http.get(url, { agent, headers: { [header]: value } }, answer => {
      if (answer.statusCode === 200) answer.once("data", () => began++);
    });
    request.on("error", () => {});
    if (i % 50 === 49) await new Promise(done => setTimeout(done, 20));
  }
  for (let i = 0; i < 100 && began < Number(count); i++) await new Promise(done => setTimeout(done, 100));
  await new Promise(done => setTimeout(done, 5000));
  console.log(began);
  process.stdin.once("data", () => process.exit(0));
}
