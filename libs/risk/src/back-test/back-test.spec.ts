import { clientEvents } from '#clients';
import { qinling } from '#clients/examples';
import type { Day, Fact } from '#kernel';
import { addDays, dayNumber, dayOf } from '#kernel';
import { hashOf } from '../rule-set/content/rule-set-content.js';
import type { RuleSetContent } from '../rule-set/content/rule-set-content.js';
import { content as act } from '../rule-set/rule-set.examples.js';
import { signalEvents } from '../signal/signal.events.js';
import type { BackTestRequest } from './back-test.js';
import { backTest, dailyFor, indicatorsFor, outcomeOfReport, reportHashOf } from './back-test.js';
import { bankrupt, historiesOf, ofYear } from './back-test.examples.js';
import { buildColumns } from './columns/build-columns.js';
import { toldBy } from './columns/history.js';
import { judgeColumns } from './columns/judge-columns.js';

const content: RuleSetContent = {
  ...act,
  rules: act.rules.filter(({ id }) => id === 'FS-01' || id === 'FS-09'),
  enters: { yellow: '3', orange: '6', red: '9' },
  leaves: { yellow: '2', orange: '5', red: '8' },
};
const request: BackTestRequest = {
  content,
  window: { from: '2016-01-01', to: '2019-12-31', observedUntil: '2019-12-31' },
  reference: { from: '2010-01-01', to: '2015-12-31' },
  sampling: 'statement',
};
const leverage = (clientId: string, year: number, share: number) =>
  ofYear(clientId, year, { totalLiabilities: share, totalAssets: 100, netIncome: 1 });

function history(facts: readonly Fact[], wanted: BackTestRequest = request) {
  const columns = buildColumns(historiesOf(facts).all(), {
    indicators: indicatorsFor(wanted),
    daily: dailyFor(wanted),
    until: wanted.window.to,
    observedUntil: wanted.window.observedUntil,
  });
  return { position: 1, events: facts.length, portions: () => [columns], columns };
}

/** Four clients: caught, missed, a false alarm, one that left; and one that is quiet. */
const story = [
  ...[2013, 2014, 2015, 2016, 2017].map((year) => leverage('caught', year, 95)),
  bankrupt('caught', '2018-06-30'),
  ...[2015, 2016].map((year) => leverage('missed', year, 30)),
  bankrupt('missed', '2017-06-30'),
  ...[2015, 2016, 2017, 2018].map((year) => leverage('falseAlarm', year, 90)),
  ...[2015, 2016].map((year) => leverage('left', year, 90)),
  ...[2015, 2016, 2017, 2018].map((year) => leverage('quiet', year, 20)),
];

