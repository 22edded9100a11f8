// The form behind the link that was mailed. The token leaves the address bar and the history at once.
const query = new URLSearchParams(location.search);
const token = query.get('token');
history.replaceState(null, '', location.pathname);

const form = document.getElementById('reset');
const said = document.getElementById('said');

const WORDS = {
  INVALID_TOKEN: 'This link does not work any more. Ask for another one.',
  PASSWORD_TOO_SHORT: 'At least 8 characters, please.',
  PASSWORD_TOO_LONG: 'At most 128 characters, please.',
};

function end(words) {
  said.textContent = words;
  form.querySelector('button').disabled = true;
  form.password.disabled = true;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const answer = await fetch('/api/auth/reset-password', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ newPassword: form.password.value, token }),
    });
    if (answer.ok) {
      end('Saved. You are signed out everywhere; sign in with the new password.');
      return;
    }
    const problem = await answer.json().catch(() => ({}));
    said.textContent = WORDS[problem.code] ?? problem.message ?? 'That did not work. Try again in a moment.';
  } catch {
    said.textContent = 'Den cannot be reached. Try again in a moment.';
  }
});

if (!token || query.has('error')) {
  end(WORDS.INVALID_TOKEN);
}
