// The yardstick: the least that an HTTP server on node can do.
import { createServer } from "node:http";

const server = createServer((request, response) => response.end("hello"));
server.listen(Number(process.argv[2]), "127.0.0.1", () => console.log("ready"));
