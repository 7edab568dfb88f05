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

/** Registers clients from many hands at once, so many a second at most. */
export async function write(bank, { events, perSecond = Infinity, hands = 32 }) {
  const began = performance.now();
  let next = 0;
  const hand = async () => {
    for (let own = next++; own < events; own = next++) {
      const early = (own / perSecond) * 1_000 - (performance.now() - began);
      if (early > 0) await pause(early);
      await bank.register(`Bench ${own}`);
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return (performance.now() - began) / 1_000;
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

/** Waits until a helper has so much; the time of the last that came. */
export async function until(helping, events) {
  for (;;) {
    const { count, lastAt } = await helping.told();
    if (count >= events) return lastAt;
    await pause(100);
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
