import type { Fact } from '#kernel';
import { projects } from '#kernel/testing';
import { covenantEvents, projectEvents } from '#projects';
import type { ClientFiguresRow } from '../client-figures/client-figures.view.js';
import { clientFigures } from '../client-figures/client-figures.view.js';
import { causesOf } from '../client-figures/causes.js';
import { exactValue } from '../client-figures/values.js';
import { kpisOf } from '../kpi/kpis.js';
import { riskRecord } from '../views/file/risk-record.view.js';

const [projectId, clientId, day] = ['pj_1', 'cl_1', '2026-03-02'];
const figures = projects(clientFigures, { id: projectId });
const at = { valueDate: day } as const;
const registered = projectEvents.ProjectRegistered({
  clientId,
  name: { en: 'Wind farm', zh: '风电场' },
  projectType: 'cleanEnergy',
  capitalIndustry: 'power',
  region: { scheme: 'CN', code: '61' },
  currency: 'CNY',
  sponsors: [],
  ...at,
});
const judged = (level: 'onTime' | 'late' | 'serious', late = 1) =>
  projectEvents.ProjectDelayJudged({
    level,
    from: 'onTime',
    due: 2,
    late,
    days: 95,
    rate: '0.5',
    rule: { id: 'PD-01', version: 1 },
    ...at,
  });
const agreed = covenantEvents.CovenantAgreed({
  clientId,
  projectId,
  title: 'Cover',
  clause: '21.2',
  kind: 'financial',
  firstTestOn: '2025-12-31',
  lastTestOn: '2030-12-31',
  everyMonths: 12,
  dueWithinDays: 60,
  cureDays: 30,
  ...at,
});
const tested = (headroom: string) =>
  covenantEvents.CovenantTested({
    testOn: '2025-12-31',
    figures: {},
    value: '1.1',
    limit: '1.1',
    headroom,
    result: 'met',
    evidence: [],
    ...at,
  });
const breached = covenantEvents.CovenantBreached({
  testOn: '2025-12-31',
  cause: 'notDelivered',
  cureBy: '2026-03-30',
  ...at,
});
const defaulted = covenantEvents.CovenantDefaulted({
  testOn: '2025-12-31',
  lastCureOn: '2026-03-30',
  ...at,
});

type Facts = readonly Fact[];
const clientAfter = (...facts: Facts): ClientFiguresRow => {
  const row = figures(...facts).rows.get(clientId);
  if (row === undefined) throw new Error('nothing is known of the client');
  return row;
};
const figure = (id: 'projectDelay' | 'covenantHeadroom' | 'covenantPoints', ...facts: Facts) =>
  exactValue(clientAfter(...facts), day, id);

describe('the projects of a client', () => {
  it('count by the one that is furthest behind, until they are handed over', () => {
    expect(figure('projectDelay', registered)).toBe(0);
    expect(figure('projectDelay', registered, judged('late'))).toBe(1);
    expect(figure('projectDelay', registered, judged('serious'))).toBe(2);
    const over = projectEvents.ProjectStageReached({
      stage: 'handedOver',
      from: 'operation',
      reason: 'Accepted',
      ...at,
    });
    expect(figure('projectDelay', registered, judged('serious'), over)).toBeNull();
  });

  it('name the project behind a figure', () => {
    const client = clientAfter(registered, judged('serious'));
    expect(causesOf('projectDelay', client, day)).toMatchObject([{ stream: 'project-pj_1' }]);
    expect(client.watched).toBe(true);
    expect(clientAfter(registered).watched).toBe(false);
  });

  it('have the headroom of the tightest covenant, and points for what is broken', () => {
    expect(figure('covenantHeadroom', registered, agreed)).toBeNull();
    expect(figure('covenantHeadroom', registered, agreed, tested('0.04'))).toBe('0.04');
    expect(figure('covenantPoints', registered, agreed, tested('0.04'))).toBe(0);
    expect(figure('covenantPoints', registered, agreed, breached)).toBe(1);
    expect(figure('covenantPoints', registered, agreed, breached, defaulted)).toBe(2);
  });

  it('tell the default rate and the delay rate of what is under way', () => {
    const totals = (...facts: Facts) =>
      [...projects(riskRecord, { id: projectId })(...facts).rows.values()].flatMap((row) =>
        (riskRecord.rollups['measures']?.(row) ?? []).map((each) => ({ ...each, count: 1 })),
      );
    const months = { from: '2026-01-01', to: '2026-12-31' };
    expect(kpisOf(totals(registered), months).projects).toEqual({
      projects: 1,
      inDefault: 0,
      defaultRate: '0.0000',
      due: 0,
      late: 0,
    });
    const behind = totals(registered, judged('serious'), agreed, breached, defaulted);
    expect(kpisOf(behind, months).projects).toEqual({
      projects: 1,
      inDefault: 1,
      defaultRate: '1.0000',
      due: 2,
      late: 1,
      delayRate: '0.5000',
    });
  });
});
