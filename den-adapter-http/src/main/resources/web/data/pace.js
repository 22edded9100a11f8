// How long launches take here: from the steps that the newest launches of the organisation recorded.

import { paceOf } from './launch.js';

const SAMPLE = 5;
const known = new Map();

/** The pace of recent launches, asked for once per organisation and page load. */
export function recentPace(orgId, workers) {
  if (!known.has(orgId)) {
    known.set(orgId, measure(workers).catch(() => {
      known.delete(orgId);
      return paceOf([]);
    }));
  }
  return known.get(orgId);
}

async function measure(workers) {
  const live = (await workers.list()).filter((w) => w.destination === 'cloud' && w.status === 'healthy').slice(0, SAMPLE);
  return paceOf(await Promise.all(live.map(({ id }) => workers.show(id).then(({ launch }) => launch, () => null))));
}
