// An address that leads nowhere, or nowhere for this person, or nowhere just now.

import { h } from '../ui/dom.js';
import { errorBox, pageHead } from '../ui/parts.js';
import { inWords } from '../ui/words.js';

const REFUSED = { 403: 'You may not see this.', 404: 'This server does not offer that.' };

export const trouble = ({ link }, error, again) => ({
  title: 'Not to be seen',
  refresh: again,
  el: h('div', { class: 'page' },
    pageHead({ title: 'This cannot be shown' }),
    errorBox('view', REFUSED[error.status] ?? inWords(error)),
    h('div', { class: 'row-line' },
      h('button', { type: 'button', class: 'primary', 'data-testid': 'again', on: { click: again } }, 'Try again'),
      h('a', { class: 'button', href: link('/workers') }, 'To your workers'))),
});

export const missing = ({ link }) => ({
  title: 'Nothing here',
  el: h('div', { class: 'page' },
    pageHead({ title: 'Nothing here', lead: 'This address leads to nothing that you can see.' }),
    h('p', { 'data-testid': 'not-found' }, h('a', { class: 'button', href: link('/workers') }, 'To your workers'))),
});
