// What the benches of outlets share: a system with an outlet, its readers and receivers.
import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { speak, startSystem } from '../platform/system.js';

const here = dirname(fileURLToPath(import.meta.url));
const source = { provenance: 'interview', statedOn: '2026-01-02' };
const terms = {
  scope: { types: ['ClientRegistered'] },
  fields: [],
  eventsPerMinute: 10_000_000,
  expiresOn: '2099-12-31',
};

/** Starts a system in a process of its own, with an outlet for new clients. */
export async function startBank() {
  process.env.RAPPORT_WEBHOOK_NETWORKS = '127.0.0.1';
  const system = await startSystem();
  const as = (role) => {
    const token = system.token(role, role);
    return { token, ...speak(system.address, token) };
  };
  const [admin, risk, manager] = ['administrator', 'riskOfficer', 'relationshipManager'].map(as);
  const service = as('service');
  const { id: serviceId } = await service.get('/me');
  const { id: ownerId } = await risk.get('/me');
  await admin.post('/outlets', {
    ...{ outletId: 'ot_bench', serviceId, name: 'Bench', purpose: 'Is measured.' },
    ...{ ownerId, contact: 'bench@bank.example', terms },
  });
  await risk.post('/outlets/ot_bench/approval', {});
  return { ...system, service, register: (name) => register(manager, name) };
}

/** One event: a new client. */
const register = (manager, name) =>
  manager.post('/clients', {
    form: 'legalEntity',
    role: 'client',
    facts: { name: { en: name } },
    source,
  });

/**
 * Registers clients from many hands at once, so many a second at most, and for so long at most; says how
 * many there were and how long it took.
 */
export async function write(
  bank,
  { events, perSecond = Infinity, hands = 32, mostSeconds = Infinity },
) {
  const began = performance.now();
  const passed = () => (performance.now() - began) / 1_000;
  let [next, written] = [0, 0];
  const hand = async () => {
    for (let own = next++; own < events && passed() < mostSeconds; own = next++) {
      const early = own / perSecond - passed();
      if (early > 0) await pause(early * 1_000);
      await bank.register(`Bench ${own}`);
      written++;
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return { written, seconds: passed() };
}

/** A process that reads or receives; `told()` is how much has come to it by now. */
export async function helper(file, options) {
  const child = fork(join(here, file));
  const said = () => new Promise((resolve) => child.once('message', resolve));
  const ready = said();
  child.send(options);
  const begun = await ready;
  return {
    ...begun,
    told: () => {
      const answer = said();
      child.send('tell');
      return answer;
    },
    stop: () => child.kill(),
  };
}

/** Registers so many addresses of a receiver, each confirmed. */
export async function webhooksTo({ service }, address, count) {
  const ids = Array.from({ length: count }, (_, index) => `wh_${index}`);
  for (const webhookId of ids) {
    const url = `${address}/${webhookId}`;
    await service.post('/webhooks', { webhookId, outletId: 'ot_bench', url });
    await service.post(`/webhooks/${webhookId}/challenge`, {});
  }
  return ids;
}

/** Waits until a helper has so much, or for so long; what had come by then, and when the last did. */
export async function until(helping, events, mostSeconds = Infinity) {
  for (const began = performance.now(); ;) {
    const { count, lastAt } = await helping.told();
    const passed = (performance.now() - began) / 1_000;
    if (count >= events || passed > mostSeconds) return { count, lastAt };
    await pause(100);
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
