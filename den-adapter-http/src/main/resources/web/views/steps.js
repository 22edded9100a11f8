// The live steps of a launch.

import { announce, h, text } from '../dom.js';
import { active, elapsed, over } from '../launch.js';
import { STEPS, duration } from '../words.js';

const SAID = { started: 'running', waiting: 'running', done: 'done', failed: 'failed', skipped: 'skipped' };

/** {el, update(model, status), stop()}; times tick by themselves. */
export function stepsPanel(open) {
  const clock = h('span', { class: 'hint' });
  const bar = h('div', { class: 'fill' });
  const meter = h('div', { class: 'meter', role: 'progressbar', 'aria-label': 'Launch progress', 'aria-valuemax': 8 }, bar);
  const items = Object.entries(STEPS).map(([name, label]) => {
    const said = h('span', { class: 'hush' });
    const time = h('span', { class: 'hint' });
    const detail = h('p', { class: 'hint', dir: 'auto' });
    const el = h('li', { class: 'step', 'data-testid': 'step', 'data-step': name },
      h('span', { class: 'dot' }), h('div', null, h('b', null, label), said, detail), time);
    return { el, label, said, time, detail };
  });
  const el = h('details', { class: 'card', open }, h('summary', null, h('h2', null, 'Launch'), clock),
    meter, h('ol', { class: 'steps' }, items.map((item) => item.el)));
  let model = null;
  let status;
  let timer;

  function tick() {
    const now = Date.now();
    items.forEach(({ time }, i) => {
      const step = model.steps[i];
      const end = active(step) ? now : step.finishedAt;
      text(time, step.state === 'skipped' ? 'skipped' : step.startedAt && end ? duration(end - step.startedAt) : '');
    });
    const spent = duration(elapsed(model, now));
    text(clock, { healthy: `Live after ${spent}`, failed: `Failed after ${spent}` }[status] ?? spent);
  }

  return {
    el,
    update(next, nextStatus) {
      const news = [];
      next.steps.forEach((step, i) => {
        const { el: line, label, said, detail } = items[i];
        const word = SAID[step.state] ?? '';
        if (model && word && !said.textContent.includes(word)) news.push(`${label}: ${word}.`);
        line.dataset.state = step.state;
        text(said, word && ` (${word})`);
        text(detail, [
          step.detail,
          active(step) && step.deadline && `takes up to ${duration(step.deadline - step.startedAt)}`,
          active(step) && step.attempt > 1 && `attempt ${step.attempt}`,
        ].filter(Boolean).join(' · '));
      });
      if (news.length) announce(news.slice(-2).join(' '));
      model = next;
      status = nextStatus;
      const finished = model.steps.filter(over).length;
      meter.setAttribute('aria-valuenow', finished);
      bar.style.transform = `scaleX(${status === 'healthy' ? 1 : Math.max(0.02, finished / 8)})`;
      el.dataset.status = status;
      clearInterval(timer);
      if (model.steps.some(active)) timer = setInterval(tick, 1000);
      tick();
    },
    stop() { clearInterval(timer); },
  };
}
