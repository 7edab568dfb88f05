import { ApplicationStage } from '#credit';
import { addDays } from '#kernel';
import { LoanStatus } from '#lending';
import { Channel } from '#engagement';
import { Definitions, EventStore, Tables, ViewRegistry } from '#platform';
import { Segment } from '#strategy';
import { contexts } from '../../apps/contexts.js';
import { loadDemo } from '../../apps/cli/src/demo.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let voice: Voice;
let told: Awaited<ReturnType<typeof loadDemo>>;

const load = () => loadDemo(rapport.app, () => undefined);
const read = async (path: string) => (await voice.get(path).expect(200)).body;
const items = async (path: string) => (await read(path)).items;
/** The values of a field, each once, in order. */
const values = (rows: readonly object[], field: string): readonly unknown[] =>
  [...new Set(rows.map((row) => (row as Record<string, unknown>)[field]))].sort();

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  voice = await rapport.as('auditor');
  told = await load();
}, 600_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

/**
 * The demo bank adopts no rule set and no criteria, measures no peers, plans for no contingency,
 * hears no provider, calls no webhook, tries nothing it may not, revokes no token, skips nothing, sends no mail and is
 * given no list of staff by hand.
 */
const withoutDemo = new Set([
  'rule-book',
  'peer-groups',
  'criteria-book',
  'contingency-plans',
  'risk-advice',
  'signal-providers',
  'staff-files',
  'webhooks',
  'attempts',
  'readings',
  'revocations',
  'local-tokens',
  'skips',
]);

