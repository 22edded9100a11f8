// One worker: its launch, live; where it is; how to connect; deletion and what is left of it afterwards.

import { active, apply, fromLaunch, isSettled } from '../data/launch.js';
import { recentPace } from '../data/pace.js';
import { follow } from '../data/stream.js';
import { alien, announce, fill, h, outside, plain, region, safeLink } from '../ui/dom.js';
import { action, card, copyButton, errorBox, facts, pageHead, statusPill } from '../ui/parts.js';
import { ago, moment } from '../ui/time.js';
import { failureWords, inWords } from '../ui/words.js';
import { connectPanel } from './connect.js';
import { payOffer } from './launch.js';
import { confirmRemoval, receipt } from './remove.js';
import { runtimePanel } from './runtime.js';
import { stepsPanel } from './steps.js';
import { timelinePanel } from './timeline.js';
import { kind } from './workers.js';

const CLEANING = 20; // how often a retry is asked for while the failed launch is cleared away,
const BREATH = 1_500; // and after which pause
const SETTLING = 10_000; // healthy, but its own address is still on its way

const page = (link, head, ...children) => h('div', { class: 'page' },
  pageHead({ back: { href: link('/workers'), label: 'Workers' }, ...head }), ...children);

/** The view of a deleted worker, or null where the server has no receipt for us. */
async function goneView({ workers, link }, id) {
  const paper = await receipt(workers, id);
  return paper && {
    title: 'Worker deleted',
    stop: paper.stop,
    el: page(link, { title: 'Worker deleted', lead: ['Worker ', h('code', null, id)] }, paper.el),
  };
}

const missingView = ({ link }) => ({
  title: 'No such worker',
  el: page(link, { title: 'No such worker' },
    h('p', { class: 'muted', 'data-testid': 'not-found' }, 'It has been deleted, or it belongs to somebody else or to another organisation.')),
});

const describe = ({ worker, instance, launch }) => facts({
  Address: instance?.url && (safeLink(instance.url) ? h('a', { ...outside, href: instance.url, 'data-key': 'url' }, instance.url) : alien(instance.url)),
  Instance: instance?.status,
  Provider: instance?.provider,
  Region: instance?.region,
  'Provider reference': launch?.providerRef && h('code', null, launch.providerRef),
  Image: worker.imageVersion && alien(worker.imageVersion),
  Sandbox: worker.sandboxBackend && alien(worker.sandboxBackend),
  Workspace: worker.workspacePath && alien(worker.workspacePath),
  Launched: moment(worker.createdAt),
  Changed: moment(worker.updatedAt),
  'Worker id': h('code', { 'data-testid': 'worker-id' }, worker.id),
});