describe('a back-test', () => {
  it('counts hits, misses, false alarms, and those who left apart', async () => {
    const report = await backTest(history(story), request);
    expect(report.oneYear).toEqual({
      hits: 1,
      misses: 1,
      falseAlarms: 7,
      quiet: 5,
      goneAlarmed: 1,
      goneQuiet: 0,
      censored: 0,
    });
    expect(report).toMatchObject({ clients: 5, failedClients: 2 });
    expect(outcomeOfReport(report)).toMatchObject({ caught: 1, falseAlarms: 7, failures: 2 });
  });

  it('tells how early, by alarms in a row up to the last', async () => {
    const { lead } = await backTest(history(story), request);
    expect(lead).toMatchObject({ failures: 2, caught: 1, twoAhead: 1, threeAhead: 1 });
    expect(lead.medianDays).toBe(dayNumber('2018-06-30') - dayNumber('2016-03-31'));
  });

  it('leaves what is not known yet to itself', async () => {
    const early = { ...request, window: { ...request.window, observedUntil: '2018-12-30' } };
    const { oneYear } = await backTest(history(story, early), early);
    expect(oneYear.censored).toBe(4);
  });

  it('tells what each rule did, and the area without it', async () => {
    const { rules, separation } = await backTest(history(story), request);
    expect(rules.map(({ rule }) => rule)).toEqual(['FS-01', 'FS-09']);
    expect(rules[0]?.levels[2]).toMatchObject({ level: 'red', spoke: 0 });
    expect(rules[0]?.levels[1]).toMatchObject({ level: 'orange', spoke: 9, failed: 1 });
    expect(Number(rules[1]?.areaWithout)).toBe(Number(separation.areaUnderCurve));
  });

  it('sets a challenger beside its champion, name by name', async () => {
    const stricter = { ...content, enters: { yellow: '1', orange: '9' }, leaves: {} };
    const { comparison } = await backTest(history(story), { ...request, champion: stricter });
    expect(comparison).toMatchObject({
      newlyCaught: { count: 1, clients: ['caught'] },
      newlyMissed: { count: 0 },
      alarmsAdded: { count: 2, clients: ['falseAlarm', 'left'] },
    });
  });

  it('gives the same report of the same content and log', async () => {
    const [one, two] = [
      await backTest(history(story), request),
      await backTest(history(story), request),
    ];
    expect(reportHashOf(two)).toBe(reportHashOf(one));
    expect(one.set.contentHash).toBe(hashOf(content));
  });

  it('judges a client by what surrounds it, from the day it was known', () => {
    const rule = { ...content.rules[0]!, watch: 'industrySignalPoints' as const };
    const wanted = { ...request, content: { ...content, rules: [rule] } };
    const around = signalEvents.ExternalSignalReceived({
      signalId: 'si_around',
      industry: { scheme: 'GBT4754', code: 'D' },
      code: 'industryRestricted',
      gravity: 'orange',
      title: 'Restricted.',
      happenedOn: '2016-05-01',
      provider: 'policy-watch',
      knownOn: '2016-05-09',
      valueDate: '2016-05-09',
    });
    const works = clientEvents.ClientMigrated({
      ...qinling,
      clientId: 'quiet',
      valueDate: '2010-01-01',
      origin: { kind: 'migration', source: 'clients.csv', assumed: [] },
    });
    const { columns } = history([...story, works, around], wanted);
    const client = columns.clients.findIndex(({ clientId }) => clientId === 'quiet');
    const rows = [...columns.day.keys()].slice(
      columns.firstRow[client],
      columns.firstRow[client + 1],
    );
    const width = columns.indicators.length;
    const at = columns.indicators.indexOf('industrySignalPoints');
    const points = rows.map((row) => [dayOf(columns.day[row]!), columns.values[row * width + at]]);
    expect(points).toContainEqual(['2016-05-09', 2]);
    expect(points).toContainEqual(['2017-05-02', 0]);
    expect(points.filter(([day]) => String(day) < '2016-05-09').map(([, value]) => value)).toEqual(
      expect.not.arrayContaining([2]),
    );
  });

  it('judges nobody who is out of scope', async () => {
    const scope = { assets: { currency: 'CNY', atLeast: 101 } };
    const { clients } = await backTest(history(story), {
      ...request,
      content: { ...content, scope },
    });
    expect(clients).toBe(0);
  });
});

/** A small repeatable generator (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Twenty clients with statements of fifteen years, some restated later, some bankrupt. */
function manyFacts(): readonly Fact[] {
  const next = random(7);
  return Array.from({ length: 20 }, (_, index) => `C-${index}`).flatMap((clientId) => {
    const facts: Fact[] = [];
    for (let year = 2003; year < 2018; year++) {
      const stated = leverage(clientId, year, Math.round(next() * 120));
      facts.push(stated);
      if (next() < 0.2) {
        const knownOn = addDays(stated.data.knownOn, Math.round(next() * 700));
        const figures = { ...stated.data.figures, totalLiabilities: Math.round(next() * 120) };
        const restated = { ...stated.data, figures, knownOn, valueDate: knownOn, reason: 'x' };
        facts.push({ type: 'StatementRestated', data: restated });
      }
    }
    if (next() < 0.3) facts.push(bankrupt(clientId, '2015-06-30'));
    return facts;
  });
}

describe('a judgement of the past', () => {
  const facts = manyFacts();

  /** What is said of each client, row by row. */
  const said = (known: readonly Fact[]) => {
    const { columns } = history(known);
    const { score, level } = judgeColumns(columns, content);
    return columns.clients.map(({ clientId }, client) => {
      const rows: (readonly [day: number, score: number, level: number])[] = [];
      const end = columns.firstRow[client + 1] ?? 0;
      for (let row = columns.firstRow[client] ?? 0; row < end; row++) {
        rows.push([columns.day[row] ?? 0, score[row] ?? 0, level[row] ?? 0]);
      }
      return { clientId, rows };
    });
  };
  const whole = said(facts);
  const upTo = (all: typeof whole, day: Day) =>
    all
      .map(({ clientId, rows }) => ({
        clientId,
        rows: rows.filter(([on]) => on <= dayNumber(day)),
      }))
      .filter(({ rows }) => rows.length > 0);

  it('never depends on what became known later, on any of fifty days', () => {
    const next = random(11);
    for (let index = 0; index < 50; index++) {
      const day = addDays('2004-01-01', Math.floor(next() * 5_400));
      const known = facts.filter((fact) => String(toldBy(fact, 'knownOn')) <= day);
      expect(JSON.stringify(upTo(said(known), day))).toBe(JSON.stringify(upTo(whole, day)));
    }
  });
});
