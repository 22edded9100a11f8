// Tokens and addresses of a worker. Nothing secret is in the page until it is asked for.

import { announce, fill, h } from '../ui/dom.js';
import { action, card, copyButton, errorBox } from '../ui/parts.js';
import { inWords } from '../ui/words.js';

/** The link that opens the desktop app at this worker, with the client token (never the owner's). */
function deepLink(worker, url, client) {
  const name = worker.name.replace(/\p{Cs}/gu, ''); // half a surrogate pair cannot be encoded
  const query = { openworkHostUrl: url, openworkToken: client, workerId: worker.id, workerName: name, source: 'openwork-web' };
  return `openwork://connect-remote?${Object.entries(query).map(([k, v]) => `${k}=${encodeURIComponent(v)}`).join('&')}`;
}

const curl = (url, client) => `curl -H 'Authorization: Bearer ${client}' '${url.replace(/\/+$/, '').replaceAll("'", '%27')}/workspaces'`;

const secret = (testid, copyId, label, value, about) => h('div', { class: 'secret' },
  h('h3', null, label),
  value && copyButton(copyId, label, value),
  value
    ? h('code', { 'data-testid': testid, tabindex: 0, role: 'group', 'aria-label': label }, value)
    : h('p', { class: 'notice', 'data-testid': `${testid}-none` }, 'Not available: the worker gave no answer.'),
  about && h('p', { class: 'hint' }, about));

/** {el, update(worker, instance)}. `spare`: the tokens of the create answer, where this page made the worker. */
export function connectPanel(workers, spare) {
  const body = h('div', { class: 'stack' });
  const lead = h('p', { class: 'muted' });
  let worker;
  let instance;
  let shown;

  const button = action('', async () => {
    if (shown) return toggle(false);
    try {
      show(await workers.tokens(worker.id));
    } catch (error) {
      if (error.code === 'worker_owner_token_unavailable' && spare) show({ tokens: spare }, inWords(error));
      else fill(body, errorBox('tokens', inWords(error)));
    }
  }, { 'data-testid': 'show-tokens' });
  const el = card('Connect', lead, h('div', null, button), body);

  function toggle(next, ...content) {
    shown = next;
    button.textContent = shown ? 'Hide tokens' : 'Show tokens and link';
    button.setAttribute('aria-expanded', shown);
    fill(body, ...content);
  }

  function show({ tokens, connect }, note) {
    const url = connect?.openworkUrl ?? instance?.url;
    toggle(true,
      note && h('p', { class: 'notice', 'data-testid': 'tokens-note' }, note),
      url && h('div', null, h('a', { class: 'button primary', href: deepLink(worker, url, tokens.client), 'data-testid': 'deep-link' }, 'Open in OpenWork')),
      url && secret('connect-url', 'url', 'Connect URL', url, 'Where the OpenWork app connects to.'),
      secret('token-client', 'client', 'Client token', tokens.client, 'For the OpenWork app and people you share the worker with.'),
      secret('token-owner', 'owner', 'Owner token', tokens.owner, 'Full control. A new one each time you ask.'),
      secret('token-host', 'host', 'Host token', tokens.host, 'For automation on the host.'),
      instance?.url && secret('curl', 'curl', 'Try it in a shell', curl(instance.url, tokens.client), 'Lists its workspaces. The line holds the client token.'));
    announce('Tokens are shown.');
  }

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
        : 'Address, tokens and the link for the app appear here once the worker is healthy.';
      if (!ready) toggle(false);
    },
  };
}
