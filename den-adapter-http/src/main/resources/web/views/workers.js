// The list of workers, and the form that launches one.

import { api, now, randomKey } from '../api.js';
import { alien, announce, fill, h, outside, plain, safeLink, text } from '../dom.js';
import { field, form } from '../forms.js';
import { isTerminal } from '../launch.js';
import { ago, moment } from '../words.js';

const BUSY = 4_000;
const IDLE = 30_000;

export const statusBadge = () => h('span', { class: 'status', 'data-testid': 'worker-status' });
export function setStatus(el, status) {
  text(el, status);
  el.dataset.status = status;
}

function row() {
  const name = h('a', { class: 'name' });
  const status = statusBadge();
  const url = h('a', { ...outside, class: 'url' });
  const where = h('span');
  const age = h('time');
  const whose = h('span');
  const el = h('li', { class: 'row', 'data-testid': 'worker-row' },
    h('div', { class: 'row-main' }, name, url), status,
    h('p', { class: 'muted row-meta' }, where, age, whose));
  let named;
  return {
    el,
    update({ instance, ...worker }) {
      el.dataset.id = worker.id;
      name.setAttribute('href', `#/workers/${encodeURIComponent(worker.id)}`);
      if (named !== worker.name) fill(name, alien(named = worker.name));
      setStatus(status, worker.status);
      const href = instance?.url ? safeLink(instance.url) : null;
      text(url, href ? instance.url.replace(/^https?:\/\//, '') : '');
      url.hidden = !href;
      if (href) url.setAttribute('href', href);
      text(where, worker.destination === 'cloud' ? 'Cloud' : 'Local');
      text(age, ago(now() - Date.parse(worker.createdAt)));
      age.setAttribute('datetime', worker.createdAt);
      age.title = moment(worker.createdAt);
      text(whose, worker.isMine ? 'Yours' : 'A colleague’s');
    },
  };
}

function launcher({ launched }) {
  const name = field({ name: 'name', label: 'Name', input: { autocomplete: 'off', required: true, dir: 'auto', placeholder: 'Research assistant', 'data-testid': 'worker-name' } });
  const path = field({ name: 'workspacePath', label: 'Workspace path', hint: 'The folder on your machine that it works in.', input: { autocomplete: 'off', placeholder: '/home/me/project', 'data-testid': 'worker-path' } });
  const choice = (value, label, hint) => h('label', { class: 'choice' },
    h('input', { type: 'radio', name: 'destination', value, checked: value === 'cloud', 'data-testid': `worker-destination-${value}` }),
    h('span', null, h('b', null, label), h('small', null, hint)));
  const where = h('fieldset', { 'data-for': 'destination', class: 'field' },
    h('legend', null, 'Where it runs'),
    h('div', { class: 'choices' }, choice('cloud', 'Cloud', 'Den hosts it'), choice('local', 'Local', 'On your machine')));

  let key = randomKey();
  let keyFor = '';
  const built = form({
    testid: 'worker-form',
    draft: 'worker',
    fields: [name, path],
    body: [name.el, where, path.el],
    submit: 'Launch worker',
    submitId: 'worker-launch',
    check(values) {
      const wrong = {};
      if (!values.name.trim()) wrong.name = 'Give the worker a name.';
      if (values.destination === 'local' && !values.workspacePath.trim()) wrong.workspacePath = 'A local worker needs the path of its workspace.';
      return wrong;
    },
    async send(values) {
      const wanted = { name: values.name.trim(), destination: values.destination };
      if (values.destination === 'local') wanted.workspacePath = values.workspacePath;
      // One key as long as nobody answered the same wish: a repeat after a lost answer launches nothing twice.
      const wish = JSON.stringify(wanted);
      if (wish !== keyFor) key = randomKey();
      keyFor = wish;
      try {
        await launched(await api.createWorker(wanted, key));
        keyFor = '';
      } catch (error) {
        if (![0, 409, 502, 504].includes(error.status)) keyFor = '';
        throw error;
      }
    },
  });
  const chosen = () => built.el.querySelector('[name=destination]:checked').value;
  const toggle = () => { path.el.hidden = chosen() !== 'local'; };
  where.addEventListener('change', () => {
    toggle();
    built.keep({ destination: chosen() });
  });
  if (built.kept.destination) built.el.querySelector(`[value="${built.kept.destination}"]`).checked = true;
  toggle();
  return { ...built, name: name.input };
}

export async function workers({ go, secrets, failed }) {
  const rows = new Map();
  const list = h('ul', { class: 'rows', 'aria-label': 'Workers' });
  const empty = h('div', { class: 'empty' },
    h('p', { class: 'big' }, 'No workers yet'),
    h('p', { class: 'muted' }, 'Launch the first one: give it a name and watch it come to life.'));
  const more = h('p', { class: 'muted hint' }, 'Showing the newest 50.');
  let timer;
  let stopped = false;
  let latest = [];

  function render(next) {
    for (const worker of next) {
      const before = latest.find((w) => w.id === worker.id);
      if (before && before.status !== worker.status) announce(`${plain(worker.name)} is ${worker.status}.`);
    }
    latest = next;
    const ids = new Set(next.map((w) => w.id));
    for (const [id, r] of rows) {
      if (!ids.has(id)) {
        r.el.remove();
        rows.delete(id);
      }
    }
    next.forEach((worker, i) => {
      if (!rows.has(worker.id)) rows.set(worker.id, row());
      const r = rows.get(worker.id);
      r.update(worker);
      if (list.children[i] !== r.el) list.insertBefore(r.el, list.children[i] ?? null);
    });
    list.hidden = !next.length;
    empty.hidden = next.length > 0;
    more.hidden = next.length < 50;
  }

  function schedule() {
    clearTimeout(timer);
    if (stopped || document.hidden) return;
    timer = setTimeout(refresh, latest.some((w) => !isTerminal(w.status)) ? BUSY : IDLE);
  }

  async function refresh() {
    try {
      const answer = await api.workers();
      if (!stopped) render(answer.workers);
    } catch (error) {
      if (!stopped) failed(error);
    }
    schedule();
  }

  const start = launcher({
    launched(answer) {
      secrets.set(answer.worker.id, answer.tokens);
      announce(`Launching ${plain(answer.worker.name)}.`);
      go(`#/workers/${encodeURIComponent(answer.worker.id)}`);
    },
  });

  render((await api.workers()).workers);

  const onVisible = () => (document.hidden ? clearTimeout(timer) : refresh());
  document.addEventListener('visibilitychange', onVisible);
  schedule();

  return {
    title: 'Workers',
    refresh,
    stop() {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    },
    el: h('div', { class: 'split' },
      h('div', { class: 'bar' },
        h('h1', { tabindex: -1 }, 'Workers'),
        h('button', { type: 'button', class: 'narrow', on: { click: () => start.name.focus() } }, 'New worker')),
      h('section', { class: 'split-main', 'aria-label': 'Your workers' }, empty, list, more),
      h('section', { class: 'split-side card', 'aria-labelledby': 'launch-title' },
        h('h2', { id: 'launch-title' }, 'Launch a worker'),
        start.el)),
  };
}
