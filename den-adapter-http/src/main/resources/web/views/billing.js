// What the plan is, what it costs, why somebody is asked to pay, and the way to pay and back.

import { billing as api } from '../data/api.js';
import { announce, h, outside, safeLink } from '../ui/dom.js';
import { action, ask, card, errorBox, facts, notice, pageHead, pill, table } from '../ui/parts.js';
import { day, moment, money } from '../ui/time.js';
import { BILLING_REASONS, inWords } from '../ui/words.js';
import { unfinishedLaunch } from './launch.js';

const CHECKS = 20; // after a payment: how often it is asked whether it has arrived
const PAUSE = 3_000;

const LOOKS = { active: 'good', trialing: 'good', past_due: 'bad', unpaid: 'bad', canceled: '', incomplete: 'busy' };
const spaced = (word) => word.replaceAll('_', ' ');

function price({ amount, currency, recurringInterval, recurringIntervalCount } = {}) {
  const sum = money(amount, currency);
  if (!sum) return null;
  if (!recurringInterval) return sum;
  return recurringIntervalCount > 1 ? `${sum} every ${recurringIntervalCount} ${recurringInterval}s` : `${sum} per ${recurringInterval}`;
}

const SOURCES = { live: 'asked just now', cache: 'from the last few minutes', grace: 'from the last answer before the provider fell silent' };

const explanation = (told) => card(told.decision === 'payment_required' ? 'Why you are asked to pay' : 'What decides', h('p', { 'data-testid': 'reason' }, BILLING_REASONS[told.reason] ?? spaced(told.reason)),
  facts({
    Decision: pill({ allowed: 'allowed', payment_required: 'payment required', disabled: 'not charged' }[told.decision] ?? told.decision,
      told.decision === 'payment_required' ? 'busy' : 'good', 'decision'),
    'Found by': { external_id: 'your account', email: 'your e-mail address', free_allowance: 'the free allowance', grace: 'your last confirmed plan' }[told.rule],
    'Counts until': moment(told.graceUntil),
    Checked: told.checkedAt && [moment(told.checkedAt), told.source && ` · ${SOURCES[told.source] ?? told.source}`],
    'Customer id': told.customerId && h('code', null, told.customerId),
  }));

const invoices = (list) => card('Invoices', list.length
  ? table('Invoices', [
    { label: 'Date', look: 'when', cell: (i) => day(i.createdAt) },
    { label: 'Number', cell: (i) => i.invoiceNumber, look: 'grow' },
    { label: 'Status', cell: (i) => pill(spaced(i.status ?? 'unknown'), i.status === 'paid' ? 'good' : '') },
    { label: 'Amount', cell: (i) => money(i.totalAmount, i.currency), look: 'number' },
    { label: 'Invoice', cell: (i) => safeLink(i.invoiceUrl) && h('a', { ...outside, href: i.invoiceUrl }, 'Open') || null },
  ], list, () => ({ 'data-testid': 'invoice' }))
  : h('p', { class: 'muted' }, 'There are none yet.'));

function subscriptionFacts(plan) {
  const subscription = plan.subscription ?? {};
  return facts({
    Price: price(plan.subscription ?? {}) ?? price(plan.price ?? {}),
    'Current period': subscription.currentPeriodStart && `${day(subscription.currentPeriodStart)} – ${day(subscription.currentPeriodEnd)}`,
    Renews: !subscription.endedAt && !subscription.cancelAtPeriodEnd && plan.hasActivePlan && day(subscription.currentPeriodEnd),
    'Ends on': !subscription.endedAt && subscription.cancelAtPeriodEnd && h('b', { 'data-testid': 'ends' }, day(subscription.currentPeriodEnd)),
    Cancelled: day(subscription.canceledAt),
    Ended: day(subscription.endedAt),
  });
}

