// The list of workers, and the form that launches one.

import { api } from '../api.js';
import { alien, announce, card, fill, h, outside, plain, safeLink } from '../dom.js';
import { field, form } from '../forms.js';
import { isTerminal } from '../launch.js';
import { ago, moment } from '../words.js';

const BUSY = 4_000;
const IDLE = 30_000;

export const statusBadge = (status) => h('span', { class: 'status', 'data-status': status, 'data-testid': 'worker-status' }, status);
export const workerHash = (id) => `#/workers/${encodeURIComponent(id)}`;
export const kind = (worker) => (worker.destination === 'cloud' ? 'Cloud' : 'Local');

const row = ({ instance, ...worker }) => h('li', { class: 'row', 'data-testid': 'worker-row', 'data-id': worker.id },
  h('a', { class: 'name', href: workerHash(worker.id) }, alien(worker.name, 'clamp')),
  statusBadge(worker.status),
  h('p', { class: 'hint' },
    `${kind(worker)} · `, h('time', { title: moment(worker.createdAt) }, ago(worker.createdAt)),
    worker.isMine ? ' · Yours' : ' · A teammate’s'),
  safeLink(instance?.url) && h('a', { ...outside, class: 'url', href: instance.url }, instance.url.replace(/^https?:\/\//, '')));

function launcher(launched) {
  const path = field('workspacePath', 'Workspace path', { autocomplete: 'off', 'data-testid': 'worker-path' }, 'The folder on your machine that it works in.');
  const choice = (value, label, hint, checked) => h('label', { class: 'choice' },
    h('input', { type: 'radio', name: 'destination', value, checked, 'data-testid': `worker-destination-${value}` }),
    h('span', null, label, h('small', null, hint)));
  let key;
  let keyFor;

  const el = form({
    testid: 'worker-form',
    draft: 'worker',
    fields: [
      field('name', 'Name', { autocomplete: 'off', required: true, dir: 'auto', placeholder: 'Research assistant', 'data-testid': 'worker-name' }),
      h('fieldset', { 'data-for': 'destination', class: 'field' }, h('legend', null, 'Where it runs'),
        h('div', { class: 'choices' }, choice('cloud', 'Cloud', 'Den hosts it', true), choice('local', 'Local', 'Your machine'))),
      path,
    ],
    submit: 'Launch worker',
    submitId: 'worker-launch',
    check(values) {
      const wrong = values.name.trim() ? {} : { name: 'Give the worker a name.' };
      if (values.destination === 'local' && !values.workspacePath.trim()) wrong.workspacePath = 'A local worker needs the path of its workspace.';
      return wrong;
    },
    async send({ name, destination, workspacePath }) {
      const wanted = { name: name.trim(), destination, ...(destination === 'local' && { workspacePath }) };
      // The same key until somebody answers: a repeat after a lost answer launches nothing twice.
      if (keyFor !== JSON.stringify(wanted)) key = Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-');
      keyFor = JSON.stringify(wanted);
      try {
        launched(await api.createWorker(wanted, key));
      } catch (error) {
        if (![0, 409, 502, 504].includes(error.status)) keyFor = null;
        throw error;
      }
    },
  });
  const toggle = () => { path.hidden = el.elements.destination.value !== 'local'; };
  el.addEventListener('change', toggle);
  toggle();
  return el;
}

export async function workers({ go, secrets, failed }) {
  const list = h('div', { class: 'list' });
  let latest = [];
  let timer;
  let stopped = false;

  function render({ workers: next }) {
    for (const worker of next) {
      const before = latest.find((w) => w.id === worker.id);
      if (before && before.status !== worker.status) announce(`${plain(worker.name)} is ${worker.status}.`);
    }
    latest = next;
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    fill(list, next.length
      ? h('ul', { class: 'rows' }, next.map(row))
      : h('div', { class: 'empty' }, h('h2', null, 'No workers yet'), h('p', { class: 'muted' }, 'Launch the first one and watch it come to life.')),
    next.length === 50 && h('p', { class: 'hint' }, 'The newest 50 are shown.'));
    if (focused) [...list.querySelectorAll('a')].find((a) => a.className === focused.className && a.href === focused.href)?.focus();
  }

  function schedule() {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(refresh, latest.every((w) => isTerminal(w.status)) ? IDLE : BUSY);
  }

  async function refresh() {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const answer = await api.workers();
      if (!stopped) render(answer);
    } catch (error) {
      if (!stopped) failed(error);
    }
    schedule();
  }

  const start = launcher(({ worker, tokens }) => {
    secrets.set(worker.id, tokens);
    go(workerHash(worker.id));
  });
  render(await api.workers());
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
    el: h('div', { class: 'split' },
      h('div', { class: 'head' },
        h('h1', { tabindex: -1 }, 'Workers'),
        h('button', { class: 'small narrow', on: { click: () => start.elements.name.focus() } }, 'New worker')),
      list,
      card('launch-title', 'Launch a worker', start)),
  };
}
