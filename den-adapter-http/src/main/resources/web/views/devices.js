// Where somebody is signed in, and the way to end that.

import { account as api } from '../data/api.js';
import { announce, fill, h } from '../ui/dom.js';
import { action, card, errorBox, pill } from '../ui/parts.js';
import { ago, moment } from '../ui/time.js';
import { inWords } from '../ui/words.js';

const BROWSERS = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari'], [/curl\//, 'curl']];
const SYSTEMS = [[/Windows/, 'Windows'], [/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']];

/** What a user agent says of itself, in two words; what it says is only a claim. */
function device(agent) {
  const found = [BROWSERS, SYSTEMS].map((list) => list.find(([pattern]) => pattern.test(agent ?? ''))?.[1]).filter(Boolean);
  return found.join(' on ') || (agent ? 'Another program' : 'Unknown device');
}

/** {el, reload()} */
export async function sessionsCard({ signOut }) {
  const body = h('div', { class: 'stack' });
  const el = card('Devices', body);
  el.dataset.testid = 'devices';

  function notFresh() {
    fill(body, h('p', { 'data-testid': 'not-fresh' }, 'Where you are signed in is shown to those who signed in within the last day.'),
      h('div', null, h('button', { type: 'button', class: 'small', on: { click: () => signOut('/account') } }, 'Sign in again')));
  }

  function draw(sessions, own) {
    const errors = h('div');
    const act = (work, sentence) => async () => {
      try {
        await work();
        announce(sentence);
        await reload();
      } catch (error) {
        fill(errors, errorBox('devices', inWords(error)));
      }
    };
    const line = (session) => {
      const here = session.id === own.id;
      const name = device(session.userAgent);
      return h('li', { 'data-testid': 'device', 'data-here': here },
        h('div', null, h('b', null, name), ' ', here && pill('this device', 'good', 'here'),
          h('p', { class: 'hint', title: (session.userAgent ?? '').slice(0, 300) },
            session.ipAddress && `${session.ipAddress} · `, 'signed in ', ago(session.createdAt), ` · until ${moment(session.expiresAt)}`)),
        here
          ? h('button', { type: 'button', class: 'small', 'data-testid': 'end-here', on: { click: () => signOut() } }, 'Sign out')
          : action('Sign out', act(() => api.endSession(session.token), `${name} is signed out.`), { class: 'small', 'aria-label': `Sign out ${name}`, 'data-testid': 'end-device' }));
    };
    const others = sessions.filter(({ id }) => id !== own.id).length;
    fill(body, h('ul', { class: 'lines' }, sessions.map(line)),
      others > 0 && h('div', null, action('Sign out all others', act(() => api.endOtherSessions(), 'All other devices are signed out.'), { 'data-testid': 'end-others' })), errors);
  }

  async function reload() {
    try {
      const [sessions, now] = await Promise.all([api.sessions(), api.session()]);
      if (now) draw(sessions, now.session);
    } catch (error) {
      if (error.code === 'SESSION_NOT_FRESH') notFresh();
      else if (error.status !== 401) fill(body, errorBox('devices', inWords(error)));
    }
  }

  await reload();
  return { el, reload };
}
