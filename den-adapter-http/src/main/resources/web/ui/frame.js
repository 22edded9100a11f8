// What is around the views: the brand, the organisation, the way to everything, and the way out.

import { alien, fill, h } from './dom.js';

const side = document.getElementById('side');
const box = document.getElementById('frame');

const HOSTING = {
  stub: 'Hosting is pretended on this server: workers exist on paper only.',
  simulated: 'This server launches at stand-ins: no host is created and nothing is charged.',
};

let tools;
let drawn;

const menuButton = h('button', { type: 'button', class: 'menu small', 'aria-expanded': 'false', 'aria-controls': 'nav', 'data-testid': 'menu' }, 'Menu');
const nav = h('div', { id: 'nav', class: 'nav' });

function toggle(open) {
  side.classList.toggle('open', open);
  menuButton.setAttribute('aria-expanded', open);
}

function item(href, label, here, testid) {
  return h('li', null, h('a', { href, 'aria-current': here && 'page', 'data-testid': testid }, label));
}

/** A list of ways; one is marked where it, or what is below it, is on screen. */
function ways(label, entries, pathname, link) {
  const best = entries.map(([path]) => path)
    .filter((path) => pathname === path || pathname.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0];
  return h('nav', { 'aria-label': label }, label !== 'Main' && h('h2', null, label),
    h('ul', null, entries.map(([path, name]) => item(link(path), name, path === best, `nav-${path.slice(1).replace('/', '-')}`))));
}

/** The organisation that the address names, else the first. */
const chosenOf = (orgs) => orgs.find(({ id }) => id === new URLSearchParams(location.search).get('org')) ?? orgs[0];

function orgChoice(orgs, pathname) {
  if (orgs.length < 2) return null;
  const chosen = chosenOf(orgs).id;
  const select = h('select', { id: 'org', 'data-testid': 'org-switch' },
    orgs.map(({ id, name }) => h('option', { value: id, selected: id === chosen }, name.slice(0, 60) || id)));
  // A worker is of one organisation: its page is not for the next.
  const stay = pathname.startsWith('/workers/') ? '/workers' : pathname;
  select.addEventListener('change', () =>
    tools.go(select.value === orgs[0].id ? stay : `${stay}?org=${encodeURIComponent(select.value)}`));
  return h('div', { class: 'org' }, h('label', { for: 'org', class: 'hush' }, 'Organisation'), select);
}

function draw({ user, orgs, admin, offers }, link, pathname) {
  const owns = chosenOf(orgs)?.role === 'owner';
  fill(nav,
    orgChoice(orgs, pathname),
    ways('Main', [['/workers', 'Workers'], owns && ['/activity', 'Activity'], ['/billing', 'Billing']].filter(Boolean), pathname, link),
    admin && ways('Administration', [['/admin', 'Overview'], ['/admin/users', 'Users'], ['/admin/leaks', 'Leaks'], ['/admin/audit', 'Audit trail']], pathname, (path) => path),
    h('div', { class: 'nav-foot' },
      HOSTING[offers.hosting] && h('p', { class: 'hint', 'data-testid': 'hosting' }, HOSTING[offers.hosting]),
      h('a', { class: 'me', href: '/account', 'aria-current': pathname === '/account' && 'page', 'data-testid': 'nav-account' },
        h('span', { class: 'hush' }, 'Account of '), alien(user.name || user.email, 'cut'), h('small', { class: 'cut' }, user.email)),
      h('button', { type: 'button', class: 'small', 'data-testid': 'sign-out', on: { click: tools.signOut } }, 'Sign out')));
}

export const frame = {
  start(given) {
    tools = given;
    fill(side, h('div', { class: 'bar' },
      h('a', { class: 'brand', href: '/workers' }, h('img', { src: '/web/favicon.svg', alt: '', width: 24, height: 24 }), 'Den'),
      menuButton), nav);
    menuButton.addEventListener('click', () => toggle(!side.classList.contains('open')));
    side.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !side.classList.contains('open')) return;
      toggle(false);
      menuButton.focus();
    });
  },

  show(session, link, pathname) {
    toggle(false);
    const open = Boolean(session.user);
    side.hidden = !open;
    box.toggleAttribute('data-door', !open);
    const key = JSON.stringify([session, location.search, pathname]);
    if (open && key !== drawn) draw(session, link, pathname);
    drawn = key;
  },
};
