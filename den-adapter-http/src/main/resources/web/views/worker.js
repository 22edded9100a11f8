// One worker: live launch, instance, connect panel, deletion and its receipt.

import { api, follow, now } from '../api.js';
import { alien, announce, copyButton, fill, h, notify, outside, plain, safeLink, text } from '../dom.js';
import { active, apply, begun, fromLaunch, isTerminal } from '../launch.js';
import { ago, failureWords, moment } from '../words.js';
import { connectPanel } from './connect.js';
import { confirmRemoval, receipt } from './remove.js';
import { stepsPanel } from './steps.js';
import { setStatus, statusBadge } from './workers.js';

const SETTLING = 10_000; // a healthy worker whose own address is still on its way

const back = () => h('p', { class: 'crumb' }, h('a', { href: '#/workers' }, '← Workers'));

/** What is left of a worker that is gone: the receipt, or null where there is none. */
async function goneView(id, name) {
  const paper = await receipt(id);
  if (!paper) return null;
  return {
    title: 'Deleted worker',
    stop: paper.stop,
    el: h('div', { class: 'page' }, back(),
      h('div', { class: 'head' }, h('h1', { tabindex: -1 }, 'Worker deleted')),
      name && h('p', { class: 'muted' }, alien(name), ' is gone.'),
      paper.el),
  };
}

function missingView() {
  return {
    title: 'Not found',
    el: h('div', { class: 'page' }, back(),
      h('div', { class: 'head' }, h('h1', { tabindex: -1 }, 'No such worker')),
      h('p', { class: 'muted', 'data-testid': 'not-found' }, 'It has been deleted, or it belongs to somebody else.')),
  };
}

