import { Checkpoints, openWorld, readSettings, serve } from '#platform';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import { yearOfInstalments } from '../lending-desk.js';
import { eventually } from '../rapport.js';
import type { Started } from '../standalone.js';
import { runOnce, says, start } from '../standalone.js';

const loans = 12;
const folder = mkdtempSync(join(tmpdir(), 'rapport-close-'));
const environment = {
  RAPPORT_DATA: folder,
  RAPPORT_PORT: '0',
  RAPPORT_REQUESTS_PER_MINUTE: '0',
};
const dayBack = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const closed = dayBack(1);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The stores of the running process, past its API. */
async function storesOf() {
  const { eventStoreUrl, mongoUrl } = JSON.parse(
    readFileSync(join(folder, 'running.json'), 'utf8'),
  ) as { readonly eventStoreUrl: string; readonly mongoUrl: string };
  const settings = readSettings({
    ...environment,
    EVENTSTORE_URL: eventStoreUrl,
    MONGODB_URL: mongoUrl,
    RAPPORT_LOG_LEVEL: 'silent',
  });
  return openWorld(settings);
}

async function started(): Promise<{ readonly running: Started; readonly address: string }> {
  const running = start(['start'], environment);
  return { running, address: await says(running, /API\s+(http\S+)\n/) };
}

const tokenOf = (as: string, name: string) =>
  runOnce(['token', '--as', as, '--name', name], environment).stdout.trim();

function voice(address: string, token: string) {
  let sent = 0;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    post: async (path: string, body: object) => {
      const key = `${token.slice(-8)}-${path.length}-${(sent += 1)}`;
      const response = await fetch(`${address}${path}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': key },
        body: JSON.stringify(body),
      });
      if (response.status !== 201) throw new Error(await response.text());
      return (await response.json()) as { readonly position: number };
    },
    get: async (path: string) => (await fetch(`${address}${path}`, { headers })).json(),
  };
}
type Voice = ReturnType<typeof voice>;

/** A loan drawn more than a year ago, of which nothing was ever paid. */
async function unpaidLoan(number: number, rm: Voice, approver: Voice): Promise<void> {
  const ids = { clientId: `cl_c${number}`, applicationId: `ap_c${number}` };
  const source = { provenance: 'interview', statedOn: dayBack(420) };
  const { industry, region } = yearOfInstalments;
  const facts = { name: { en: `Client ${number}` }, industry, region };
  const opening = { clientId: ids.clientId, form: 'legalEntity', role: 'client', facts, source };
  const seen = (path: string, { position }: { readonly position: number }) =>
    rm.get(`${path}${path.includes('?') ? '&' : '?'}after=${position}`);
  await seen(`/clients/${ids.clientId}`, await rm.post('/clients', opening));
  for (const kind of ['businessLicence', 'financialStatement']) {
    const paper = { clientId: ids.clientId, kind, title: kind, archivedAs: 'X' };
    const dated = { ...paper, issuedOn: dayBack(420), valueDate: dayBack(410) };
    await seen(`/documents?clientId=${ids.clientId}`, await rm.post('/documents', dated));
  }
  const asked = { ...ids, terms: yearOfInstalments, valueDate: dayBack(405) };
  const path = `/applications/${ids.applicationId}`;
  await seen(path, await rm.post('/applications', asked));
  await approver.post(`${path}/approvals`, { valueDate: dayBack(404) });
  const loan = `/loans/ln_c${number}`;
  await eventually(
    () => rm.get(loan) as Promise<{ readonly loanId?: string }>,
    ({ loanId }) => loanId !== undefined,
  );
  await rm.post(`${loan}/agreements`, { agreementNumber: `C-${number}`, valueDate: dayBack(403) });
  const payee = { name: '宝钢股份', account: '6222020200112233' };
  const amount = yearOfInstalments.amount;
  const drawdown = { proposalId: 'd1', amount, payee, way: 'entrusted', use: '采购钢材' };
  await rm.post(`${loan}/drawdowns`, { ...drawdown, valueDate: dayBack(402) });
  await approver.post(`${loan}/proposals/d1/approvals`, { valueDate: dayBack(402) });
}

/** Kills the process once the close has written so many events more. */
async function killedAfter(more: number, running: Started): Promise<void> {
  const world = await storesOf();
  const before = (await world.store.head()) ?? 0;
  await eventually(
    async () => (await world.store.head()) ?? 0,
    (head) => head >= before + more,
    120_000,
  );
  running.process.kill('SIGKILL');
  expect(await running.ended).toBe('SIGKILL');
  await world.close();
}

/** What the end of the day found, each once: type, day, and instalment or bucket. */
async function foundBy(position: number): Promise<readonly string[]> {
  const world = await storesOf();
  const served = await serve(world, contexts, { api: false, worker: false });
  const done = served.app.get(Checkpoints).waitFor('process:age-loans', position, 240_000);
  expect(await done).toBe(true);
  const found: string[] = [];
  const types = ['InstalmentMissed', 'ArrearsGrew', 'LoanFellOverdue', 'OverdueBucketChanged'];
  for await (const { stream, type, data } of world.store.log(undefined)) {
    const { valueDate, instalment, to } = data as Readonly<Record<string, string>>;
    if (types.includes(type)) found.push([stream, type, valueDate, instalment ?? to].join(' '));
  }
  await served.stop();
  await world.close();
  return found;
}

describe('a process killed during the close of a day', () => {
  it('goes on where it was, finds nothing twice, and its figures are right', async () => {
    const first = await started();
    const token = { rm: tokenOf('rm', 'Wang Fang'), approver: tokenOf('approver', 'Zhao Min') };
    const admin = tokenOf('admin', 'Operations');
    const rm = voice(first.address, token.rm);
    const approver = voice(first.address, token.approver);
    for (let number = 0; number < loans; number += 1) await unpaidLoan(number, rm, approver);
    const closing = await voice(first.address, admin).post(
      `/business-days/${closed.slice(0, 4)}/closings`,
      { day: closed },
    );
    await killedAfter(20, first.running);
    const second = await started();
    await killedAfter(20, second.running);
    const last = await started();
    const found = await foundBy(closing.position);
    // Twelve instalments each missed; the first falls overdue, the others let the arrears grow.
    expect(found.filter((line) => line.includes('InstalmentMissed'))).toHaveLength(12 * loans);
    expect(found.filter((line) => line.includes('LoanFellOverdue'))).toHaveLength(loans);
    expect(new Set(found).size).toBe(found.length);
    const reader = voice(last.address, token.rm);
    const row = await eventually(
      () => reader.get('/loans/ln_c0') as Promise<{ readonly bucket?: string }>,
      ({ bucket }) => bucket === 'over360',
    );
    expect(row).toMatchObject({ status: 'active', outstanding: yearOfInstalments.amount });
    const auditor = voice(last.address, tokenOf('auditor', 'Sun Yue'));
    const proof = await auditor.get(`/loans/reconciliation?on=${closed}`);
    expect(proof).toMatchObject({ loans, agrees: true, differences: [] });
    last.running.process.kill('SIGTERM');
    expect(await last.running.ended).toBe(0);
  }, 600_000);
});
