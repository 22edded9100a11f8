// Tokens and addresses of a worker. Nothing secret is in the page until it is asked for.

import { api } from '../api.js';
import { announce, card, copyButton, errorBox, fill, h } from '../dom.js';
import { explain } from '../words.js';

/** The link that opens the desktop app at this worker, with the client token (never the owner's). */
function deepLink(worker, url, client) {
  const name = worker.name.replace(/\p{Cs}/gu, ''); // half a surrogate pair cannot be encoded
  const query = { openworkHostUrl: url, openworkToken: client, workerId: worker.id, workerName: name, source: 'openwork-web' };
  return `openwork://connect-remote?${Object.entries(query).map(([k, v]) => `${k}=${encodeURIComponent(v)}`).join('&')}`;
}

const secret = (testid, copyId, label, value, about) => h('div', { class: 'secret' },
  h('b', null, label),
  value && copyButton(copyId, label, value),
  value
    ? h('code', { 'data-testid': testid, tabindex: 0, role: 'group', 'aria-label': label }, value)
    : h('p', { class: 'notice', 'data-testid': `${testid}-none` }, 'Not available: the worker gave no answer.'),
  h('p', { class: 'hint' }, about));

/** {el, update(worker, instance)}. `spare`: the tokens of the create answer, where this page made the worker. */
export function connectPanel(spare) {
  const body = h('div', { class: 'stack' });
  const lead = h('p', { class: 'muted' });
  const button = h('button', { 'data-testid': 'show-tokens' });
  const el = card('connect-title', 'Connect', lead, button, body);
  let worker;
  let instance;
  let shown;

  function toggle(next, ...content) {
    shown = next;
    button.textContent = shown ? 'Hide tokens' : 'Show tokens';
    button.setAttribute('aria-expanded', shown);
    fill(body, ...content);
  }

  function show({ tokens, connect }, note) {
    const url = connect?.openworkUrl ?? instance?.url;
    toggle(true,
      note && h('p', { class: 'notice', 'data-testid': 'tokens-note' }, note),
      url && h('a', { class: 'button primary', href: deepLink(worker, url, tokens.client), 'data-testid': 'deep-link' }, 'Open in OpenWork'),
      url && secret('connect-url', 'url', 'Connect URL', url, 'Where the OpenWork app connects to.'),
      secret('token-client', 'client', 'Client token', tokens.client, 'For the OpenWork app and people you share the worker with.'),
      secret('token-owner', 'owner', 'Owner token', tokens.owner, 'Full control. A new one each time you ask.'),
      secret('token-host', 'host', 'Host token', tokens.host, 'For automation on the host.'));
    announce('Tokens are shown.');
  }

  button.addEventListener('click', async () => {
    if (shown) return toggle(false);
    if (button.ariaDisabled) return;
    button.ariaDisabled = 'true';
    try {
      show(await api.tokens(worker.id));
    } catch (error) {
      const { form } = explain(error);
      if (error.code === 'worker_owner_token_unavailable' && spare) show({ tokens: spare }, form);
      else fill(body, errorBox('tokens', form));
    }
    button.ariaDisabled = null;
  });
  toggle(false);

  return {
    el,
    update(nextWorker, nextInstance) {
      worker = nextWorker;
      instance = nextInstance;
      const ready = worker.status === 'healthy';
      el.hidden = !ready && worker.status !== 'provisioning';
      button.hidden = !ready;
      lead.textContent = ready
        ? 'Tokens are passwords. Show them only where nobody looks on.'
        : 'Tokens and the connect link appear here once the worker is healthy.';
      if (!ready) toggle(false);
    },
  };
}
