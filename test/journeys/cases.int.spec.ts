import { readComplaints, runImport, surveyComplaints } from '#integration';
import { CommandBus } from '@nestjs/cqrs';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, migrationOf, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** A complaint is answered in time, or somebody knows. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  await bank.client('cl_wind');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const complaint = {
  clientId: 'cl_wind',
  category: 'complaint',
  channel: 'phone',
  urgency: 'urgent',
  subject: '放款延迟',
};
const caseOf = (id: string) => async () => bank.shown(bank.head, `/cases/${id}`);

describe('a complaint', () => {
  const path = '/cases/ca_late';

  it('goes through four steps, in their order', async () => {
    const at = '2026-03-02T16:30:00+08:00';
    await bank.sent(bank.wang, '/cases', { ...complaint, caseId: 'ca_late', at });
    const assessment = { importance: 'high', urgency: 'urgent', finding: '缺少用款申请' };
    const early = await bank.refused(bank.wang, '/cases/ca_late/assessment', assessment, 409);
    expect(early).toMatchObject({
      code: 'CaseNotClassified',
      labels: { en: 'Classify the case first.', zh: '请先完成筛选与分类' },
    });
    const kind = { line: 'fixedAssets', serviceStep: 'drawdown', theme: '放款时效' };
    await bank.sent(bank.wang, '/cases/ca_late/classification', kind);
    await bank.sent(bank.wang, '/cases/ca_late/assessment', assessment);
    await bank.sent(bank.wang, '/cases/ca_late/plan', {
      actions: [{ what: '补齐用款申请', dueOn: '2026-03-03' }],
    });
    const owner = { clientId: 'cl_wind', ownerId: 'wang' };
    const { position } = await bank.sent(bank.wang, '/cases/ca_late/assignment', owner);
    expect(await bank.shown(bank.wang, '/cases?ownerId=me&open=true', position)).toMatchObject({
      items: [{ caseId: 'ca_late', priority: 'first', state: 'assigned', ownerId: 'wang' }],
    });
    const tasks = async () => (await bank.shown(bank.wang, '/tasks?source=case')).items;
    const [task] = await eventually(tasks, (items) => items.length === 1);
    expect(task).toMatchObject({ title: '补齐用款申请', sourceId: 'ca_late', ownerId: 'wang' });
  });

  it('has clocks that count working time only, and stand while the bank waits', async () => {
    const level = await bank.shown(bank.wang, '/cases/ca_late/service-level');
    expect(level).toMatchObject({ state: 'firstResponseDue' });
    expect(level.clocks[0]).toMatchObject({ elapsed: 30 * 60_000, target: 30 * 60_000 });
    await bank.sent(bank.wang, '/cases/ca_late/answers', {
      text: '今日补齐后放款',
      channel: 'phone',
    });
    const paused = await bank.sent(bank.wang, '/cases/ca_late/pauses', { reason: '等待客户盖章' });
    rapport.clock.day = '2026-03-03';
    await bank.shown(bank.wang, path, paused.position);
    const waiting = await bank.shown(bank.wang, '/cases/ca_late/service-level');
    expect(waiting.clocks.at(-1)).toMatchObject({ state: 'paused', elapsed: 30 * 60_000 });
    const { position } = await bank.sent(bank.wang, '/cases/ca_late/messages', { text: '已盖章' });
    await bank.shown(bank.wang, path, position);
    expect(await bank.shown(bank.wang, '/cases/ca_late/service-level')).toMatchObject({
      state: 'rollingResponseDue',
    });
  });

  it('is resolved in time, reviewed by somebody else, and reopened', async () => {
    await bank.sent(bank.wang, '/cases/ca_late/answers', { text: '已放款', channel: 'phone' });
    const end = { outcome: 'remedied', resolution: '当日放款' };
    const { position } = await bank.sent(bank.wang, '/cases/ca_late/resolution', end);
    expect(await bank.shown(bank.wang, path, position)).toMatchObject({ timely: true });
    const review = { effective: true, satisfaction: 4, finding: '客户满意' };
    const improved = { ...review, improvement: '提款清单前置' };
    const own = await bank.refused(bank.wang, '/cases/ca_late/effect-review', improved, 409);
    expect(own.code).toBe('NotIndependent');
    const reviewed = await bank.sent(bank.head, '/cases/ca_late/effect-review', improved);
    expect(await bank.shown(bank.wang, path, reviewed.position)).toMatchObject({
      state: 'closed',
      review: { effective: true, improvement: '提款清单前置' },
    });
    const again = await bank.sent(bank.wang, '/cases/ca_late/reopening', { reason: '再次延迟' });
    const themes = await bank.shown(bank.head, '/cases/themes', again.position);
    expect(themes).toMatchObject([
      { group: { theme: '放款时效' }, sums: { open: 1, reopened: 1 } },
    ]);
  });

  it('is shown to the head when a promise is broken', async () => {
    const { position } = await bank.sent(bank.wang, '/cases', { ...complaint, caseId: 'ca_left' });
    await bank.shown(bank.wang, '/cases/ca_left', position);
    await bank.close('2026-03-03');
    const row = await eventually(caseOf('ca_left'), ({ breached }) => breached);
    expect(row.judgements).toContainEqual({
      kind: 'breached',
      clock: 'firstResponse',
      on: '2026-03-03',
      toUnitId: 'un_b',
    });
    await bank.chen.get('/cases/ca_left').expect(404);
  });

  it('may be a suggestion, a feedback or a ticket, on every channel', async () => {
    const more = ['suggestion', 'feedback', 'service', 'creditEnquiry'];
    const channels = ['onlinePlatform', 'meeting', 'email', 'socialMedia'];
    let position = 0;
    for (const [index, category] of more.entries()) {
      const told = { ...complaint, caseId: `ca_${category}`, category, urgency: 'normal' };
      const sent = await bank.sent(bank.wang, '/cases', { ...told, channel: channels[index] });
      position = sent.position;
    }
    const totals = await bank.shown(bank.head, '/cases/totals?dimension=channel', position);
    expect(totals.map(({ group }: { group: { value: string } }) => group.value).sort()).toEqual(
      [...channels, 'phone'].sort(),
    );
  });
});

