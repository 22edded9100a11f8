// Tokens and addresses of a worker. Nothing secret is in the page until it is asked for.

import { api } from '../api.js';
import { alien, copyButton, fill, h, announce } from '../dom.js';
import { explain } from '../words.js';

/** The link that opens the desktop app at this worker, with the client token (never the owner's). */
export function deepLink(worker, url, client) {
  const query = Object.entries({ openworkHostUrl: url, openworkToken: client, workerId: worker.id, workerName: worker.name.toWellFormed?.() ?? worker.name, source: 'openwork-web' });
  return `openwork://connect-remote?${query.map(([k, v]) => `${k}=${encodeURIComponent(v)}`).join('&')}`;
}

const ABOUT = {
  client: ['Client token', 'For the OpenWork app and for the people you share the worker with.'],
  owner: ['Owner token', 'Full control over the worker. Minted anew each time you ask.'],
  host: ['Host token', 'For Den and your own automation on the host.'],
};

function secret(scope, value) {
  const [label, about] = ABOUT[scope];
  return h('div', { class: 'secret' },
    h('div', { class: 'secret-head' }, h('b', null, label), value && copyButton(scope, label.toLowerCase(), value)),
    value
      ? h('code', { 'data-testid': `token-${scope}`, tabindex: 0, 'aria-label': label }, value)
      : h('p', { class: 'notice', 'data-testid': `token-${scope}-none` }, 'Not available: the worker gave no answer. Ask again once it can be reached.'),
    h('p', { class: 'muted hint' }, about));
}

/** {el, update(worker, instance)}. `spare` are the tokens of the create answer, where this page made the worker. */
export function connectPanel({ spare }) {
  const body = h('div', { class: 'stack' });
  const button = h('button', { type: 'button', 'data-testid': 'show-tokens', 'aria-expanded': 'false' }, 'Show tokens');
  const waiting = h('p', { class: 'muted' }, 'Tokens and the connect link appear here once the worker is healthy.');
  const lead = h('p', { class: 'muted' }, 'Tokens are passwords: show them only where nobody looks over your shoulder.');
  const el = h('section', { class: 'card', 'aria-labelledby': 'connect-title' },
    h('h2', { id: 'connect-title' }, 'Connect'), waiting, lead, button, body);
  let worker = null;
  let instance = null;

  function hide() {
    fill(body);
    button.textContent = 'Show tokens';
    button.setAttribute('aria-expanded', 'false');
  }

  function show({ tokens, connect }, note) {
    const url = connect?.openworkUrl ?? instance?.url ?? null;
    const link = url && tokens.client ? deepLink(worker, url, tokens.client) : null;
    fill(body,
      note && h('p', { class: 'notice', 'data-testid': 'tokens-note' }, note),
      link && h('a', { class: 'button primary', href: link, 'data-testid': 'deep-link' }, 'Open in OpenWork'),
      url && h('div', { class: 'secret' },
        h('div', { class: 'secret-head' }, h('b', null, 'Connect URL'), copyButton('url', 'connect URL', url)),
        h('code', { 'data-testid': 'connect-url', tabindex: 0, 'aria-label': 'Connect URL' }, alien(url)),
        connect?.workspaceId && h('p', { class: 'muted hint' }, 'Workspace ', alien(connect.workspaceId))),
      secret('client', tokens.client), secret('owner', tokens.owner), secret('host', tokens.host));
    button.textContent = 'Hide tokens';
    button.setAttribute('aria-expanded', 'true');
    announce('Tokens are shown.');
  }

  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-expanded') === 'true') return hide();
    if (button.getAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    button.textContent = 'Asking the worker…';
    try {
      show(await api.tokens(worker.id));
    } catch (error) {
      hide();
      const said = explain(error);
      if (error.code === 'worker_owner_token_unavailable' && spare) {
        show({ tokens: { ...spare, owner: null }, connect: null }, said.form);
      } else if (error.status !== 401) {
        put(said.form ?? Object.values(said.fields).join(' '));
      }
    }
    button.removeAttribute('aria-disabled');
  });
  const put = (sentence) => fill(body, h('p', { class: 'error box', role: 'alert', 'data-testid': 'error', 'data-field': 'tokens' }, sentence));

  return {
    el,
    update(nextWorker, nextInstance) {
      worker = nextWorker;
      instance = nextInstance;
      const ready = worker.status === 'healthy';
      waiting.hidden = ready || worker.status !== 'provisioning';
      lead.hidden = button.hidden = !ready;
      el.hidden = !ready && worker.status !== 'provisioning';
      if (!ready) hide();
    },
  };
}
