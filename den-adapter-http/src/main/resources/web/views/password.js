// A forgotten password: asking for the mail, and the form behind the link in it.

import { account } from '../data/api.js';
import { h } from '../ui/dom.js';
import { field, form } from '../ui/form.js';
import { errorBox } from '../ui/parts.js';
import { signInError } from '../ui/words.js';
import { checkEmail, doorView, emailField } from './door.js';

const back = () => h('p', { class: 'hint' }, h('a', { href: '/sign-in' }, 'To the sign-in page'));

export function forgotPassword({ offers }) {
  if (!offers.mail) return doorView('Forgot your password?', 'This Den sends no mail. Ask its operator for a reset link.', back());
  return doorView('Forgot your password?', 'Den mails you a link with which you choose a new one.',
    h('div', { class: 'card' }, form({
      testid: 'forgot-form',
      draft: 'account',
      fields: [emailField()],
      submit: 'Send the link',
      check: ({ email }) => checkEmail(email),
      send: ({ email }) => account.requestReset(email.trim())
        .then(() => 'If there is an account with this address, a link is on its way. It works once, for an hour.'),
    }), back()));
}

/** The token leaves the address bar and the history at once. */
export function resetPassword({ take }) {
  const token = take('token');
  const error = take('error');
  if (!token || error) {
    return doorView('Choose a new password', 'The link that brought you here is used up.',
      h('div', { class: 'card' }, errorBox('form', signInError(error ?? 'INVALID_TOKEN')),
        h('a', { class: 'button', href: '/forgot-password' }, 'Ask for another link'), back()));
  }
  return doorView('Choose a new password', 'It counts at once, and all your sessions end.',
    h('div', { class: 'card' }, form({
      testid: 'reset',
      fields: [field('newPassword', 'New password', { type: 'password', autocomplete: 'new-password', required: true }, 'At least 8 characters.')],
      submit: 'Save',
      at: { PASSWORD_TOO_SHORT: 'newPassword', PASSWORD_TOO_LONG: 'newPassword' },
      check: ({ newPassword }) => (newPassword.length < 8 ? { newPassword: 'Use at least 8 characters.' } : {}),
      send: ({ newPassword }) => account.resetPassword(token, newPassword).catch((trouble) => {
        throw trouble.code === 'INVALID_TOKEN' ? { sentence: signInError('INVALID_TOKEN') } : trouble;
      }).then(() => 'Saved. You are signed out everywhere; sign in with the new password.'),
    }), back()));
}
