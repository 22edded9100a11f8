// The list of workers.

import { MOST_WORKERS } from '../data/api.js';
import { isSettled } from '../data/launch.js';
import { alien, announce, h, outside, plain, region, safeLink } from '../ui/dom.js';
import { empty, pageHead, statusPill, table } from '../ui/parts.js';
import { ago } from '../ui/time.js';

const BUSY = 4_000;
const IDLE = 30_000;

export const kind = (worker) => (worker.destination === 'cloud' ? 'Cloud' : 'Local');
export const workerPath = (id) => `/workers/${encodeURIComponent(id)}`;

const address = (url) => url && (safeLink(url)
  ? h('a', { ...outside, href: url, class: 'cut', 'data-key': `url ${url}` }, url.replace(/^https?:\/\//, ''))
  : alien(url, 'cut'));

const COLUMNS = (link) => [
  {
    label: 'Name', look: 'grow',
    cell: (w) => [
      h('a', { class: 'name', href: link(workerPath(w.id)), 'data-key': `name ${w.id}` }, alien(w.name, 'clamp')),
      w.description && h('p', { class: 'hint' }, alien(w.description, 'cut')),
    ],
  },
  { label: 'Status', cell: (w) => statusPill(w.status) },
  { label: 'Runs', cell: (w) => [kind(w), w.instance?.region && ` · ${w.instance.region}`] },
  { label: 'Address', look: 'url', cell: (w) => address(w.instance?.url) },
  { label: 'Launched by', cell: (w) => (w.isMine ? 'You' : 'A teammate') },
  { label: 'Age', cell: (w) => ago(w.createdAt) },
];

export async function workers({ workers: source, org, orgs, link, failed, go }) {
  let latest = [];
  let timer;
  let stopped = false;

  const search = h('input', { type: 'search', id: 'find', placeholder: 'Find by name', 'aria-label': 'Find workers by name', 'data-testid': 'find' });
  const which = h('select', { 'aria-label': 'Status', 'data-testid': 'filter' },
    [['', 'All'], ['healthy', 'Healthy'], ['provisioning', 'Provisioning'], ['failed', 'Failed']].map(([value, label]) => h('option', { value }, label)));
  const tools = h('div', { class: 'tools', hidden: true }, search, which);
  const launchLink = (testid) => h('a', { class: 'button primary', href: link('/workers/new'), 'data-testid': testid }, 'Launch a worker');
  const head = launchLink('new-worker');

  const list = region({ class: 'stack' }, ({ rows, all }) => {
    if (!all) return empty('No workers yet', 'A worker is a machine that runs OpenWork for you. Launch the first one and watch it come to life.', launchLink('first-worker'));
    if (!rows.length) return empty('No worker matches', 'Try another name or status.');
    return [
      table('Workers', COLUMNS(link), rows, (w) => ({ 'data-testid': 'worker-row', 'data-id': w.id })),
      all >= MOST_WORKERS && h('p', { class: 'hint' }, `The newest ${MOST_WORKERS} are shown.`),
    ];
  });

  function render(next = latest) {
    for (const worker of next) {
      const before = latest.find((w) => w.id === worker.id);
      if (before && before.status !== worker.status) announce(`${plain(worker.name)} is ${worker.status}.`);
    }
    latest = next;
    tools.hidden = next.length < 2;
    head.hidden = !next.length;
    const wanted = search.value.trim().toLowerCase();
    list.show({
      all: next.length,
      rows: next.filter((w) => (!which.value || w.status === which.value) && w.name.toLowerCase().includes(wanted)),
    });
  }

  function schedule() {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(refresh, latest.every((w) => isSettled(w.status)) ? IDLE : BUSY);
  }

  async function refresh() {
    clearTimeout(timer);
    if (document.hidden || stopped) return;
    try {
      const answer = await source.list();
      if (!stopped) render(answer);
    } catch (error) {
      if (!stopped) failed(error);
    }
    schedule();
  }

  search.addEventListener('input', () => render());
  which.addEventListener('change', () => render());
  // The whole row leads to the worker, for mice; the link in it is for everybody.
  list.el.addEventListener('click', (event) => {
    const row = event.target.closest('tr[data-id]');
    if (row && !event.target.closest('a') && !getSelection().toString()) go(link(workerPath(row.dataset.id)));
  });
  render(await source.list());
  schedule();
  document.addEventListener('visibilitychange', refresh);

  return {
    title: 'Workers',
    refresh,
    stop() {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', refresh);
    },
    el: h('div', { class: 'page' },
      pageHead({ title: 'Workers', lead: orgs.length > 1 && ['In ', alien(org.name), '.'], actions: head }), tools, list.el),
  };
}