export async function worker(context) {
  const { params: { id }, workers, org, secrets, link, go, show, failed } = context;
  let data;
  try {
    data = await workers.show(id);
  } catch (error) {
    if (error.status !== 404) throw error;
    return (await goneView(context, id)) ?? missingView(context);
  }
  let model = fromLaunch(data.launch);
  let following = null;
  let settling;
  let dialog;
  let over = false; // left, or deleted

  const status = region({}, statusPill, 'span');
  const meta = region({}, (w) => [
    `${kind(w)} worker · launched by ${w.isMine ? 'you' : 'a teammate'} · `, ago(w.createdAt)], 'span');
  const list = region({}, describe);
  const live = data.worker.status === 'provisioning';
  const steps = stepsPanel(data.worker.status !== 'healthy', live && recentPace(org?.id ?? '', workers));
  const connect = connectPanel(workers, secrets.get(id));
  const runtime = runtimePanel(workers);
  const timeline = timelinePanel(workers, id);

  const retryErrors = h('div');
  const retry = action('Try again', async () => {
    fill(retryErrors);
    try {
      await retryOnce(CLEANING);
      announce('The launch has begun again.');
      await refresh();
    } catch (error) {
      fill(retryErrors, errorBox('retry', inWords(error), payOffer(error, link)));
    }
  }, { class: 'primary', 'data-testid': 'launch-retry' });

  /** What a failed launch left behind is taken down first; until then the server wants no retry. */
  async function retryOnce(patience) {
    try {
      await workers.retry(id);
    } catch (error) {
      if (error.code !== 'not_failed' || over) throw error;
      await refresh();
      if (data.worker.status !== 'failed') return;
      if (!patience) throw { sentence: 'Den is still clearing away what the failed launch left. Try again in a moment.' };
      fill(retryErrors, h('p', null, 'Den clears away what the failed launch left, then begins again…'));
      await new Promise((resume) => { setTimeout(resume, BREATH); });
      await retryOnce(patience - 1);
    }
  }

  const failure = region({}, ({ code, message, reference }) => h('div', { class: 'error box stack', role: 'alert', 'data-testid': 'failure' },
    h('b', null, message || failureWords(code)),
    h('p', { class: 'row-line' },
      code && h('span', null, 'Code ', h('code', { 'data-testid': 'failure-code' }, code)),
      reference && h('span', null, 'Reference ', h('code', { 'data-testid': 'failure-reference' }, reference)),
      reference && copyButton('reference', 'reference', reference)),
    h('div', { class: 'row-line' }, retry, h('span', null, 'Nothing is charged for a failed launch.')), retryErrors));

  function render() {
    const { worker: w, instance } = data;
    steps.el.hidden = !data.launch && isSettled(w.status);
    steps.update(model, w.status);
    clearTimeout(settling);
    if (w.status === 'healthy' && model.steps.some(active)) settling = setTimeout(refresh, SETTLING);
    status.show(w.status);
    meta.show(w);
    list.show(data);
    connect.update(w, instance);
    runtime.update(w, instance);
    timeline.el.hidden = !data.launch;
    failure.el.hidden = w.status !== 'failed';
    if (w.status === 'failed') failure.show(model);
  }

  function take(answer) {
    if (over) return;
    if (answer.worker.status !== data.worker.status) {
      announce(`The worker is ${answer.worker.status}.`);
      timeline.load();
    }
    data = answer;
    if (data.launch) model = fromLaunch(data.launch);
    render();
    watch();
  }

  async function refresh() {
    try {
      take(await workers.show(id));
    } catch (error) {
      if (error.status === 404) removed();
      else if (!over) failed(error);
    }
  }

  /** Follows the launch as long as there is one to follow. */
  function watch() {
    if (isSettled(data.worker.status)) unwatch();
    else following ??= follow(workers, id, { onEvent, onSnapshot: take, onGone: removed, onLink: steps.link });
  }

  function unwatch() {
    following?.stop();
    following = null;
  }

  function onEvent(type, event) {
    timeline.add(event);
    if (type === 'step') {
      model = apply(model, event);
      render();
    } else if (isSettled(event.status)) { // the end of the stream; GET has the whole truth
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
    const gone = await goneView(context, id);
    if (gone) show(gone);
    else go(link('/workers'), true);
  }

  const onVisible = () => { if (!document.hidden && !following) refresh(); };
  document.addEventListener('visibilitychange', onVisible);
  render();
  watch();

  return {
    title: plain(data.worker.name),
    refresh,
    stop,
    el: page(link, {
      title: alien(data.worker.name, 'clamp'),
      mark: status.el,
      lead: meta.el,
      actions: h('button', { type: 'button', class: 'quiet', 'data-testid': 'worker-delete', on: { click: () => { dialog = confirmRemoval(workers, data.worker, removed); } } }, 'Delete…'),
    },
    data.worker.description && h('p', { class: 'about' }, alien(data.worker.description)),
    failure.el,
    h('div', { class: 'columns' },
      h('div', { class: 'stack' }, steps.el, connect.el, timeline.el),
      h('div', { class: 'stack' }, card('Details', list.el), runtime.el))),
  };
}
