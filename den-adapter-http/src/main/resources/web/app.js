// Session, routes and the frame around the views.
//
// A view is a function (context) → {title, el, refresh?, stop?}, or a promise of that: it is put on
// screen only once it is complete, so nobody sees a wrong or an empty state first. To add one, write
// views/<name>.js and a line in ROUTES.

import { api, signals } from './api.js';
import { alien, fill, h } from './dom.js';
import { forgetDrafts } from './forms.js';
import { explain } from './words.js';
import { signIn, signUp } from './views/auth.js';
import { worker } from './views/worker.js';
import { workers } from './views/workers.js';

const ROUTES = [ // open: for people who are not signed in
  { path: /^#\/sign-in$/, view: signIn, open: true },
  { path: /^#\/sign-up$/, view: signUp, open: true },
  { path: /^#\/workers$/, view: workers },
  { path: /^#\/workers\/(?<id>[\w.~-]+)$/, view: worker },
];
const HOME = '#/workers';

const [main, top, banner] = ['main', 'top', 'banner'].map((id) => document.getElementById(id));
const secrets = new Map(); // tokens of the workers made in this page; kept nowhere else

let user = null; // who is signed in
let lastUser = null; // the id of who was, for drafts and the way back
let current = null; // the view on screen
let arrived = false; // it is the one that the address asks for
let turn = 0; // counts navigations; a slow view that lost its turn is thrown away
let returnTo = HOME;
let notice = null;

// Somebody who was here before is asked to sign in, a newcomer to sign up.
let door = '#/sign-up';
try { door = localStorage.getItem('den-door') ?? door; } catch { /* storage is off */ }

function go(hash, replace) {
  if (location.hash !== hash && !replace) return void (location.hash = hash); // routed by hashchange
  history.replaceState(null, '', hash);
  route();
}

function show(view) {
  const first = !current;
  current?.stop?.();
  current = view;
  document.title = `${view.title} · Den`;
  fill(main, view.el);
  frame();
  if (first) return;
  scrollTo(0, 0);
  focusHeading();
}

const focusHeading = () => main.querySelector('h1')?.focus({ preventScroll: true });

async function route() {
  const mine = ++turn;
  const { hash } = location;
  const found = ROUTES.find((r) => r.path.test(hash));
  if (!found?.open && !user) {
    if (found) returnTo = hash;
    return go(door, true);
  }
  if (!found || (found.open && user)) {
    const back = returnTo;
    returnTo = HOME;
    return go(back, true);
  }
  arrived = false;
  try {
    const view = await found.view({
      ...found.path.exec(hash).groups, notice, secrets, signedIn, failed, go,
      show: (next) => (mine === turn ? show(next) : next.stop?.()),
    });
    if (mine !== turn) return view.stop?.();
    arrived = true;
    notice = null;
    show(view);
  } catch (error) {
    if (mine === turn) failed(error);
  }
}

// Session

function become(next) {
  user = next;
  if (!user) return;
  if (lastUser && lastUser !== user.id) forget();
  lastUser = user.id;
  door = '#/sign-in';
  try { localStorage.setItem('den-door', door); } catch { /* storage is off */ }
}

/** What one person typed or made is not for the next. */
function forget() {
  secrets.clear();
  forgetDrafts();
  returnTo = HOME;
}

async function signedIn() {
  const answer = await api.session();
  if (!answer) {
    throw { sentence: 'The browser did not keep the session cookie. Allow cookies, and use the address that the operator configured.' };
  }
  become(answer.user);
  route();
}

async function signOut() {
  try {
    await api.signOut();
  } catch (error) {
    return failed(error);
  }
  become(null);
  forget();
  go(door, true);
}

function sessionLost() {
  if (!user) return;
  become(null);
  notice = 'Your session has ended. Sign in again: what you typed is kept.';
  route();
}

/** Somebody signed in, out or as another user in a different tab. */
async function recheck() {
  if (document.hidden || !current) return;
  const answer = await api.session().catch(() => false);
  if (answer === false || answer?.user.id === user?.id) return;
  if (user && !answer) return sessionLost();
  become(answer.user);
  go(returnTo, true);
}

// Frame

function frame() {
  top.hidden = !user;
  fill(top, user && h('div', { class: 'top-in' },
    h('a', { class: 'brand', href: HOME }, h('img', { src: '/web/favicon.svg', alt: '', width: 26, height: 26 }), 'Den'),
    h('span', { class: 'who muted', title: user.email }, alien(user.name || user.email)),
    h('button', { class: 'small', 'data-testid': 'sign-out', on: { click: signOut } }, 'Sign out')));
}

/** Something could not be loaded: say so above the view, which stays as it is, and offer to try again. */
function failed(error) {
  if (error.status === 401) return;
  if (error.name !== 'ApiError') console.error(error);
  const sentence = error.status === 0 ? 'Den cannot be reached.' : explain(error).form;
  if (!banner.hidden && banner.firstChild.data === sentence) return;
  banner.hidden = false;
  fill(banner, sentence, h('button', { class: 'small', 'data-testid': 'retry', on: { click: retry } }, 'Try again'));
}

function recovered() {
  if (banner.contains(document.activeElement)) focusHeading();
  banner.hidden = true;
}

async function retry() {
  if (!current) return start();
  if (!user) return api.session().catch(failed);
  return arrived && current.refresh ? current.refresh() : route();
}

async function start() {
  try {
    become((await api.session())?.user ?? null);
    await route();
  } catch (error) {
    failed(error);
  }
}

signals.addEventListener('signed-out', sessionLost);
signals.addEventListener('silence', () => failed({ name: 'ApiError', status: 0 }));
signals.addEventListener('answer', recovered);
addEventListener('hashchange', route);
addEventListener('online', retry);
document.addEventListener('visibilitychange', recheck);
start();
