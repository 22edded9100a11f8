// What happened to a worker, newest first: every event that its launch recorded.

import { alien, fill, h } from '../ui/dom.js';
import { clock, moment } from '../ui/time.js';
import { STEPS, failureWords } from '../ui/words.js';

const SAID = { started: 'begun', waiting: 'waiting', done: 'done', failed: 'failed', skipped: 'skipped' };
const LOOK = { done: 'good', healthy: 'good', failed: 'bad' };

function sentence(event) {
  if (event.status) return event.status === 'failed' ? failureWords(event.code) : `The worker is ${event.status}.`;
  return `${STEPS[event.step] ?? event.step}: ${SAID[event.state] ?? event.state}${event.attempt > 1 ? `, attempt ${event.attempt}` : ''}`;
}

const line = (event) => h('li', { 'data-look': LOOK[event.state ?? event.status], 'data-testid': 'event' },
  h('time', { datetime: event.at, title: moment(event.at) }, clock(event.at)),
  h('span', null, sentence(event), event.detail && h('span', { class: 'hint' }, ' ', alien(event.detail))));

/** {el, load(), add(event)}: asked for when it is opened, brought forward by what comes live. */
export function timelinePanel(workers, id) {
  const list = h('ol', { class: 'timeline' });
  const note = h('p', { class: 'muted', hidden: true });
  const el = h('details', { class: 'card', 'data-testid': 'timeline' }, h('summary', null, h('h2', null, 'Timeline')), note, list);
  let events = [];

  function render() {
    events.sort((a, b) => b.seq - a.seq);
    note.hidden = events.length > 0;
    note.textContent = 'Nothing has been recorded.';
    fill(list, events.map(line));
  }

  async function load() {
    if (!el.open) return;
    try {
      events = await workers.events(id);
      render();
    } catch {
      note.hidden = false;
      note.textContent = 'The timeline cannot be loaded right now.';
    }
  }

  el.addEventListener('toggle', load);
  return {
    el,
    load,
    add(event) {
      if (!el.open || events.some(({ seq }) => seq === event.seq)) return;
      events.push(event);
      render();
    },
  };
}
