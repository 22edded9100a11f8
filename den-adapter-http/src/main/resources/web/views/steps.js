// The live steps of a launch.

import { now } from '../api.js';
import { announce, h, text } from '../dom.js';
import { active, begun, elapsed, over } from '../launch.js';
import { STEPS, duration } from '../words.js';

const SPOKEN = { started: 'running', waiting: 'waiting', done: 'done', failed: 'failed', skipped: 'skipped' };

/** {el, update(model, status), mode('live' | 'polling'), stop()}; times tick by themselves. */
export function stepsPanel({ open }) {
  const clock = h('span', { class: 'muted clock' });
  const fill = h('div', { class: 'fill' });
  const meter = h('div', { class: 'meter', role: 'progressbar', 'aria-label': 'Launch progress', 'aria-valuemin': 0, 'aria-valuemax': 8 }, fill);
  const how = h('p', { class: 'muted hint', hidden: true }, 'The live connection is down; checking every few seconds instead.');
  const items = Object.entries(STEPS).map(([name, label]) => {
    const state = h('span', { class: 'hush' });
    const time = h('span', { class: 'muted step-time' });
    const detail = h('p', { class: 'muted step-detail', dir: 'auto', hidden: true });
    const el = h('li', { class: 'step', 'data-testid': 'step', 'data-step': name, 'data-state': 'pending' },
      h('span', { class: 'dot', 'aria-hidden': 'true' }),
      h('div', { class: 'step-text' }, h('span', null, label, state), detail), time);
    return { name, label, el, state, time, detail };
  });
  const title = h('h2', null, 'Launch');
  const el = h('details', { class: 'card launch', open },
    h('summary', null, title, clock), meter, h('ol', { class: 'steps' }, items.map((i) => i.el)), how);

  let model = null;
  let status = null;
  let timer = null;

  function tick() {
    const at = now();
    items.forEach((item, i) => {
      const step = model.steps[i];
      let words = '';
      if (step.state === 'skipped') words = 'skipped';
      else if (step.startedAt && (step.finishedAt || active(step))) {
        words = duration((step.finishedAt ?? at) - step.startedAt);
        if (active(step) && step.deadline) words += ` of at most ${duration(Math.round((step.deadline - step.startedAt) / 60000) * 60000 || step.deadline - step.startedAt)}`;
        if (active(step) && step.attempt > 1) words += ` · attempt ${step.attempt}`;
      }
      text(item.time, words);
    });
    const spent = duration(elapsed(model, at));
    text(clock, status === 'healthy' ? `Live after ${spent}` : status === 'failed' ? `Failed after ${spent}` : begun(model) ? spent : 'Waiting for the first step…');
  }

  return {
    el,
    mode(word) { how.hidden = word !== 'polling'; },
    update(next, nextStatus) {
      const first = model === null;
      model = next;
      status = nextStatus;
      const finished = model.steps.filter(over).length;
      meter.setAttribute('aria-valuenow', finished);
      meter.setAttribute('aria-valuetext', `${finished} of 8 steps`);
      fill.style.transform = `scaleX(${Math.max(0.02, status === 'healthy' ? 1 : finished / 8)})`;
      const said = [];
      items.forEach((item, i) => {
        const step = model.steps[i];
        if (item.el.dataset.state !== step.state) {
          item.el.dataset.state = step.state;
          text(item.state, SPOKEN[step.state] ? ` (${SPOKEN[step.state]})` : '');
          if (active(step)) item.el.setAttribute('aria-current', 'step');
          else item.el.removeAttribute('aria-current');
          if (!first && SPOKEN[step.state] && step.state !== 'waiting') said.push(`${item.label}: ${SPOKEN[step.state]}.`);
        }
        text(item.detail, step.detail);
        item.detail.hidden = !step.detail;
      });
      if (said.length) announce(said.slice(-2).join(' '));
      el.dataset.status = status;
      clearInterval(timer);
      if (model.steps.some(active)) timer = setInterval(tick, 1000);
      tick();
    },
    stop() { clearInterval(timer); },
  };
}