function factsPanel() {
  const list = h('dl', { class: 'facts' });
  const el = h('section', { class: 'card', 'aria-labelledby': 'facts-title' }, h('h2', { id: 'facts-title' }, 'Instance'), list);
  let drawn = '';
  return {
    el,
    update(worker, instance, launch) {
      const key = JSON.stringify([worker, instance, launch?.providerRef]);
      if (key === drawn) return;
      drawn = key;
      const href = instance?.url && safeLink(instance.url);
      const facts = [
        ['URL', instance?.url && (href ? h('a', { href, ...outside }, instance.url) : alien(instance.url))],
        ['Instance status', instance?.status],
        ['Provider', instance?.provider && alien(instance.provider)],
        ['Region', instance?.region && alien(instance.region)],
        ['Provider reference', launch?.providerRef && h('code', null, launch.providerRef)],
        ['Workspace', worker.workspacePath && alien(worker.workspacePath)],
        ['Image version', worker.imageVersion && alien(worker.imageVersion)],
        ['Launched', moment(worker.createdAt)],
        ['Worker id', h('code', null, worker.id)],
      ];
      fill(list, facts.filter(([, value]) => value).map(([term, value]) => [h('dt', null, term), h('dd', null, value)]));
    },
  };
}

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
  let settling = null;
  let dialog = null;
  let stopped = false;
  let left = false; // deleted, here or elsewhere

  const name = h('h1', { tabindex: -1 }, alien(data.worker.name));
  const status = statusBadge();
  const meta = h('p', { class: 'muted' });
  const failure = h('div', { class: 'failure', role: 'alert', 'data-testid': 'failure', hidden: true });
  const steps = stepsPanel({ open: data.worker.status !== 'healthy' });
  const facts = factsPanel();
  const connect = connectPanel({ spare: secrets.get(id) });
  const remove = h('button', { type: 'button', class: 'danger quiet', 'data-testid': 'worker-delete', on: { click: () => { dialog = confirmRemoval(data.worker, removed); } } }, 'Delete worker…');

  function renderFailure() {
    const bad = data.worker.status === 'failed';
    const key = bad ? JSON.stringify([model.code, model.message, model.reference]) : '';
    if (failure.dataset.key === key) return;
    failure.dataset.key = key;
    failure.hidden = !bad;
    fill(failure, bad && [
      h('p', null, h('b', null, failureWords(model.code))),
      model.message && h('p', null, alien(model.message)),
      h('p', { class: 'refs' },
        model.code && ['Code ', h('code', { 'data-testid': 'failure-code' }, model.code)],
        model.reference && ['Reference ', h('code', { 'data-testid': 'failure-reference' }, model.reference), copyButton('reference', 'reference', model.reference)]),
      h('p', { class: 'hint' }, 'A failed launch costs nothing. Delete it and launch again, or give the reference to your operator.')]);
  }

  function render() {
    const w = data.worker;
    setStatus(status, w.status);
    text(meta, `${w.destination === 'cloud' ? 'Cloud' : 'Local'} worker · ${w.isMine ? 'yours' : 'a colleague’s'} · launched ${ago(now() - Date.parse(w.createdAt))}`);
    steps.el.hidden = !(data.launch || begun(model) || w.status === 'provisioning');
    steps.update(model, w.status);
    renderFailure();
    facts.update(w, data.instance, data.launch);
    connect.update(w, data.instance);
    clearTimeout(settling);
    if (!stopped && isTerminal(w.status) && w.status !== 'failed' && model.steps.some(active)) settling = setTimeout(refresh, SETTLING);
  }

  function take(answer) {
    const before = data.worker.status;
    data = answer;
    if (answer.launch) model = fromLaunch(answer.launch);
    if (before !== data.worker.status) announce(`The worker is ${data.worker.status}.`);
    render();
    if (isTerminal(data.worker.status)) {
      following?.stop();
      following = null;
    } else {
      watch();
    }
  }

  async function refresh() {
    try {
      const answer = await api.worker(id);
      if (!stopped && !left) take(answer);
    } catch (error) {
      if (stopped) return;
      if (error.status === 404) removed();
      else failed(error);
    }
  }

  function watch() {
    if (following || stopped || left || isTerminal(data.worker.status)) return;
    following = follow(id, {
      onEvent(type, event) {
        if (type === 'step') {
          model = apply(model, event);
          render();
        } else {
          if (event.code) model = { ...model, code: event.code };
          model = { ...model, message: event.message ?? model.message, reference: event.reference ?? model.reference };
          if (isTerminal(event.status)) {
            // The event is the end of the stream; the answer of GET is the whole truth.
            following?.stop();
            following = null;
            refresh();
          }
        }
      },
      onSnapshot: take,
      onMode: steps.mode,
      onGone: removed,
    });
  }

  async function removed() {
    if (stopped || left) return;
    left = true;
    following?.stop();
    secrets.delete(id);
    const gone = await goneView(id, data.worker.name);
    if (stopped) {
      gone?.stop();
    } else if (gone) {
      announce('The worker is deleted.');
      show(gone);
    } else {
      notify(`${plain(data.worker.name).slice(0, 60)} is deleted.`);
      go('#/workers');
    }
  }

  const onVisible = () => { if (!document.hidden && !following) refresh(); };
  document.addEventListener('visibilitychange', onVisible);
  render();
  watch();

  return {
    title: plain(data.worker.name) || 'Worker',
    refresh,
    stop() {
      stopped = true;
      following?.stop();
      steps.stop();
      clearTimeout(settling);
      dialog?.close();
      document.removeEventListener('visibilitychange', onVisible);
    },
    el: h('div', { class: 'page' }, back(),
      h('div', { class: 'head' }, name, status), meta,
      failure,
      h('div', { class: 'columns' },
        h('div', { class: 'column' }, steps.el, connect.el),
        h('div', { class: 'column' }, facts.el,
          h('section', { class: 'card', 'aria-labelledby': 'remove-title' },
            h('h2', { id: 'remove-title' }, 'Delete'),
            h('p', { class: 'muted' }, data.worker.destination === 'cloud' ? 'Shuts the host down and removes everything Den made for it.' : 'Den forgets this worker. Files on your machine stay.'),
            remove)))),
  };
}
