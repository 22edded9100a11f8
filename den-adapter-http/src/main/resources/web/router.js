// Addresses and the views behind them. A view is a function (context) → {title, el, refresh?, stop?}, or a
// promise of that: it is put on screen only once it is complete, so nobody sees a wrong or an empty state
// first. To add one, write views/<name>.js and a line here; deep links work once the server answers the
// path with this page (PagePaths).

import { ApiError } from './data/http.js';

const from = (name, view) => () => import(`./views/${name}.js`).then((module) => module[view], () => {
  throw new ApiError(0);
});

export const HOME = '/workers';

const ROUTES = [ // open: for people who are not signed in, and only those; free: for both
  { path: '/sign-in', view: from('door', 'signIn'), open: true },
  { path: '/sign-up', view: from('door', 'signUp'), open: true },
  { path: '/forgot-password', view: from('password', 'forgotPassword'), open: true },
  { path: '/reset-password', view: from('password', 'resetPassword'), free: true },
  { path: '/workers', view: from('workers', 'workers') },
  { path: '/workers/new', view: from('launch', 'launch') },
  { path: '/workers/:id', view: from('worker', 'worker') },
  { path: '/billing', view: from('billing', 'billing') },
  { path: '/activity', view: from('activity', 'activity') },
  { path: '/account', view: from('account', 'account') },
  { path: '/admin', view: from('overview', 'overview'), admin: true },
  { path: '/admin/users', view: from('users', 'users'), admin: true },
  { path: '/admin/audit', view: from('activity', 'auditTrail'), admin: true },
  { path: '/admin/leaks', view: from('leaks', 'leaks'), admin: true },
].map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace(/:(\w+)/, '(?<$1>[^/]+)')}/?$`) }));

/** Has the other views at hand before anybody asks for them. */
export const fetchViews = (admin) =>
  Promise.allSettled(ROUTES.filter((route) => admin || !route.admin).map((route) => route.view()));

/** {…route, params} or null. */
export function match(pathname) {
  for (const route of ROUTES) {
    const found = route.pattern.exec(pathname);
    if (found) return { ...route, params: Object.fromEntries(Object.entries(found.groups ?? {}).map(([k, v]) => [k, decode(v)])) };
  }
  return null;
}

function decode(value) {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** A path of this page, whatever somebody wrote into an address; else null. */
export function safePath(value) {
  if (!/^\/(?![/\\])/.test(value ?? '')) return null;
  const url = new URL(value, location.origin);
  return url.origin === location.origin && match(url.pathname) ? url.pathname + url.search : null;
}

/** Calls `navigate(path)` for links that lead to views, when they are followed in this tab. */
export function catchLinks(navigate) {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.origin !== location.origin || !match(link.pathname) || link.getAttribute('href').startsWith('#')) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}
