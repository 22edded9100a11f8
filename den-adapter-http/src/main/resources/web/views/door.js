// Sign in and sign up: two forms, one view each, the e-mail carried from one to the other.

import { account } from '../data/api.js';
import { h } from '../ui/dom.js';
import { field, form } from '../ui/form.js';
import { errorBox, notice as noticeBox } from '../ui/parts.js';
import { inWords, signInError } from '../ui/words.js';
import { HOME, safePath } from '../router.js';

export const emailField = () =>
  field('email', 'E-mail', { type: 'email', autocomplete: 'email', required: true, 'data-testid': 'email' });

export function checkEmail(email) {
  return /^\S+@\S+\.\S+$/.test(email.trim()) ? {} : { email: 'Enter an e-mail address, like ada@example.com.' };
}

const password = (autocomplete, hint) =>
  field('password', 'Password', { type: 'password', autocomplete, required: true, 'data-testid': 'password' }, hint);

const PROVIDERS = { github: 'GitHub', google: 'Google' };
export const providerName = (id) => PROVIDERS[id] ?? id;

/** The frame of what people see who are not signed in. */
export function doorView(title, lead, ...children) {
  return {
    title,
    el: h('section', { class: 'door' },
      h('img', { src: '/web/favicon.svg', alt: '', width: 44, height: 44 }),
      h('h1', { tabindex: -1 }, title), h('p', { class: 'muted' }, lead), ...children),
  };
}

function providers({ offers, query }) {
  if (!offers.providers.length) return null;
  const trouble = h('div');
  const button = (id) => h('button', {
    type: 'button', class: 'wide', 'data-testid': `provider-${id}`,
    on: {
      async click() {
        try {
          location.assign(await account.signInAt(id, { callbackURL: safePath(query.get('next')) ?? HOME, errorCallbackURL: '/sign-in' }));
        } catch (error) {
          trouble.replaceChildren(errorBox('form', inWords(error)));
        }
      },
    },
  }, `Continue with ${providerName(id)}`);
  return h('div', { class: 'stack providers' }, offers.providers.map(button), trouble, h('p', { class: 'or' }, h('span', null, 'or')));
}

function view(title, lead, { notice, take, query, ...context }, here, ...built) {
  const next = query.get('next');
  const tab = (path, label, testid) => h('a', {
    href: next ? `${path}?next=${encodeURIComponent(next)}` : path, 'aria-current': here === path && 'page', 'data-testid': testid,
  }, label);
  const error = take('error');
  return doorView(title, lead,
    notice && noticeBox(notice),
    error && errorBox('form', signInError(error)),
    h('div', { class: 'card' },
      h('nav', { class: 'tabs', 'aria-label': 'Account' }, tab('/sign-in', 'Sign in', 'go-signin'), tab('/sign-up', 'Sign up', 'go-signup')),
      providers({ ...context, query }), ...built));
}

export const signIn = (context) => view('Welcome back', 'Sign in to launch and look after your workers.', context, '/sign-in',
  form({
    testid: 'signin-form',
    draft: 'account',
    fields: [emailField(), password('current-password')],
    submit: 'Sign in',
    check: (values) => ({ ...checkEmail(values.email), ...(!values.password && { password: 'Enter a password.' }) }),
    send: (values) => account.signIn({ email: values.email.trim(), password: values.password }).then(context.entered),
  }),
  context.offers.mail && h('p', { class: 'hint' }, h('a', { href: '/forgot-password', 'data-testid': 'forgot' }, 'Forgot your password?')));

export const signUp = (context) => view('Create your account', 'Den runs OpenWork workers for you.', context, '/sign-up',
  form({
    testid: 'signup-form',
    draft: 'account',
    fields: [
      field('name', 'Name', { autocomplete: 'name', required: true, dir: 'auto', 'data-testid': 'name' }),
      emailField(),
      password('new-password', 'At least 8 characters.'),
    ],
    submit: 'Create account',
    check: (values) => ({
      ...(!values.name.trim() && { name: 'Enter your name.' }),
      ...checkEmail(values.email),
      ...(values.password.length < 8 && { password: 'Use at least 8 characters.' }),
    }),
    send: ({ name, email, password: secret }) =>
      account.signUp({ name: name.trim(), email: email.trim(), password: secret }).then(context.entered),
  }));
