// An address that leads nowhere, or nowhere for this person.

import { pageHead } from '../ui/parts.js';
import { h } from '../ui/dom.js';

export const missing = ({ link }) => ({
  title: 'Nothing here',
  el: h('div', { class: 'page' },
    pageHead({ title: 'Nothing here', lead: 'This address leads to nothing that you can see.' }),
    h('p', { 'data-testid': 'not-found' }, h('a', { class: 'button', href: link('/workers') }, 'To your workers'))),
});
