import { EventStore } from '#platform';
import { contexts } from '../../apps/contexts.js';
import { loadDemo } from '../../apps/cli/src/demo.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

/** The books of the demo bank. */
let stores: Stores;
let rapport: Rapport;
let auditor: Voice;
let head = 0;

interface Line {
  readonly debit: number;
  readonly credit: number;
  readonly currency: string;
  readonly account: string;
}
interface Books {
  readonly loanId: string;
  readonly balances: Readonly<Record<string, number>>;
}

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  auditor = await rapport.as('auditor');
  await loadDemo(rapport.app, () => undefined);
  head = (await rapport.app.get(EventStore).head()) ?? 0;
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const journal = async (from: number, to: number) => {
  const lines: Line[] = [];
  for (let next = ''; ;) {
    const path = `/ledger/journal?from=${from}&to=${to}${next}`;
    const { body } = await auditor.get(path).expect(200);
    lines.push(...(body.items as readonly Line[]));
    if (body.next === null) return lines;
    next = `&cursor=${encodeURIComponent(String(body.next))}`;
  }
};
const balanceOf = (lines: readonly Line[]) =>
  lines.reduce((sum, { debit, credit }) => sum + debit - credit, 0);

describe('the ledger', () => {
  it('has the principal of every loan as the loan book has it', async () => {
    const { body } = await auditor.get(`/ledger?limit=500&after=${head}`).expect(200);
    const books = body.items as readonly Books[];
    const loans = (await auditor.get(`/loans?limit=500&after=${head}`).expect(200)).body
      .items as readonly { loanId: string; status: string; outstanding: { minor: number } }[];
    const open = loans.filter(({ status }) => status === 'active');
    expect(open.length).toBeGreaterThan(3);
    const principal = new Map(books.map(({ loanId, balances }) => [loanId, balances['loans']]));
    const differing = open.filter(
      ({ loanId, outstanding }) => principal.get(loanId) !== outstanding.minor,
    );
    expect(differing).toEqual([]);
  });

  it('balances, in all and between any two points', async () => {
    const all = await journal(0, head);
    expect(all.length).toBeGreaterThan(10);
    expect(balanceOf(all)).toBe(0);
    const middle = Math.floor(head / 2);
    const [first, second] = [await journal(0, middle), await journal(middle, head)];
    expect([balanceOf(first), balanceOf(second)]).toEqual([0, 0]);
    const on = (lines: readonly Line[], account: string) =>
      balanceOf(lines.filter((line) => line.account === account && line.currency === 'CNY'));
    expect(on(first, 'loans') + on(second, 'loans')).toBe(on(all, 'loans'));
    const { body } = await auditor.get(`/ledger/trial-balance?after=${head}`).expect(200);
    const loans = body.find(
      ({ group }: { group: Record<string, string> }) =>
        group['account'] === 'loans' && group['currency'] === 'CNY',
    );
    expect(loans.sums.minor).toBe(on(all, 'loans'));
  });

  it('is a file for the finance system, and nobody else’s', async () => {
    const { text, headers } = await auditor
      .get(`/ledger/journal?from=0&to=${head}`)
      .set('Accept', 'text/csv')
      .expect(200);
    expect(headers['content-type']).toMatch('text/csv');
    expect(text).toMatch(/^\uFEFFnumber,account,科目,debit,credit/);
    expect(text).toMatch(/1303,Loans,贷款/);
    const lines = await journal(0, head);
    expect(text.trimEnd().split('\r\n')).toHaveLength(lines.length + 1);
    expect(text.match(/\uFEFF/g)).toHaveLength(1);
    const rm = await rapport.as('relationshipManager');
    const { body } = await rm.get('/ledger/journal?from=0').expect(403);
    expect(body.code).toBe('NotAllowed');
  });
});
