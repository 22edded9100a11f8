// What is known of a launch, as plain data: made from the launch object of GET /v1/workers/{id}, brought
// forward by `step` events. No DOM and no clock.

import { STEPS } from '../ui/words.js';

const time = (iso) => Date.parse(iso) || null;

export const active = ({ state }) => state === 'started' || state === 'waiting';
export const over = ({ state }) => state === 'done' || state === 'failed' || state === 'skipped';
export const isSettled = (status) => status !== 'provisioning';

/** {steps, code, message, reference} of the launch object, which may be null. */
export function fromLaunch(launch) {
  const steps = Object.keys(STEPS).map((name) => {
    const known = launch?.steps?.find((s) => s.step === name);
    const step = { step: name, state: known?.state ?? 'pending', startedAt: time(known?.startedAt), finishedAt: time(known?.finishedAt) };
    return active(step) && launch.step === name ? { ...step, attempt: launch.attempt, deadline: time(launch.deadline) } : step;
  });
  return { steps, code: launch?.code, message: launch?.message, reference: launch?.reference };
}

/** The model after one `step` event. A replayed event that the model is already past changes nothing. */
export function apply(model, { step: name, state, at: iso, since, attempt, deadline, detail }) {
  const at = time(iso);
  const steps = model.steps.map((step) => {
    const last = step.finishedAt ?? step.startedAt ?? 0;
    if (step.step !== name || at < last || (at === last && over(step))) return step;
    return {
      step: name, state, attempt, detail,
      startedAt: time(since) ?? step.startedAt ?? at,
      finishedAt: over({ state }) ? at : null,
      deadline: time(deadline),
    };
  });
  return { ...model, steps };
}

/** How long a finished step took, in milliseconds; null for any other. */
export const taken = ({ state, startedAt, finishedAt }) =>
  (state === 'done' && startedAt && finishedAt ? Math.max(0, finishedAt - startedAt) : null);

/** Milliseconds from the first step to the last that finished, or to `now` while one runs. */
export function elapsed({ steps }, now) {
  const begun = steps.filter((s) => s.startedAt);
  const ends = begun.map((s) => (active(s) ? now : s.finishedAt ?? s.startedAt));
  return Math.max(0, ...ends) - Math.min(...begun.map((s) => s.startedAt), Math.max(0, ...ends));
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** What launches took, step by step: {count, steps: {name: ms}}; count 0 where there is nothing to go by. */
export function paceOf(launches) {
  const stories = launches.filter(Boolean).map(fromLaunch);
  const steps = {};
  for (const name of Object.keys(STEPS)) {
    const times = stories.map((story) => taken(story.steps.find((s) => s.step === name))).filter((ms) => ms !== null);
    if (times.length) steps[name] = median(times);
  }
  return { count: stories.length, steps };
}

/** What is left of a launch at that pace, in milliseconds; null where some step was never seen to end. */
export function remaining({ steps }, pace, now) {
  let left = 0;
  for (const step of steps) {
    if (over(step)) continue;
    if (pace.steps[step.step] === undefined) return null;
    left += active(step) ? Math.max(0, pace.steps[step.step] - (now - step.startedAt)) : pace.steps[step.step];
  }
  return left;
}
