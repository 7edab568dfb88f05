import { backtestOn } from '../../apps/cli/src/commands/audit/backtest.js';
import { contexts } from '../../apps/contexts.js';
import { root } from '../standalone.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let stores: Stores;
let rapport: Rapport;
let li: Voice, chen: Voice, rm: Voice, service: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  li = await rapport.as('riskOfficer');
  chen = await rapport.as('creditApprover');
  rm = await rapport.as('relationshipManager');
  service = await rapport.as('service');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

/** The leverage of eight companies, year by year; the last two fail after 2017. */
const leverage = [20, 30, 40, 50, 60, 90, 86, 95];
const clients: string[] = [];

async function history(): Promise<number> {
  let position = 0;
  for (const [index, share] of leverage.entries()) {
    const client = await rm.post('/clients', {
      form: 'legalEntity',
      role: 'client',
      facts: { name: { en: `Company ${index}` } },
      source: { provenance: 'interview', statedOn: '2016-01-09' },
    });
    const clientId: string = client.body.id;
    clients.push(clientId);
    await rm.get(`/clients/${clientId}?after=${client.body.position}`).expect(200);
    for (const year of [2014, 2015, 2016, 2017]) {
      const { body } = await rm
        .post(`/clients/${clientId}/statements`, {
          periodEnd: `${year}-12-31`,
          months: 12,
          basis: 'consolidated',
          knownOn: `${year + 1}-03-31`,
          currency: 'CNY',
          figures: { totalLiabilities: share, totalAssets: 100, netIncome: 5 },
          audit: 'unqualified',
          source: { provenance: 'publicSource', statedOn: `${year + 1}-03-31` },
        })
        .expect(201);
      position = body.position;
    }
    if (index < 6) continue;
    const filed = { code: 'bankruptcyFiled', title: 'Filed.', happenedOn: '2018-06-30' };
    const signal = { ...filed, clientId, provider: 'court', knownOn: '2018-07-01' };
    position = (await service.post('/signals', signal).expect(201)).body.position;
  }
  return position;
}

const window = { from: '2016-01-01', to: '2018-12-31', observedUntil: '2018-12-31' };
let ruleSetId: string;

const set = async () => (await li.get(`/rule-sets/${ruleSetId}`)).body;
async function backTested(wanted: object = window) {
  const begun = await li.post(`/rule-sets/${ruleSetId}/back-tests`, wanted).expect(202);
  const run = await eventually(
    async () => (await li.get(`/rule-sets/${ruleSetId}/back-test-runs/${begun.body.runId}`)).body,
    ({ state }) => state === 'done' || state === 'failed',
  );
  return run;
}

const isBuilt = existsSync(join(root, 'dist/libs/risk/src/back-test/back-test.thread.js'));

