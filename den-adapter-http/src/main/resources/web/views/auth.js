// Sign in and sign up: two forms, one view each, the e-mail carried from one to the other.

import { api } from '../api.js';
import { h } from '../dom.js';
import { field, form } from '../forms.js';

const email = () => field('email', 'E-mail', { type: 'email', autocomplete: 'email', required: true, 'data-testid': 'email' });
const password = (autocomplete, hint) =>
  field('password', 'Password', { type: 'password', autocomplete, required: true, 'data-testid': 'password' }, hint);

function checkAccount(values, wrong = {}) {
  if (!/^\S+@\S+\.\S+$/.test(values.email.trim())) wrong.email = 'Enter an e-mail address, like ada@example.com.';
  if (!values.password) wrong.password = 'Enter a password.';
  return wrong;
}

function view(title, lead, notice, built) {
  const tab = (hash, label, testid) =>
    h('a', { href: hash, 'aria-current': location.hash === hash && 'page', 'data-testid': testid }, label);
  return {
    title,
    el: h('section', { class: 'auth' },
      h('img', { src: '/web/favicon.svg', alt: '', width: 44, height: 44 }),
      h('h1', { tabindex: -1 }, title),
      h('p', { class: 'muted' }, lead),
      notice && h('p', { class: 'notice', role: 'status', 'data-testid': 'notice' }, notice),
      h('div', { class: 'card' },
        h('nav', { class: 'tabs', 'aria-label': 'Account' },
          tab('#/sign-in', 'Sign in', 'go-signin'), tab('#/sign-up', 'Sign up', 'go-signup')),
        built)),
  };
}

export function signIn({ notice, signedIn }) {
  return view('Welcome back', 'Sign in to launch and look after your workers.', notice, form({
    testid: 'signin-form',
    draft: 'account',
    fields: [email(), password('current-password')],
    submit: 'Sign in',
    check: checkAccount,
    send: (values) => api.signIn({ email: values.email.trim(), password: values.password }).then(signedIn),
  }));
}

export function signUp({ notice, signedIn }) {
  return view('Create your account', 'Den runs OpenWork workers for you.', notice, form({
    testid: 'signup-form',
    draft: 'account',
    fields: [
      field('name', 'Name', { autocomplete: 'name', required: true, dir: 'auto', 'data-testid': 'name' }),
      email(),
      password('new-password', 'At least 8 characters.'),
    ],
    submit: 'Create account',
    check(values) {
      const wrong = values.name.trim() ? {} : { name: 'Enter your name.' };
      if (values.password.length < 8) wrong.password = 'Use at least 8 characters.';
      return { ...checkAccount(values), ...wrong };
    },
    send: ({ name, email: mail, password: secret }) =>
      api.signUp({ name: name.trim(), email: mail.trim(), password: secret }).then(signedIn),
  }));
}
