// Signs somebody up and fills the organisation with local workers; prints the session cookie.
const [base, email, count] = process.argv.slice(2);
const headers = { "content-type": "application/json", origin: base };

const signUp = await fetch(`${base}/api/auth/sign-up/email`, {
  method: "POST",
  headers,
  body: JSON.stringify({ name: "Bench", email, password: "correct horse 1" }),
});
if (signUp.status !== 200) throw new Error(`sign-up: ${signUp.status} ${await signUp.text()}`);
const cookie = signUp.headers.getSetCookie()[0].split(";")[0];

let left = Number(count);
async function fill() {
  while (left-- > 0) {
    const created = await fetch(`${base}/v1/workers`, {
      method: "POST",
      headers: { ...headers, cookie },
      body: JSON.stringify({ name: `worker ${left}`, destination: "local", workspacePath: "/home/bench/workspace" }),
    });
    if (created.status !== 201) throw new Error(`create: ${created.status} ${await created.text()}`);
    await created.arrayBuffer();
  }
}
await Promise.all(Array.from({ length: 16 }, fill));
console.log(cookie);
