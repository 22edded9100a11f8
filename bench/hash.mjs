// How many password hashes this machine makes in a second with all cores, and nothing around them.
import { scrypt } from "node:crypto";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";

const hash = promisify(scrypt);
const seconds = Number(process.argv[2]);
const settings = { N: 16384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 };
const end = performance.now() + seconds * 1000;
let hashes = 0;
async function loop() {
  while (performance.now() < end) {
    await hash("correct horse battery", "0123456789abcdef0123456789abcdef", 64, settings);
    hashes++;
  }
}
const start = performance.now();
await Promise.all(Array.from({ length: availableParallelism() }, loop));
console.log((hashes / ((performance.now() - start) / 1000)).toFixed(1));
