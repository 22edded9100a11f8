// Puts views on screen, and knows what to do when the session or the network is gone.

import { account, workersOf } from './data/api.js';
import { signals } from './data/http.js';
import { fill, h } from './ui/dom.js';
import { frame } from './ui/frame.js';
import { inWords } from './ui/words.js';
import { HOME, catchLinks, fetchViews, match, safePath } from './router.js';
import { door, forget, leave, load, onOtherTab, secrets, session, tellOtherTabs } from './session.js';
import { missing, trouble } from './views/missing.js';

const RECHECK = 60_000;
const SLOW = 250;
const REST = 1_000; // after the first view, before the others are fetched

const [main, banner] = ['main', 'banner'].map((id) => document.getElementById(id));

let current = null; // the view on screen
let arrived = false; // it is the one that the address asks for
let turn = 0; // counts navigations; a slow view that lost its turn is thrown away
let notice = null;

// Addresses

const query = () => new URLSearchParams(location.search);

/** The organisation that the address names; null for the one that the server takes by itself. */
const chosenOrg = () => session.orgs.slice(1).find(({ id }) => id === query().get('org')) ?? null;

/** The path, in the chosen organisation. */
function link(path) {
  const org = chosenOrg();
  return org ? `${path}${path.includes('?') ? '&' : '?'}org=${encodeURIComponent(org.id)}` : path;
}

function go(path, replace) {
  history.replaceState({ y: scrollY }, '');
  if (replace || path === location.pathname + location.search) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  route();
}

/** Takes a parameter out of the address once it has been read. */
function take(name) {
  const parameters = query();
  const value = parameters.get(name);
  if (value === null) return null;
  parameters.delete(name);
  history.replaceState(history.state, '', location.pathname + (parameters.size ? `?${parameters}` : ''));
  return value;
}

// Views

function context(params) {
  const org = chosenOrg();
  return {
    params, notice, secrets, link, go, take, failed, entered,
    query: query(),
    user: session.user,
    orgs: session.orgs,
    org: org ?? session.orgs[0] ?? null,
    workers: workersOf(org?.id ?? null),
    offers: session.offers,
    admin: session.admin,
    signOut: (next) => signOut(next),
    renewed: async () => {
      await load();
      frame.show(session, link, location.pathname);
    },
  };
}

function show(view) {
  const first = !current;
  current?.stop?.();
  current = view;
  document.title = `${view.title} · Den`;
  fill(main, view.el);
  frame.show(session, link, location.pathname);
  if (first) {
    setTimeout(() => fetchViews(session.admin), REST);
    return;
  }
  scrollTo(0, history.state?.y ?? 0);
  focusHeading();
}

const focusHeading = () => main.querySelector('h1')?.focus({ preventScroll: true });

/** Where the address really leads for who is here: a path to go to instead, or null. */
function detour(found) {
  const { pathname, search } = location;
  if (!session.user && !found?.open && !found?.free) {
    const error = query().get('error');
    if (error) return `/sign-in?error=${encodeURIComponent(error)}`;
    return found && pathname + search !== HOME ? `${door()}?next=${encodeURIComponent(pathname + search)}` : door();
  }
  if (session.user && (found?.open || /^\/(index\.html)?$/.test(pathname))) return safePath(query().get('next')) ?? HOME;
  return null;
}

async function route() {
  const mine = ++turn;
  const found = match(location.pathname);
  const instead = detour(found);
  if (instead) return go(instead, true);
  arrived = false;
  const slow = setTimeout(() => { document.documentElement.dataset.slow = ''; }, SLOW);
  try {
    const build = found && (!found.admin || session.admin) ? await found.view() : missing;
    const view = await build({ ...context(found?.params ?? {}), show: (next) => (mine === turn ? show(next) : next.stop?.()) });
    if (mine !== turn) return view.stop?.();
    arrived = true;
    notice = null;
    show(view);
  } catch (error) {
    if (mine === turn) cannotShow(error);
  } finally {
    clearTimeout(slow);
    if (mine === turn) delete document.documentElement.dataset.slow;
  }
}

/** An answer that is no view is said in its place; without any answer the view on screen stays. */
function cannotShow(error) {
  if (error.status === 401) return;
  if (error.name !== 'ApiError' || !error.status) return failed(error);
  arrived = true;
  show(trouble(context({}), error, route));
}

// Session

/** Somebody has just signed in or up. */
async function entered() {
  await load();
  if (!session.user) {
    throw { sentence: 'The browser did not keep the session cookie. Allow cookies, and use the address that the operator configured.' };
  }
  tellOtherTabs();
  route();
}

async function signOut(next) {
  try {
    await account.signOut();
  } catch (error) {
    return failed(error);
  }
  leave();
  forget();
  tellOtherTabs();
  go(next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in', true);
}

function sessionLost() {
  if (!session.user) return;
  leave();
  notice = 'Your session has ended. Sign in again: what you typed is kept.';
  route();
}

/** Somebody signed in, out or as another person in a different tab or on another device. */
async function recheck() {
  if (document.hidden || !current) return;
  const answer = await account.session().catch(() => undefined);
  if (answer === undefined || answer?.user.id === session.user?.id) return;
  if (!answer) return sessionLost();
  await load().catch(failed);
  route();
}

// Trouble

/** Something could not be loaded: say so above the view, which stays as it is, and offer to try again. */
function failed(error) {
  if (error.status === 401) return;
  if (error.name !== 'ApiError') console.error(error);
  const sentence = error.status === 0 ? 'Den cannot be reached.' : inWords(error);
  if (!banner.hidden && banner.firstChild.data === sentence) return;
  banner.hidden = false;
  fill(banner, sentence, h('button', { class: 'small', 'data-testid': 'retry', on: { click: retry } }, 'Try again'));
}

function recovered() {
  if (banner.hidden) return;
  if (banner.contains(document.activeElement)) focusHeading();
  banner.hidden = true;
}

async function retry() {
  recovered();
  if (!current) return start();
  return arrived && current.refresh ? current.refresh() : route();
}

async function start() {
  try {
    await load();
    await route();
  } catch (error) {
    failed(error);
  }
}

frame.start({ signOut: () => signOut(), go });
catchLinks((path) => go(path));
history.scrollRestoration = 'manual';
signals.addEventListener('signed-out', sessionLost);
signals.addEventListener('silence', () => failed({ name: 'ApiError', status: 0 }));
signals.addEventListener('answer', recovered);
addEventListener('popstate', route);
addEventListener('online', retry);
document.addEventListener('visibilitychange', recheck);
onOtherTab(recheck);
setInterval(recheck, RECHECK);
start();
