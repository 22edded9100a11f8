// What is known of a launch, as plain data: made from the launch object of GET /v1/workers/{id} and
// brought forward by `step` events. No DOM, no clock of its own.

import { STEPS } from './words.js';

const DONE = ['done', 'failed', 'skipped'];
const time = (iso) => Date.parse(iso ?? '') || null;

const blank = () => Object.keys(STEPS).map((step) => ({
  step, state: 'pending', startedAt: null, finishedAt: null, attempt: 0, deadline: null, detail: null,
}));

/** {steps, code, message, reference, providerRef} from the launch object, which may be null. */
export function fromLaunch(launch) {
  const model = {
    steps: blank(),
    code: launch?.code ?? null,
    message: launch?.message ?? null,
    reference: launch?.reference ?? null,
    providerRef: launch?.providerRef ?? null,
  };
  for (const known of launch?.steps ?? []) {
    const step = model.steps.find((s) => s.step === known.step);
    if (!step) continue;
    step.state = known.state ?? 'pending';
    step.startedAt = time(known.startedAt);
    step.finishedAt = time(known.finishedAt);
    if (launch.step === known.step && active(step)) {
      step.attempt = launch.attempt ?? 0;
      step.deadline = time(launch.deadline);
    }
  }
  return model;
}

/** The model after one `step` event. Events the model is already past (a replayed stream) change nothing. */
export function apply(model, event) {
  const step = model.steps.find((s) => s.step === event.step);
  const at = time(event.at);
  if (!step || !event.state) return model;
  const last = step.finishedAt ?? step.startedAt ?? 0;
  const over = DONE.includes(event.state);
  if (at !== null && (at < last || (at === last && DONE.includes(step.state) && !over))) return model;
  const next = {
    ...step,
    state: event.state,
    startedAt: time(event.since) ?? step.startedAt ?? at,
    finishedAt: over ? at : null,
    attempt: event.attempt ?? step.attempt,
    deadline: over ? null : time(event.deadline),
    detail: event.detail ?? null,
  };
  return {
    ...model,
    steps: model.steps.map((s) => (s === step ? next : s)),
    code: event.state === 'failed' ? event.code ?? model.code : model.code,
    reference: event.reference ?? model.reference,
  };
}

export const active = (step) => step.state === 'started' || step.state === 'waiting';
export const over = (step) => DONE.includes(step.state);
export const begun = (model) => model.steps.some((s) => s.state !== 'pending');
export const isTerminal = (status) => status === 'healthy' || status === 'failed' || status === 'stopped';

/** Milliseconds from the first step to the last that finished, or to `now` while one runs. */
export function elapsed(model, now) {
  const starts = model.steps.map((s) => s.startedAt).filter(Boolean);
  if (!starts.length) return 0;
  const ends = model.steps.some(active) ? [now] : model.steps.map((s) => s.finishedAt).filter(Boolean);
  return Math.max(0, Math.max(...ends, 0) - Math.min(...starts));
}
