// One worker: its launch, live; its instance; tokens; deletion and what is left of it afterwards.

import { api, follow } from '../api.js';
import { alien, announce, card, copyButton, fill, h, outside, plain, safeLink, text } from '../dom.js';
import { active, apply, fromLaunch, isTerminal } from '../launch.js';
import { ago, failureWords, moment } from '../words.js';
import { connectPanel } from './connect.js';
import { confirmRemoval, receipt } from './remove.js';
import { stepsPanel } from './steps.js';
import { kind, statusBadge } from './workers.js';

const SETTLING = 10_000; // healthy, but its own address is still on its way

const page = (head, ...children) => h('div', { class: 'page' },
  h('p', null, h('a', { href: '#/workers' }, '← Workers')), h('div', { class: 'head' }, head), ...children);
const heading = (...words) => h('h1', { tabindex: -1 }, ...words);

/** The view of a deleted worker, or null where the server has no receipt for us. */
async function goneView(id) {
  const paper = await receipt(id);
  return paper && { title: 'Worker deleted', stop: paper.stop, el: page(heading('Worker deleted'), paper.el) };
}

const missingView = () => ({
  title: 'No such worker',
  el: page(heading('No such worker'), h('p', { class: 'muted', 'data-testid': 'not-found' }, 'It has been deleted, or it belongs to somebody else.')),
});

function facts({ worker, instance, launch }) {
  const url = instance?.url;
  const rows = {
    URL: url && (safeLink(url) ? h('a', { ...outside, href: url }, url) : alien(url)),
    State: instance?.status,
    Provider: instance?.provider,
    Region: instance?.region,
    Reference: launch?.providerRef,
    Workspace: worker.workspacePath && alien(worker.workspacePath),
    Launched: moment(worker.createdAt),
    'Worker id': h('code', null, worker.id),
  };
  return Object.entries(rows).filter(([, value]) => value).map(([term, value]) => [h('dt', null, term), h('dd', null, value)]);
}

const failure = ({ code, message, reference }) => [
  h('b', null, failureWords(code)),
  message && h('p', null, alien(message)),
  h('p', null, code && ['Code ', h('code', { 'data-testid': 'failure-code' }, code)],
    reference && [' · Reference ', h('code', { 'data-testid': 'failure-reference' }, reference), ' ', copyButton('reference', 'reference', reference)]),
  h('p', null, 'Delete it and launch again, or give the reference to your operator.'),
];

export async function worker({ id, secrets, go, show, failed }) {
  let data;
  try {
    data = await api.worker(id);
  } catch (error) {
    if (error.status !== 404) throw error;
    return (await goneView(id)) ?? missingView();
  }
  let model = fromLaunch(data.launch);
  let following = null;
  let settling;
  let dialog;
  let over = false; // left, or deleted

  const status = h('span');
  const meta = h('p', { class: 'muted' });
  const alert = h('div', { class: 'error box stack', role: 'alert', 'data-testid': 'failure', hidden: true });
  const list = h('dl', { class: 'facts' });
  const steps = stepsPanel(data.worker.status !== 'healthy');
  const connect = connectPanel(secrets.get(id));
  let drawn;

  function render() {
    const { worker: w, instance } = data;
    steps.el.hidden = !data.launch && isTerminal(w.status);
    steps.update(model, w.status);
    clearTimeout(settling);
    if (w.status === 'healthy' && model.steps.some(active)) settling = setTimeout(refresh, SETTLING);
    text(meta, `${kind(w)} worker · ${w.isMine ? 'yours' : 'a teammate’s'} · launched ${ago(w.createdAt)}`);
    const key = JSON.stringify([data.worker, instance, model.code, model.message, model.reference]);
    if (drawn === key) return;
    drawn = key;
    fill(status, statusBadge(w.status));
    fill(list, facts(data));
    connect.update(w, instance);
    alert.hidden = w.status !== 'failed';
    fill(alert, !alert.hidden && failure(model));
  }

  function take(answer) {
    if (over) return;
    if (answer.worker.status !== data.worker.status) announce(`The worker is ${answer.worker.status}.`);
    data = answer;
    if (data.launch) model = fromLaunch(data.launch);
    render();
    watch();
  }

  async function refresh() {
    try {
      take(await api.worker(id));
    } catch (error) {
      if (error.status === 404) removed();
      else if (!over) failed(error);
    }
  }

  /** Follows the launch as long as there is one to follow. */
  function watch() {
    if (isTerminal(data.worker.status)) unwatch();
    else following ??= follow(id, { onEvent, onSnapshot: take, onGone: removed });
  }

  function unwatch() {
    following?.stop();
    following = null;
  }

  function onEvent(type, event) {
    if (type === 'step') {
      model = apply(model, event);
      render();
    } else if (isTerminal(event.status)) { // the end of the stream; GET has the whole truth
      unwatch();
      refresh();
    }
  }

  function stop() {
    over = true;
    unwatch();
    steps.stop();
    clearTimeout(settling);
    dialog?.close();
    document.removeEventListener('visibilitychange', onVisible);
  }

  async function removed() {
    if (over) return;
    stop();
    secrets.delete(id);
    announce(`${plain(data.worker.name)} is deleted.`);
    const gone = await goneView(id);
    if (gone) show(gone);
    else if (location.hash.endsWith(encodeURIComponent(id))) go('#/workers');
  }

  const onVisible = () => { if (!document.hidden && !following) refresh(); };
  document.addEventListener('visibilitychange', onVisible);
  render();
  watch();

  return {
    title: plain(data.worker.name),
    refresh,
    stop,
    el: page([heading(alien(data.worker.name, 'clamp')), status], meta, alert,
      h('div', { class: 'columns' },
        h('div', { class: 'page' }, steps.el, connect.el),
        h('div', { class: 'page' },
          card('facts-title', 'Instance', list),
          h('button', { class: 'quiet', 'data-testid': 'worker-delete', on: { click: () => { dialog = confirmRemoval(data.worker, removed); } } }, 'Delete worker…')))),
  };
}