async function importing(path: string) {
  const file = await surveyComplaints(path);
  const bus = rapport.app.get(CommandBus);
  const migration = migrationOf(rapport, file.name, [{ kind: 'case', count: file.lines }]);
  const result = await runImport(readComplaints(path, file), {
    ...file,
    together: 64,
    placeFile: join(stores.folder, 'imports', `${file.name}.json`),
    reportFile: join(stores.folder, 'imports', `${file.name}.report.jsonl`),
    migrationId: () => migration.id(),
    execute: (command) => bus.execute(command),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (!result.interrupted) await migration.end('As the spec wants it.');
  return result;
}

describe('an import of complaints', () => {
  it('reports what it cannot read, and adds nothing the second time', async () => {
    const path = join(stores.folder, 'few.csv');
    const head =
      'Date received,Product,Issue,Company,Submitted via,Date sent to company,' +
      'Company response to consumer,Timely response?,Consumer disputed?';
    const good = '7/29/2013,Loan,Fees,A Bank,Web,7/31/2013,Closed,Yes,No';
    writeFileSync(path, [head, good, good.replace('7/29', '2/30'), ''].join('\n'));
    const { position, ...first } = await importing(path);
    expect(first).toMatchObject({ imported: 1, bad: 1 });
    expect(await importing(path)).toMatchObject({ imported: 0, skipped: 2 });
    const few = await bank.shown(bank.risk, '/cases/timeliness?source=few', position);
    expect(few).toMatchObject({ timely: 1, late: 0, daysToForward: { mean: '2', max: 2 } });
  });

  const folder = '../shared/data/cfpb_complaints';
  const real = existsSync(folder) ? it : it.skip;
  real(
    'answers the figures of the file',
    async () => {
      const file = 'cfpb_2013_2017_all_products';
      const { position } = await importing(join(folder, `${file}.csv.gz`));
      const stats = JSON.parse(readFileSync(join(folder, 'expected_stats.json'), 'utf8'));
      const expected = stats[file];
      const days = expected.days_received_to_sent;
      const path = `/cases/timeliness?source=${file}`;
      expect(await bank.shown(bank.risk, path, position)).toEqual({
        timely: expected.timely.Yes,
        late: expected.timely.No,
        unknown: 0,
        daysToForward: {
          count: expected.rows,
          mean: String(days.mean),
          median: String(days.median),
          p95: String(days.p95),
          max: days.max,
          negative: days.negative,
        },
      });
      const by = async (dimension: string) =>
        Object.fromEntries(
          (await bank.shown(bank.risk, `/cases/totals?dimension=${dimension}&source=${file}`)).map(
            (each: { group: { value: string }; count: number }) => [each.group.value, each.count],
          ),
        );
      expect(await by('product')).toEqual(expected.product);
      const [via, response] = [expected.submitted_via, expected.company_response];
      expect(await by('channel')).toEqual({
        onlinePlatform: via.Web,
        referral: via.Referral,
        phone: via.Phone,
        letter: via['Postal mail'],
        fax: via.Fax,
      });
      expect(await by('outcome')).toEqual({
        explained: response['Closed with explanation'],
        remedied: response['Closed with non-monetary relief'],
        compensated: response['Closed with monetary relief'],
        closed: response.Closed,
        untimely: response['Untimely response'],
        unknown: response['In progress'],
      });
      expect(await by('disputed')).toEqual({
        true: expected.disputed.Yes,
        false: expected.disputed.No,
        unknown: expected.disputed['(missing)'],
      });
    },
    120_000,
  );
});
