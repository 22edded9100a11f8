// The npm client of Better Auth, as published, against a running server: node better-auth-client.mjs BASE ORIGIN EMAIL
// Prints one JSON line a call. It plays the browser's part: Node's fetch sends no Origin and keeps no cookies.

import { createAuthClient } from 'better-auth/client';

const [base, origin, email] = process.argv.slice(2);
const password = 'as good as any';
const jar = new Map();

const client = createAuthClient({
  baseURL: base,
  fetchOptions: {
    onRequest({ headers }) {
      headers.set('origin', origin);
      if (jar.size) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '));
    },
    onResponse({ response }) {
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        if (/; Max-Age=0(;|$)/.test(line)) jar.delete(name);
        else jar.set(name, value);
      }
    },
  },
});

async function call(name, work) {
  const { data, error } = await work();
  console.log(JSON.stringify({ call: name, data, error, cookies: [...jar.keys()] }));
}

await call('nobody', () => client.getSession());
await call('signUp', () => client.signUp.email({ name: 'Npm', email, password }));
await call('session', () => client.getSession());
await call('signUpAgain', () => client.signUp.email({ name: 'Npm', email, password }));
await call('signOut', () => client.signOut());
await call('afterwards', () => client.getSession());
await call('wrongPassword', () => client.signIn.email({ email, password: 'not this one' }));
await call('signIn', () => client.signIn.email({ email, password, rememberMe: false, callbackURL: '/next' }));
await call('sessionAgain', () => client.getSession());
await call('signOutAgain', () => client.signOut());
