// Session, routes and the frame around the views.
//
// A view is a function (context) → {title, el, refresh?, stop?}, or a promise of one: it is put on
// screen only once it is complete, so nobody sees a wrong or an empty state first. To add one, write
// views/<name>.js and a line in ROUTES.

import { api, signals, version } from './api.js';
import { alien, fill, h, text } from './dom.js';
import { forgetDrafts } from './forms.js';
import { explain } from './words.js';
import { signIn, signUp } from './views/auth.js';
import { worker } from './views/worker.js';
import { workers } from './views/workers.js';

const ROUTES = [
  { path: /^#\/sign-in$/, view: signIn, open: true },
  { path: /^#\/sign-up$/, view: signUp, open: true },
  { path: /^#\/workers$/, view: workers },
  { path: /^#\/workers\/(?<id>[^/]+)$/, view: worker },
];
const HOME = '#/workers';
const KNOWN = 'den-known';

const main = document.getElementById('main');
const top = document.getElementById('top');
const banner = document.getElementById('banner');
const foot = document.getElementById('foot');

let user = null; // who is signed in
let current = null; // the view on screen
let turn = 0; // counts navigations; a slow view that lost its turn is thrown away
let arrived = false; // the view on screen is the one the address asks for
let returnTo = null;
let lastUser = null;
let notice = null;
let checkedAt = 0;
const secrets = new Map(); // tokens of workers made in this page; never stored

const store = { // a private window may refuse storage
  get() { try { return localStorage.getItem(KNOWN); } catch { return null; } },
  set() { try { localStorage.setItem(KNOWN, '1'); } catch { /* asked again next time */ } },
};

const door = () => (store.get() ? '#/sign-in' : '#/sign-up');

function go(hash, { replace = false } = {}) {
  if (location.hash === hash) return route();
  if (replace) {
    history.replaceState(null, '', hash);
    return route();
  }
  location.hash = hash;
}

function show(view) {
  const first = current === null;
  if (current !== view) current?.stop?.();
  current = view;
  document.title = `${view.title} · Den`;
  fill(main, view.el);
  main.removeAttribute('aria-busy');
  paintFrame();
  if (!first) {
    scrollTo(0, 0);
    (main.querySelector('h1') ?? main).focus({ preventScroll: true });
  }
}

async function route() {
  const mine = ++turn;
  const match = ROUTES.map((r) => ({ ...r, found: r.path.exec(location.hash) })).find((r) => r.found);
  if (!match || (match.open && user)) return go(user ? takeReturn() : door(), { replace: true });
  if (!match.open && !user) {
    returnTo = location.hash;
    return go(door(), { replace: true });
  }
  let params;
  try {
    params = Object.fromEntries(Object.entries(match.found.groups ?? {}).map(([k, v]) => [k, decodeURIComponent(v)]));
  } catch {
    return go(HOME, { replace: true });
  }
  main.setAttribute('aria-busy', 'true');
  arrived = false;
  try {
    const view = await match.view({ ...params, notice, secrets, signedIn, failed, go, show: (next) => (mine === turn ? show(next) : next.stop?.()) });
    if (mine !== turn) return view.stop?.();
    arrived = true;
    show(view);
    if (match.open) notice = null;
  } catch (error) {
    if (mine === turn && error.status !== 401) failed(error);
  } finally {
    if (mine === turn) main.removeAttribute('aria-busy');
  }
}

function takeReturn() {
  const hash = returnTo ?? HOME;
  returnTo = null;
  return hash;
}

// Session

async function signedIn() {
  const answer = await api.session();
  if (!answer) {
    throw Object.assign(new Error('no session cookie'), {
      sentence: 'The account is fine, but the browser did not keep the session cookie. Open this page at the address the operator configured (https, if it is), with cookies allowed.',
    });
  }
  become(answer.user);
  if (lastUser && lastUser !== user.id) {
    returnTo = null;
    forgetDrafts();
    secrets.clear();
  }
  lastUser = user.id;
  store.set();
  go(takeReturn(), { replace: true });
}

function become(next) {
  user = next;
  checkedAt = Date.now();
  if (user) lastUser ??= user.id;
}

async function signOut(event) {
  const button = event.currentTarget;
  button.disabled = true;
  try {
    await api.signOut();
  } catch (error) {
    button.disabled = false;
    return failed(error);
  }
  become(null);
  lastUser = null;
  returnTo = null;
  secrets.clear();
  forgetDrafts();
  go('#/sign-in', { replace: true });
}

function sessionLost() {
  if (!user) return;
  returnTo = location.hash;
  notice = 'Your session has ended. Sign in again: what you typed is kept.';
  become(null);
  go('#/sign-in', { replace: true });
}

/** Somebody signed in, out or as another user in a different tab. */
async function recheck() {
  if (document.hidden || !current || Date.now() - checkedAt < 20_000) return;
  checkedAt = Date.now();
  const answer = await api.session().catch(() => undefined);
  if (answer === undefined || (answer?.user.id ?? null) === (user?.id ?? null)) return;
  if (!answer) return sessionLost();
  const stranger = lastUser && lastUser !== answer.user.id;
  become(answer.user);
  if (stranger) {
    secrets.clear();
    forgetDrafts();
  }
  lastUser = answer.user.id;
  go(stranger ? HOME : takeReturn(), { replace: true });
}

// Frame

let framed;
function paintFrame() {
  const key = user ? user.id + user.name + user.email : '';
  if (framed !== key) {
    framed = key;
    top.hidden = !user;
    fill(top, user && h('div', { class: 'top-in' },
      h('a', { class: 'brand', href: HOME }, h('img', { src: '/web/favicon.svg', alt: '', width: 26, height: 26 }), 'Den'),
      h('div', { class: 'who' },
        h('span', { class: 'who-name', title: user.email, 'data-testid': 'who' }, alien(user.name || user.email)),
        h('button', { type: 'button', class: 'small', 'data-testid': 'sign-out', on: { click: signOut } }, 'Sign out'))));
  }
  text(foot, version ? `Den ${version}` : '');
}

/** A load that failed: say so above the view, which stays as it is, and offer to try again. */
function failed(error) {
  if (error.status === 401) return;
  const sentence = error.status === 0
    ? navigator.onLine === false ? 'You are offline.' : 'Den cannot be reached.'
    : explain(error).form ?? 'Something went wrong.';
  raise(sentence);
}

function raise(sentence) {
  if (!banner.hidden && banner.dataset.sentence === sentence) return;
  banner.dataset.sentence = sentence;
  banner.hidden = false;
  fill(banner, h('span', null, sentence), h('button', { type: 'button', class: 'small', 'data-testid': 'retry', on: { click: retry } }, 'Try again'));
}

let retrying = false;
async function retry() {
  if (retrying) return;
  retrying = true;
  banner.setAttribute('aria-busy', 'true');
  try {
    if (!current) await start();
    else if (!user) await api.session();
    else if (arrived && current.refresh) await current.refresh();
    else await route();
  } catch { /* the banner is still there */ }
  banner.removeAttribute('aria-busy');
  retrying = false;
}

function lower() {
  if (banner.hidden) return;
  if (banner.contains(document.activeElement)) (main.querySelector('h1') ?? main).focus({ preventScroll: true });
  banner.hidden = true;
  fill(banner);
}

signals.addEventListener('signed-out', sessionLost);
signals.addEventListener('silence', () => failed({ status: 0 }));
signals.addEventListener('answer', lower);
addEventListener('hashchange', route);
addEventListener('online', retry);
document.addEventListener('visibilitychange', recheck);
addEventListener('pageshow', (event) => { if (event.persisted) { checkedAt = 0; recheck(); } });
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault(); // the hash belongs to the views
  main.focus();
});

async function start() {
  try {
    const answer = await api.session();
    become(answer?.user ?? null);
    await route();
  } catch (error) {
    failed(error);
  }
}

start();