describe('a rule set', () => {
  it('is drafted from a template of the release', async () => {
    await history();
    const drafted = await li
      .post('/rule-sets', { template: 'watch', reason: 'To begin with.' })
      .expect(201);
    ruleSetId = drafted.body.id;
    await rm.post('/rule-sets', { template: 'watch', reason: 'x' }).expect(403);
    expect(await eventually(set, ({ stage }) => stage === 'drafted')).toMatchObject({
      code: 'WATCH',
      version: 1,
    });
  });

  it('is not proposed before it was tried on history', async () => {
    const proposal = { from: '2026-03-03', reason: 'It is good.' };
    const refused = await li.post(`/rule-sets/${ruleSetId}/proposals`, proposal).expect(409);
    expect(refused.body).toMatchObject({ code: 'NotBackTested' });
  });

  it('is revised to rules of one’s own, which warn from a score', async () => {
    const { content } = await set();
    const rules = content.rules.filter(({ id }: { id: string }) => id === 'FS-01');
    const revised = {
      ...content,
      code: 'LEVERAGE',
      rules,
      enters: { yellow: '4', orange: '8', red: '12' },
      leaves: { yellow: '3', orange: '7', red: '11' },
    };
    const revision = { content: revised, reason: 'One rule is enough to show.' };
    await li.post(`/rule-sets/${ruleSetId}/revisions`, revision).expect(201);
    await eventually(set, ({ version }) => version === 2);
    const bad = { ...revised, enters: { yellow: '9', orange: '8' }, leaves: {} };
    const refused = await li
      .post(`/rule-sets/${ruleSetId}/revisions`, { content: bad, reason: 'x' })
      .expect(422);
    expect(refused.body).toMatchObject({
      code: 'ThresholdsOutOfOrder',
      details: { field: 'content.enters.orange' },
    });
  });

  it('goes to a spreadsheet and comes back as the next version', async () => {
    const path = `/rule-sets/${ruleSetId}/sheet`;
    const { text, headers } = await chen.get(path).expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const reason = 'The threshold of orange is raised.';
    const sheet = text.replace(',0.80,', ',0.81,');
    expect(sheet).not.toBe(text);
    await rm.post(path, { sheet, reason }).expect(403);
    await li.post(path, { sheet, reason }).expect(201);
    const edited = await eventually(set, ({ version }) => version === 3);
    expect(edited.content.rules).toMatchObject([{ id: 'FS-01', enters: { orange: '0.81' } }]);
    const bad = { sheet: text.replace('riskOfficer', 'nobody'), reason };
    const refused = await li.post(path, bad).expect(400);
    expect(refused.body.details).toMatchObject({ field: 'content.rules.0.owner' });
    const none = await li.post(path, { sheet: 'id\n', reason }).expect(422);
    expect(none.body).toMatchObject({ code: 'SheetUnreadable' });
    await li.post(path, { sheet: text, reason: 'Back to what it was.' }).expect(201);
    await eventually(set, ({ version }) => version === 4);
  });

  const inThread = isBuilt ? it : it.skip;

  inThread('is tried on history, and says what it would have caught and missed', async () => {
    const run = await backTested();
    expect(run).toMatchObject({ state: 'done' });
    const path = `/rule-sets/${ruleSetId}/back-tests/${run.reportHash}`;
    const { body } = await eventually(
      () => chen.get(path),
      ({ status }) => status === 200,
    );
    expect(body).toMatchObject({
      usedTimes: 1,
      report: {
        set: { code: 'LEVERAGE' },
        clients: 8,
        failedClients: 2,
        oneYear: { hits: 2, misses: 0, falseAlarms: 7, quiet: 15 },
        lead: { caught: 2, twoAhead: 2, threeAhead: 2 },
      },
    });
    for (const [language, title] of [
      ['en', 'Back-test of a rule set'],
      ['zh', '规则集回测报告'],
    ]) {
      const page = await chen.get(`${path}/page?language=${language}`).expect(200);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.text).toContain(`<html lang="${language}">`);
      expect(page.text).toContain(title);
      expect(page.text).toContain('<svg');
    }
  });

  inThread('gives the same report again, and counts how often its window was used', async () => {
    const [first] = (await set()).backTests;
    const again = await backTested();
    expect(again).toMatchObject({ reportHash: first.reportHash });
    const { body } = await eventually(
      async () => li.get(`/rule-sets/${ruleSetId}/back-tests/${again.reportHash}`),
      ({ body: { usedTimes } }) => usedTimes === 2,
    );
    expect(body.usedTimes).toBe(2);
    const windows = await li.get('/rule-sets/windows').expect(200);
    expect(windows.body).toMatchObject([{ sums: { tests: 2, locked: 0 } }]);
  });

  inThread('sees a locked window once', async () => {
    const locked = { ...window, from: '2017-01-01', locked: true };
    expect(await backTested(locked)).toMatchObject({ state: 'done' });
    await eventually(set, ({ backTests }) => backTests.length === 3);
    const refused = await li.post(`/rule-sets/${ruleSetId}/back-tests`, locked).expect(409);
    expect(refused.body).toMatchObject({ code: 'WindowSeen' });
  });

  inThread('wrote nothing else', async () => {
    const auditor = await rapport.as('auditor');
    const trail = await auditor.get('/audit/trail?sort=-position&limit=20').expect(200);
    const types = trail.body.items
      .map(({ type }: { type: string }) => type)
      // The auditor is put on the register just before.
      .filter((type: string) => !/^(StaffMember|SignIn|Role)/.test(type))
      .slice(0, 3);
    expect(types).toEqual(['RuleSetBackTested', 'RuleSetBackTested', 'RuleSetBackTested']);
  });

  it.each([
    [{ from: '2018-01-01', to: '2017-01-01' }, 422, 'WindowOutOfOrder'],
    [{ observedUntil: '2030-01-01' }, 422, 'WindowInFuture'],
    [{ from: 'soon' }, 400, 'InvalidRequest'],
    [{ champion: 'rs_none' }, 404, 'NotFound'],
  ])('refuses to be tried with %j', async (wanted, status, code) => {
    const refused = await li.post(`/rule-sets/${ruleSetId}/back-tests`, wanted).expect(status);
    expect(refused.body).toMatchObject({ code });
  });

  inThread('is declined for a worse number, and improved', async () => {
    const path = `/rule-sets/${ruleSetId}`;
    const { content: proven } = await set();
    const [{ enters, ...rule }] = proven.rules;
    const rules = [{ ...rule, enters: { ...enters, orange: '0.88' } }];
    const worse = { content: { ...proven, rules }, reason: 'Fewer alarms.' };
    await li.post(`/rule-sets/${ruleSetId}/revisions`, worse).expect(201);
    await eventually(set, ({ version }) => version === 5);
    const { reportHash } = await backTested();
    const { body } = await eventually(
      () => chen.get(`${path}/back-tests/${reportHash}`),
      ({ status }) => status === 200,
    );
    expect(body.report.oneYear).toMatchObject({ hits: 1, misses: 1 });
    await li.post(`${path}/proposals`, { from: '2026-03-03', reason: 'Less noise.' }).expect(201);
    const reason = 'It misses one failure of two; version 4 missed none.';
    await li.post(`${path}/declines`, { reason }).expect(403);
    await chen.post(`/rule-sets/${ruleSetId}/declines`, { reason }).expect(201);
    await eventually(set, ({ steps }) => steps.at(-1).reason === reason);
    const better = { content: proven, reason: 'Back to what catches both.' };
    await li.post(`${path}/revisions`, better).expect(201);
    await eventually(set, ({ version }) => version === 6);
    expect(await backTested()).toMatchObject({ state: 'done' });
  });

  inThread('is proposed, and put in force by a second person from tomorrow', async () => {
    const path = `/rule-sets/${ruleSetId}`;
    const { contentHash } = await set();
    const proposal = { from: '2026-03-03', reason: 'Both failures, three years ahead.' };
    await li.post(`${path}/proposals`, proposal).expect(201);
    const own = await li.post(`${path}/approvals`, { contentHash }).expect(403);
    expect(own.body).toMatchObject({ code: 'NotASecondPerson' });
    await chen.post(`${path}/approvals`, { contentHash }).expect(201);
    expect(await eventually(set, ({ stage }) => stage === 'approved')).toMatchObject({
      inForce: [{ version: 6, from: '2026-03-03' }],
    });
    const { steps } = await set();
    expect(steps.map(({ stage }: { stage: string }) => stage)).toEqual([
      ...['drafted', 'drafted', 'drafted', 'drafted', 'drafted', 'proposed', 'declined'],
      ...['drafted', 'proposed', 'approved'],
    ]);
    expect(steps.at(-1)).toMatchObject({ by: 'creditApprover' });
  });

  inThread('judges from tomorrow on: warns at once, and explains itself', async () => {
    rapport.clock.day = '2026-03-03';
    const [clientId] = clients;
    const stated = await rm
      .post(`/clients/${clientId}/statements`, {
        periodEnd: '2025-12-31',
        months: 12,
        basis: 'consolidated',
        currency: 'CNY',
        figures: { totalLiabilities: 105, totalAssets: 100, netIncome: 5 },
        audit: 'unqualified',
        source: { provenance: 'publicSource', statedOn: '2026-03-03' },
      })
      .expect(201);
    expect(stated.body.position).toBeGreaterThan(0);
    const inForce = await rm.get('/rule-sets/in-force').expect(200);
    expect(inForce.body.map(({ code }: { code: string }) => code)).toEqual(['RELEASE', 'LEVERAGE']);
    const row = await eventually(
      async () => (await rm.get(`/warnings/${clientId}`)).body,
      ({ rules }) => rules.includes('LEVERAGE.score'),
    );
    expect(row).toMatchObject({
      level: 'red',
      scores: { LEVERAGE: { version: 6, parts: [{ rule: 'LEVERAGE.FS-01' }] } },
      warnings: [
        {
          ruleSetId,
          version: 6,
          parts: [{ level: 'red', observed: '1.05' }],
          facts: [{ stream: `statement-${clientId}`, position: stated.body.position }],
          today: {
            on: '2026-03-03',
            parts: [
              {
                state: 'known',
                observed: '1.05',
                formula: { en: '(Total liabilities ÷ Total assets)' },
                reads: [{ figure: 105 }, { figure: 100 }],
              },
            ],
          },
        },
      ],
    });
  });

  inThread('moves the grade, which a person may override within their authority', async () => {
    const [clientId] = clients;
    const rating = async () => (await rm.get(`/ratings/${clientId}`)).body;
    expect(await eventually(rating, ({ cappedBy }) => cappedBy === 'red')).toMatchObject({
      pd: '0.1500',
      cappedBy: 'red',
      decidedBy: 'rule',
      groups: [{ group: 'financial', known: 1 }, {}, {}, {}],
    });
    const list = await li.get('/ratings?grade=CCC').expect(200);
    expect(list.body.items).toMatchObject([{ clientId }]);
    const totals = await li.get('/ratings/totals?by=grade').expect(200);
    expect(totals.body).toContainEqual(
      expect.objectContaining({ group: { by: 'grade', value: 'CCC' }, count: 1 }),
    );
    const up = { grade: 'BBB', expiresOn: '2026-09-30', reason: 'New owners.' };
    await rm.post(`/ratings/${clientId}/override`, up).expect(403);
    const refused = await chen.post(`/ratings/${clientId}/override`, up).expect(409);
    expect(refused.body).toMatchObject({ code: 'RedWarningStands' });
    const down = { ...up, grade: 'D', reason: 'It has stopped paying others.' };
    await li.post(`/ratings/${clientId}/override`, down).expect(201);
    expect(await eventually(rating, ({ grade }) => grade === 'D')).toMatchObject({
      modelGrade: 'CCC',
      override: { by: 'riskOfficer' },
    });
    await li.post(`/ratings/${clientId}/override/end`, { reason: 'They pay.' }).expect(201);
    await eventually(rating, ({ grade }) => grade === 'CCC');
  });

  inThread('is acted on, closed and measured', async () => {
    const [clientId] = clients;
    const warning = `/warnings/${clientId}/LEVERAGE.score`;
    await rm.post(`${warning}/acknowledgement`, {}).expect(201);
    const look = { severity: 5, likelihood: 4, finding: 'Owes more than it has.' };
    await li.post(`${warning}/assessments`, look).expect(201);
    const action = { response: 'supportOrRestructure', action: 'New equity is asked for.' };
    await rm.post(`${warning}/actions`, action).expect(201);
    const standing = { verdict: 'truePositive', conclusion: 'Rightly.' };
    const early = await li.post(`${warning}/closure`, standing).expect(409);
    expect(early.body).toMatchObject({ code: 'WarningStands' });
    const restated = {
      periodEnd: '2025-12-31',
      months: 12,
      basis: 'consolidated',
      currency: 'CNY',
      figures: { totalLiabilities: 40, totalAssets: 100, netIncome: 5 },
      audit: 'unqualified',
      reason: 'The owners turned loans into equity.',
      source: { provenance: 'publicSource', statedOn: '2026-03-03' },
    };
    await rm.post(`/clients/${clientId}/statements/restatements`, restated).expect(201);
    await eventually(
      async () => (await rm.get(`/warnings/${clientId}`)).body,
      ({ rules }) => rules.length === 0,
    );
    await li.post(`${warning}/closure`, standing).expect(201);
    const kpis = await eventually(
      async () => (await li.get('/risk-kpis?from=2026-01-01')).body,
      ({ rules }) => rules[0]?.precision.of === 1,
    );
    expect(kpis.rules).toMatchObject([
      {
        rule: 'LEVERAGE.score',
        month: '2026-03',
        raised: 1,
        precision: { share: '1.0000', low: '0.2065' },
        daysToAcknowledge: '0.0000',
        daysToAct: '0.0000',
        calledFalseThenFailed: 0,
      },
    ]);
    const record = await li.get(`/risk-kpis/clients/${clientId}`).expect(200);
    expect(record.body).toMatchObject({ warnings: [{ verdict: 'truePositive', level: 'red' }] });
    await rm.get('/risk-kpis').expect(403);
  });

  inThread('is tried from the command line too, and written as a page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapport-backtest-'));
    const page = join(folder, 'report.html');
    const lines: string[] = [];
    const on = { app: rapport.app, print: (line: string) => lines.push(line) };
    const asked = { ruleSetId, ...window, from: '2015-01-01', language: 'zh' } as const;
    expect(await backtestOn(on, asked)).toBe(0);
    expect(await backtestOn(on, { ...asked, page })).toBe(0);
    expect(lines).toContainEqual(expect.stringMatching(/^8 clients, 2 failed; area /));
    expect(lines.at(-1)).toMatch(/report [0-9a-f]{64}$/);
    expect(readFileSync(page, 'utf8')).toContain('规则集回测报告');
    expect(readFileSync(page, 'utf8')).toMatch(/该窗口使用次数\D*2\D/);
    rmSync(folder, { recursive: true });
    expect(await backtestOn(on, { ...asked, from: 'soon' })).toBe(2);
    expect(await backtestOn(on, { ...asked, ruleSetId: 'rs_none' })).toBe(1);
  });
});
