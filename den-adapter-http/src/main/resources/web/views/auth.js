// Sign in and sign up: two forms, one view each, the e-mail carried from one to the other.

import { api } from '../api.js';
import { h } from '../dom.js';
import { field, form, reveal } from '../forms.js';

const email = (input) => field({
  name: 'email',
  label: 'E-mail',
  input: { type: 'email', autocomplete: 'email', inputmode: 'email', required: true, maxlength: 255, 'data-testid': 'email', ...input },
});

const password = (kind, hint) => field({
  name: 'password',
  label: 'Password',
  hint,
  secret: true,
  extra: reveal,
  input: { type: 'password', autocomplete: kind, required: true, 'data-testid': 'password' },
});

function checkEmail(input, wrong) {
  if (!input.value.trim()) wrong.email = 'Enter your e-mail address.';
  else if (input.validity.typeMismatch) wrong.email = 'This does not look like an e-mail address.';
}

const tab = (hash, label, current, testid) =>
  h('a', { href: hash, 'aria-current': current ? 'page' : null, 'data-testid': testid }, label);

function view({ title, lead, current, notice, form: built }) {
  return {
    title,
    el: h('section', { class: 'auth' },
      h('div', { class: 'intro' },
        h('img', { src: '/web/favicon.svg', alt: '', width: 44, height: 44 }),
        h('h1', { tabindex: -1 }, title),
        h('p', { class: 'muted' }, lead)),
      notice && h('p', { class: 'notice', role: 'status', 'data-testid': 'notice' }, notice),
      h('div', { class: 'card' },
        h('nav', { class: 'tabs', 'aria-label': 'Account' },
          tab('#/sign-in', 'Sign in', current === 'in', 'go-signin'),
          tab('#/sign-up', 'Create account', current === 'up', 'go-signup')),
        built.el)),
  };
}

export function signIn({ notice, signedIn }) {
  const mail = email();
  const pass = password('current-password');
  const built = form({
    testid: 'signin-form',
    draft: 'account',
    fields: [mail, pass],
    submit: 'Sign in',
    check() {
      const wrong = {};
      checkEmail(mail.input, wrong);
      if (!pass.input.value) wrong.password = 'Enter your password.';
      return wrong;
    },
    send: async (values) => signedIn(await api.signIn({ email: values.email.trim(), password: values.password })),
  });
  return view({ title: 'Welcome back', lead: 'Sign in to launch and look after your workers.', current: 'in', notice, form: built });
}

export function signUp({ notice, signedIn }) {
  const name = field({
    name: 'name',
    label: 'Name',
    input: { autocomplete: 'name', autocapitalize: 'words', required: true, 'data-testid': 'name', dir: 'auto' },
  });
  const mail = email();
  const pass = password('new-password', 'At least 8 characters.');
  const built = form({
    testid: 'signup-form',
    draft: 'account',
    fields: [name, mail, pass],
    submit: 'Create account',
    check() {
      const wrong = {};
      if (!name.input.value.trim()) wrong.name = 'Enter your name.';
      checkEmail(mail.input, wrong);
      if (pass.input.value.length < 8) wrong.password = 'Use at least 8 characters.';
      return wrong;
    },
    send: async (values) => signedIn(await api.signUp({ name: values.name.trim(), email: values.email.trim(), password: values.password })),
  });
  return view({ title: 'Create your account', lead: 'Den runs OpenWork workers for you. An account takes a minute.', current: 'up', notice, form: built });
}
