import { cny } from '#kernel';
import { decides } from '#kernel/testing';
import { project } from '../project/project.decider.js';
import {
  budgeted,
  certified,
  drawdown,
  drawdownCertified,
  funded,
  planned,
  projectId,
  registered,
  reported,
} from '../project/project.examples.js';
import { projectEvents } from '../project/project.events.js';
import { ApproveDrawdown, RequestDrawdown } from './drawdown.commands.js';
import { drawdownRefusals as refuse } from './drawdown.refusals.js';

const given = decides(project);
const past = [registered, budgeted, funded, ...planned] as const;
const ask = (yuan: number, exception?: string) =>
  RequestDrawdown.of({
    projectId,
    drawdownId: 'd2',
    sourceId: 'senior',
    lines: [{ lineId: 'contingency', amount: cny(yuan) }],
    purpose: 'Rock in the ground',
    ...(exception !== undefined && { exception }),
  });

describe('the contingency of a budget', () => {
  it('is drawn as far as the work is certified, and a tenth ahead', () => {
    expect(
      given(...past)
        .when(ask(3_000_000))
        .facts(),
    ).toHaveLength(1);
    given(...past)
      .when(ask(3_000_000.01))
      .refuses(refuse.ContingencyAheadOfWork, {
        field: 'lines',
        rule: 'CT-01',
        completed: '0',
        most: 300_000_000,
      });
    const weight = Number(planned[0].data.weight);
    const most = 30_000_000 * (weight + 0.1);
    expect(
      given(...past, reported, certified)
        .when(ask(most))
        .facts(),
    ).toHaveLength(1);
  });

  it('is drawn further where the request says why, and an approver decides', () => {
    expect(
      given(...past)
        .when(ask(9_000_000, 'Rock'))
        .facts(),
    ).toMatchObject([{ data: { exception: 'Rock' } }]);
    const exceptional = projectEvents.DrawdownRequested({ ...drawdown.data, exception: 'Rock' });
    const paid = projectEvents.CapitalPaidIn({
      paymentId: 'p1',
      sourceId: 'equity',
      amount: cny(120_000_000),
      valueDate: '2026-01-10',
    });
    const approve = (role: 'riskOfficer' | 'creditApprover') =>
      given(...past, exceptional, drawdownCertified, paid).when(
        ApproveDrawdown.of({ projectId, drawdownId: 'd1' }),
        { actor: { id: 'x-1', roles: [role] } },
      );
    approve('riskOfficer').refuses(refuse.ExceptionNotEntitled);
    expect(approve('creditApprover').facts()).toHaveLength(1);
  });
});
