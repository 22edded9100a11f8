// Everything about one's own account: name, password, ways to sign in, devices.

import { account as api } from '../data/api.js';
import { alien, announce, h } from '../ui/dom.js';
import { field, form, tick } from '../ui/form.js';
import { action, card, errorBox, facts, notice, pageHead, pill } from '../ui/parts.js';
import { moment } from '../ui/time.js';
import { inWords, signInError } from '../ui/words.js';
import { sessionsCard } from './devices.js';
import { providerName } from './door.js';

const HERE = '/account';

function profile({ user, offers, renewed }) {
  const said = h('div');
  const verify = action('Send a verification mail', async () => {
    try {
      await api.requestVerification(user.email, `${HERE}?verified=1`);
      said.replaceChildren(notice(`A link is on its way to ${user.email}.`));
    } catch (error) {
      said.replaceChildren(errorBox('verify', inWords(error)));
    }
  }, { class: 'small', 'data-testid': 'verify' });
  return card('Profile',
    facts({
      'E-mail': [alien(user.email), ' ', user.emailVerified ? pill('verified', 'good', 'verified') : pill('not verified', 'busy', 'verified')],
      'Here since': moment(user.createdAt),
    }),
    !user.emailVerified && offers.mail && h('div', null, verify), said,
    form({
      testid: 'profile-form',
      look: '',
      fields: [field('name', 'Name', { value: user.name, autocomplete: 'name', dir: 'auto', maxlength: 255, 'data-testid': 'profile-name' })],
      submit: 'Save name',
      submitId: 'profile-save',
      check: ({ name }) => (name.trim() ? {} : { name: 'Enter your name.' }),
      send: ({ name }) => api.rename(name.trim()).then(renewed).then(() => 'Saved.'),
    }));
}

const password = (reloadSessions) => card('Password', form({
  testid: 'password-form',
  look: '',
  fields: [
    // Password managers want to know whose password it is.
    field('currentPassword', 'Current password', { type: 'password', autocomplete: 'current-password', 'data-testid': 'current-password' }),
    field('newPassword', 'New password', { type: 'password', autocomplete: 'new-password', 'data-testid': 'new-password' }, 'At least 8 characters.'),
    tick('others', 'Sign out my other devices', true),
  ],
  submit: 'Change password',
  submitId: 'password-save',
  at: { PASSWORD_TOO_SHORT: 'newPassword', PASSWORD_TOO_LONG: 'newPassword' },
  check: ({ currentPassword, newPassword }) => ({
    ...(!currentPassword && { currentPassword: 'Enter your current password.' }),
    ...(newPassword.length < 8 && { newPassword: 'Use at least 8 characters.' }),
  }),
  send: ({ currentPassword, newPassword, others }) =>
    api.changePassword({ currentPassword, newPassword, revokeOtherSessions: others === 'yes' })
      .then(reloadSessions)
      .then(() => (others ? 'Changed. Your other devices are signed out.' : 'Changed.')),
}));

function ways(accounts, { offers, failed, redraw }) {
  const trouble = h('div');
  const fail = (error) => trouble.replaceChildren(errorBox('accounts', inWords(error)));
  const label = ({ providerId }) => (providerId === 'credential' ? 'E-mail and password' : providerName(providerId));
  const known = new Set(accounts.map(({ providerId }) => providerId));
  const line = (item) => h('li', { 'data-testid': 'linked', 'data-provider': item.providerId },
    h('div', null, h('b', null, label(item)), h('p', { class: 'hint' }, `Since ${moment(item.createdAt)}`)),
    item.providerId !== 'credential' && action('Unlink', async () => {
      try {
        await api.unlink(item.id);
        announce(`${label(item)} is unlinked.`);
        await redraw();
      } catch (error) {
        fail(error);
      }
    }, { class: 'small', 'aria-label': `Unlink ${label(item)}` }));
  const link = (id) => h('li', { 'data-testid': 'linkable', 'data-provider': id }, h('div', null, h('b', null, providerName(id)), h('p', { class: 'hint' }, 'Not linked')),
    action('Link', async () => {
      try {
        location.assign(await api.linkAt(id, { callbackURL: `${HERE}?linked=${id}`, errorCallbackURL: HERE }));
      } catch (error) {
        fail(error);
      }
    }, { class: 'small', 'aria-label': `Link ${providerName(id)}` }));
  return card('Ways to sign in',
    h('ul', { class: 'lines' }, accounts.map(line), offers.providers.filter((id) => !known.has(id)).map(link)), trouble);
}

export async function account(context) {
  const { take } = context;
  const [accounts, devices] = await Promise.all([api.accounts(), sessionsCard(context)]);
  const [error, linked, verified] = ['error', 'linked', 'verified'].map(take);
  const waysBox = h('div');
  const drawWays = async (known) => waysBox.replaceChildren(ways(known ?? await api.accounts(), { ...context, redraw: () => drawWays() }));
  await drawWays(accounts);
  return {
    title: 'Account',
    el: h('div', { class: 'page' },
      pageHead({ title: 'Account' }),
      error && errorBox('form', signInError(error)),
      linked && !error && notice(`${providerName(linked.slice(0, 20))} is linked: you can sign in with it from now on.`),
      verified && !error && notice('Your e-mail address is verified.'),
      h('div', { class: 'columns even' },
        h('div', { class: 'stack' }, profile(context), accounts.some(({ providerId }) => providerId === 'credential') && password(devices.reload)),
        h('div', { class: 'stack' }, waysBox, devices.el))),
  };
}
