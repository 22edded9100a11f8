// The live steps of a launch: a bar of them, how long each took, and how long they usually take.

import { active, elapsed, over, remaining } from '../data/launch.js';
import { announce, h, text } from '../ui/dom.js';
import { STEPS } from '../ui/words.js';
import { duration } from '../ui/time.js';

const SAID = { started: 'running', waiting: 'running', done: 'done', failed: 'failed', skipped: 'skipped' };
const ALL = Object.keys(STEPS).length;
const LEAST = 1_000; // what takes less is not worth a word

function line([name, label]) {
  const said = h('span', { class: 'hush' });
  const time = h('span', { class: 'took' });
  const usual = h('span', { class: 'usual hint' });
  const detail = h('p', { class: 'hint', dir: 'auto' });
  const el = h('li', { class: 'step', 'data-testid': 'step', 'data-step': name },
    h('span', { class: 'dot', 'aria-hidden': 'true' }), h('div', null, h('span', { class: 'label' }, label), said, detail),
    h('span', { class: 'times' }, time, usual));
  return { el, name, label, said, time, usual, detail, part: h('span', { class: 'part' }) };
}

/** {el, update(model, status), link(up), stop()}; `pace` comes when it is known; times tick by themselves. */
export function stepsPanel(open, pace) {
  const clock = h('span', { class: 'hint', 'data-testid': 'elapsed' });
  const lead = h('p', { class: 'now', 'data-testid': 'progress' });
  const link = h('p', { class: 'hint', 'data-testid': 'link', hidden: true }, 'The connection was lost. The launch goes on; this page looks every two seconds.');
  const items = Object.entries(STEPS).map(line);
  const meter = h('div', { class: 'meter', role: 'progressbar', 'aria-label': 'Launch progress', 'aria-valuemin': 0, 'aria-valuemax': ALL }, items.map((item) => item.part));
  const basis = h('p', { class: 'hint basis' });
  const el = h('details', { class: 'card launch', open }, h('summary', null, h('h2', null, 'Launch'), clock),
    h('div', { class: 'stack' }, lead, meter, link, h('ol', { class: 'steps' }, items.map((item) => item.el)), basis));
  let model = null;
  let status;
  let timer;
  let usualPace = { count: 0, steps: {} };

  function tick() {
    const now = Date.now();
    items.forEach(({ time, usual }, i) => {
      const step = model.steps[i];
      const end = active(step) ? now : step.finishedAt;
      const spent = step.startedAt && end ? end - step.startedAt : null;
      text(time, step.state === 'skipped' ? 'skipped' : spent === null ? '' : spent < LEAST && over(step) ? '< 1 s' : duration(spent));
      const expected = usualPace.steps[step.step];
      text(usual, expected >= LEAST && !over(step) && status === 'provisioning' ? `usually ${duration(expected)}` : '');
    });
    const sum = duration(elapsed(model, now));
    text(clock, { healthy: `Live after ${sum}`, failed: `Failed after ${sum}` }[status] ?? sum);
    text(lead, status === 'provisioning' ? progress(now) : '');
    lead.hidden = status !== 'provisioning';
  }

  function progress(now) {
    const at = model.steps.findIndex(active);
    if (at < 0) return 'Waiting for its turn.';
    const step = model.steps[at];
    const left = remaining(model, usualPace, now);
    return [
      `Step ${at + 1} of ${ALL}: ${STEPS[step.step]}.`,
      left !== null ? `About ${duration(Math.ceil(left / 5000) * 5000)} left.` : step.deadline && `It may take up to ${duration(step.deadline - step.startedAt)}.`,
    ].filter(Boolean).join(' ');
  }

  Promise.resolve(pace).then((known) => {
    if (!known) return;
    usualPace = known;
    if (model) tick();
    text(basis, status === 'provisioning' && (known.count
      ? `“Usually” is ${known.count === 1 ? 'what your last launch took' : `the median of your last ${known.count} launches`}.`
      : 'No launch of yours has ended yet, so there is nothing to compare with; the times given are limits.'));
  });

  return {
    el,
    update(next, nextStatus) {
      const news = [];
      next.steps.forEach((step, i) => {
        const { el: item, part, label, said, detail } = items[i];
        const word = SAID[step.state] ?? '';
        if (model && word && !said.textContent.includes(word)) news.push(`${label}: ${word}.`);
        item.dataset.state = step.state;
        part.dataset.state = step.state;
        text(said, word && ` (${word})`);
        text(detail, [
          step.detail,
          active(step) && step.attempt > 1 && `attempt ${step.attempt}`,
        ].filter(Boolean).join(' · '));
      });
      if (news.length) announce(news.slice(-2).join(' '));
      model = next;
      status = nextStatus;
      meter.setAttribute('aria-valuenow', status === 'healthy' ? ALL : model.steps.filter(over).length);
      el.dataset.status = status;
      basis.hidden = status !== 'provisioning';
      clearInterval(timer);
      if (model.steps.some(active)) timer = setInterval(tick, 1000);
      tick();
    },
    link(up) { link.hidden = up || status !== 'provisioning'; },
    stop() { clearInterval(timer); },
  };
}