describe('the demo bank', () => {
  it('is told without a refusal, and nothing is parked', async () => {
    expect(told).toEqual({ refused: [], today: rapport.clock.today() });
    expect(await rapport.app.get(Tables).find('parked', { all: [] })).toEqual([]);
  });

  it('has rows in every view of the product', async () => {
    const registry = rapport.app.get(ViewRegistry);
    const counts = await Promise.all(
      rapport.app.get(Definitions).views.map(async (view) => {
        const count = await rapport.app.get(Tables).count(await registry.live(view), { all: [] });
        return [view.name, count > 0];
      }),
    );
    const empty = counts.filter(([, any]) => any !== true).map(([name]) => name);
    expect(empty.filter((name) => !withoutDemo.has(String(name)))).toEqual([]);
    expect(counts.length).toBeGreaterThan(10);
  });

  it('has clients of every type, and some of none', async () => {
    const segments: { segment: string; clients: number }[] = await read('/segments');
    const filled = segments.filter(({ clients }) => clients >= 3);
    expect(values(filled, 'segment')).toEqual([...Segment.all].sort());
  });

  it('has applications at every stage', async () => {
    expect(values(await read('/pipeline'), 'stage')).toEqual([...ApplicationStage.all].sort());
  });

  it('has tasks of applications that somebody has, and that nobody has yet', async () => {
    const tasks = await items('/application-tasks?limit=100');
    const owners = Object.fromEntries(
      tasks.map(({ applicationId, ownerId }: Record<string, string>) => [applicationId, ownerId]),
    );
    expect(owners).toMatchObject({
      'ap_demo.songhua.2': 'zhao.min',
      'ap_demo.lanxi.2': 'zhou.hai',
    });
    expect(Object.values(owners)).toContain(undefined);
  });

  it('has loans in every state, by every plain method, in two currencies', async () => {
    const loans = await items('/loans?limit=200');
    expect(values(loans, 'status')).toEqual([...LoanStatus.all].sort());
    expect(values(loans, 'method')).toEqual(
      ['bullet', 'equalInstalment', 'equalPrincipal', 'interestOnly'].sort(),
    );
    expect(values(loans, 'currency')).toEqual(['CNY', 'USD']);
    const partlyDrawn = loans.filter(
      (loan: { disbursed: { minor: number }; approved: { minor: number } }) =>
        loan.disbursed.minor > 0 && loan.disbursed.minor < loan.approved.minor,
    );
    expect(values(partlyDrawn, 'product')).toEqual(['projectFinance']);
    const recovered = loans.filter(
      (loan: { recovered: { minor: number } }) => loan.recovered.minor > 0,
    );
    expect(values(recovered, 'status')).toEqual(['writtenOff']);
  });

  it('has loans overdue by days and by years', async () => {
    expect(values(await items('/loans?overdue=true&limit=100'), 'bucket')).toEqual([
      'days181to270',
      'days1to7',
      'days271to360',
      'days31to60',
      'days61to90',
      'days8to30',
      'days91to180',
      'over360',
    ]);
  });

  it('has warnings of every level and rule, at every stage of the work upon them', async () => {
    const list: { level: string; rules: string[]; warnings: { stage: string }[] }[] =
      await items('/watch-list?limit=100');
    expect(values(list, 'level')).toEqual(['orange', 'red', 'yellow']);
    const rules = list.flatMap((row) => row.rules);
    expect([...new Set(rules)].sort()).toEqual([
      'EW-01',
      'EW-02',
      'EW-03',
      'EW-04',
      'EW-05',
      'EW-06',
      'EW-07',
      'EW-08',
      'EW-09',
      'EW-10',
      'EW-11',
    ]);
    const stages = values(
      list.flatMap(({ warnings }) => warnings),
      'stage',
    );
    expect(stages).toEqual(['acknowledged', 'acted', 'assessed', 'raised']);
    const { warnings } = await read('/warnings/cl_demo.jiangnan');
    expect(warnings).toMatchObject([{ rule: 'EW-01', level: null, stage: 'closed' }]);
  });

  it('finances a project: a loan pays what it asks for, its covenants are watched', async () => {
    const project = '/projects/pj_demo.wind';
    const drawdowns = await items('/project-drawdowns?projectId=pj_demo.wind');
    const [{ loanId }] = drawdowns.filter((row: { loanId?: string }) => row.loanId !== undefined);
    expect(drawdowns).toEqual([
      expect.objectContaining({ drawdownId: 'cables-1', state: 'paidOut', loanId }),
      expect.objectContaining({ drawdownId: 'd1', state: 'approved' }),
      expect.objectContaining({ drawdownId: 'rock', exception: expect.any(String) }),
    ]);
    const paid = { minor: 4_000_000_000, currency: 'CNY' };
    expect(await read(`/loans/${loanId}`)).toMatchObject({ status: 'active', disbursed: paid });
    expect(await read(`${project}/facilities/cables`)).toMatchObject({ loanId, drawn: paid });
    const { fee } = await read(`${project}/facilities/senior`);
    expect(fee.accruals.length).toBeGreaterThan(0);
    const covenants = await items('/covenants?projectId=pj_demo.wind');
    expect(values(covenants, 'status')).toEqual(['breached', 'met', 'untested']);
    const { warnings } = await read('/warnings/cl_demo.qingfeng');
    expect(values(warnings, 'rule')).toEqual(expect.arrayContaining(['EW-09', 'EW-10', 'EW-11']));
  });

  it('speaks to its clients on every channel, and owes some of them a call', async () => {
    const totals: { group: { value: string } }[] = await read(
      '/interactions/totals?dimension=channel',
    );
    expect(totals.map(({ group }) => group.value).sort()).toEqual([...Channel.all].sort());
    expect((await items('/interactions/next-steps?limit=100')).length).toBeGreaterThan(10);
    expect((await items(`/contacts/due?day=${told.today}`)).length).toBeGreaterThan(5);
  });

  it('is the work of several people, none of whom decides alone', async () => {
    const trail = await items('/audit/subjects/application/ap_demo.qingfeng.1/trail?sort=position');
    type Entry = Readonly<Record<'type' | 'actor' | 'person', string>>;
    expect(trail.map(({ type, actor, person }: Entry) => [type, actor, person])).toEqual(
      expect.arrayContaining([
        ['ApplicationSubmitted', 'wang.fang', 'wang.fang'],
        ['ApplicationReviewed', 'li.na', 'li.na'],
        ['ApplicationApproved', 'zhao.min', 'zhao.min'],
        ['LoanGranted', 'process:grant-loan', undefined],
      ]),
    );
  });

  it('shows an auditor again what an approver was shown', async () => {
    const approvals = 'subject=application:ap_demo.qingfeng.1&type=ApplicationApproved';
    const [{ position }] = await items(`/audit/trail?${approvals}`);
    const seen = await read(`/audit/trail/${position as number}/seen`);
    expect(seen).toMatchObject([
      { query: 'GetApplication', same: true, answer: { applicationId: 'ap_demo.qingfeng.1' } },
    ]);
  });

  it('is as it was when it is told again, on another day too', async () => {
    const store = rapport.app.get(EventStore);
    const head = await store.head();
    rapport.clock.day = addDays(told.today, 40);
    expect(await load()).toEqual(told);
    const since: string[] = [];
    for await (const { type } of store.log(head)) since.push(type);
    // What the specs before have read is kept a moment later.
    expect(since.filter((type) => type !== 'ReadingsRecorded')).toEqual([]);
  });
});
