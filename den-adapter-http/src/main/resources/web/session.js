// Who is signed in, what they may see, and what must not outlive them.

import { account, offers } from './data/api.js';
import { forgetDrafts } from './ui/form.js';

const LAST = 'den-user';
const DOOR = 'den-door';

/** The same in all modules; `user` is null for nobody, `orgs` and `admin` go with the user. */
export const session = { user: null, orgs: [], admin: false, offers: null };

/** Tokens of the workers made in this page; kept nowhere else. */
export const secrets = new Map();

// Tabs tell each other, so that none goes on as somebody who has left.
const tabs = new BroadcastChannel('den-session');
export const onOtherTab = (listener) => tabs.addEventListener('message', listener);
export const tellOtherTabs = () => tabs.postMessage('changed');

function remember(store, key, value) {
  try {
    store.setItem(key, value);
  } catch { /* storage is off: nothing is remembered */ }
}

function recall(store, key) {
  try {
    return store.getItem(key);
  } catch {
    return null;
  }
}

/** Somebody who was here before is asked to sign in, a newcomer to sign up. */
export const door = () => (recall(localStorage, DOOR) ? '/sign-in' : '/sign-up');

/** What one person typed or made is not for the next. */
export function forget() {
  secrets.clear();
  forgetDrafts();
}

/** Asks the server who this is. True where it is somebody else than before. */
export async function load() {
  const [answer, offered] = await Promise.all([account.session(), offers()]);
  const user = answer?.user ?? null;
  const orgs = user ? await account.orgs() : [];
  const changed = user?.id !== session.user?.id;
  Object.assign(session, { user, orgs, offers: offered, admin: offered.viewer?.admin === true });
  if (user) {
    const last = recall(sessionStorage, LAST);
    if (last && last !== user.id) forget();
    remember(sessionStorage, LAST, user.id);
    remember(localStorage, DOOR, 'known');
  }
  return changed;
}

/** The session is over, whoever ended it. */
export function leave() {
  Object.assign(session, { user: null, orgs: [], admin: false });
}