function planCard(plan, { link, reload }) {
  const errors = h('div', { 'data-testid': 'billing-error' });
  const fail = (error) => errors.replaceChildren(errorBox('billing', inWords(error)));
  const { subscription } = plan;

  const checkout = action('Get a plan', async () => {
    errors.replaceChildren();
    try {
      const { checkoutUrl } = await api.show({ includeCheckout: true, excludePortal: true, excludeInvoices: true });
      if (checkoutUrl && safeLink(checkoutUrl)) location.assign(checkoutUrl);
      else await reload();
    } catch (error) {
      fail(error);
    }
  }, { class: 'primary', 'data-testid': 'get-plan' });

  const change = async (cancels) => {
    await api.cancel(cancels);
    announce(cancels ? 'The plan ends with the period.' : 'The plan goes on.');
    await reload();
  };
  const cancel = h('button', { type: 'button', class: 'quiet', 'data-testid': 'cancel-plan', on: {
    click: () => ask({
      testid: 'cancel-ask', title: 'Cancel the plan?', danger: true, yes: 'Cancel the plan', words: inWords,
      about: h('p', null, `You can launch cloud workers until ${day(subscription.currentPeriodEnd) || 'the period ends'}. Workers that run are not touched.`),
      act: () => change(true),
    }),
  } }, 'Cancel plan…');
  const keep = action('Keep the plan', async () => {
    errors.replaceChildren();
    await change(false).catch(fail);
  }, { 'data-testid': 'keep-plan' });

  const open = subscription && !subscription.endedAt && plan.hasActivePlan;
  return card('Plan',
    h('div', { class: 'row-line' },
      plan.hasActivePlan
        ? pill(subscription?.cancelAtPeriodEnd ? 'active, ends soon' : 'active', subscription?.cancelAtPeriodEnd ? 'busy' : 'good', 'plan')
        : pill('no active plan', 'busy', 'plan'),
      subscription && subscription.status !== 'active' && pill(`subscription ${spaced(subscription.status)}`, LOOKS[subscription.status], 'subscription')),
    subscriptionFacts(plan),
    h('div', { class: 'row-line' },
      !plan.hasActivePlan && checkout,
      open && (subscription.cancelAtPeriodEnd ? keep : cancel),
      safeLink(plan.portalUrl) && h('a', { ...outside, class: 'button', href: plan.portalUrl, 'data-testid': 'portal' }, 'Customer portal')),
    errors,
    plan.hasActivePlan && unfinishedLaunch() && h('p', { class: 'notice', 'data-testid': 'resume' },
      'You were about to launch a worker. ', h('a', { href: link('/workers/new') }, 'Go on with it')));
}

const freeView = () => ({
  title: 'Billing',
  el: h('div', { class: 'page' }, pageHead({ title: 'Billing' }),
    h('div', { class: 'empty', 'data-testid': 'billing-off' }, h('h2', null, 'Nothing to pay'), h('p', { class: 'muted' }, BILLING_REASONS.paywall_off))),
});

export async function billing({ take, link, show, failed, ...context }) {
  const paid = ['checkout_id', 'customer_session_token', 'paid'].map(take).some((value) => value !== null);
  const [plan, told] = await Promise.all([
    api.show({}),
    api.explain().catch((error) => { // not on every server, and not always answered
      if (error.status === 404 || error.status === 503) return null;
      throw error;
    }),
  ]);
  if (!plan.featureGateEnabled) return freeView();
  const reload = async () => {
    try {
      show(await billing({ take, link, show, failed, ...context }));
    } catch (error) {
      failed(error);
    }
  };

  const thanks = notice('Thank you. Your plan is active.');
  thanks.classList.add('good');
  let timer;
  let checks = 0;
  const waiting = paid && !plan.hasActivePlan;
  const said = waiting && notice('Thank you. The payment is on its way; this page looks for it every few seconds.');
  function watch() {
    timer = setTimeout(async () => {
      const now = await api.show({ excludePortal: true, excludeInvoices: true }).catch(() => null);
      if (now?.hasActivePlan) return reload();
      if (++checks < CHECKS) return watch();
      said.textContent = 'The payment has not arrived yet. It may take a few minutes; come back to this page then.';
    }, PAUSE);
  }
  if (waiting) watch();

  return {
    title: 'Billing',
    refresh: reload,
    stop: () => clearTimeout(timer),
    el: h('div', { class: 'page' },
      pageHead({ title: 'Billing', lead: 'Cloud workers need a plan; local workers never do.' }),
      said, paid && plan.hasActivePlan && thanks,
      h('div', { class: 'columns' },
        h('div', { class: 'stack' }, planCard(plan, { link, reload }), invoices(plan.invoices)),
        h('div', { class: 'stack' }, told ? explanation(told) : card('Why', h('p', { class: 'muted' }, 'The billing provider gave no answer just now.'))))),
  };
}
