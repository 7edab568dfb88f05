import { cny } from '#kernel';
import { decides } from '#kernel/testing';
import {
  budgeted,
  drawdown,
  drawdownCertified,
  funded,
  lines as budget,
  planned,
  projectId,
  registered,
} from '../project/project.examples.js';
import { AgreeBudget } from '../project/project.commands.js';
import { project } from '../project/project.decider.js';
import { projectEvents } from '../project/project.events.js';
import { projectRefusals } from '../project/project.refusals.js';
import { ApproveDrawdown, PayInCapital, RequestDrawdown } from './drawdown.commands.js';
import { drawdownRefusals as refuse } from './drawdown.refusals.js';

const given = decides(project);
const past = [registered, budgeted, funded] as const;
const { valueDate: _day, requestedBy: _by, amount: _sum, ...asked } = drawdown.data;
const request = (more: object = {}) =>
  RequestDrawdown.of({ projectId, ...asked, drawdownId: 'd2', ...more });
const line = (yuan: number) => [{ lineId: 'works', amount: cny(yuan) }];

describe('a drawdown of a project', () => {
  it('is asked for out of debt, line by line', () =>
    expect(
      given(...past)
        .when(request())
        .facts(),
    ).toMatchObject([
      { type: 'DrawdownRequested', data: { amount: cny(76_000_000), requestedBy: 'rm-7' } },
    ]));

  it.each([
    [{ lines: line(150_000_001) }, refuse.DrawdownOverBudgetLine, 'lines'],
    [{ lines: [{ lineId: 'art', amount: cny(1) }] }, projectRefusals.BudgetLineUnknown, 'lines'],
    [{ sourceId: 'equity' }, refuse.NotADebt, 'sourceId'],
    [{ sourceId: 'none' }, projectRefusals.SourceUnknown, 'sourceId'],
    [{ milestoneId: 'grid' }, refuse.MilestoneNotCertified, 'milestoneId'],
  ])('is refused with %j', (wrong, refusal, field) =>
    given(...past, ...planned)
      .when(request(wrong))
      .refuses(refusal, { field }),
  );

  it('counts what was asked for before', () => {
    given(...past, drawdown)
      .when(request({ lines: line(74_000_001) }))
      .refuses(refuse.DrawdownOverBudgetLine, { left: 7_400_000_000 });
    given(...past, drawdown)
      .when(request({ drawdownId: 'd1' }))
      .refuses(refuse.DrawdownMentionedBefore);
    const two = [{ lineId: 'turbines', amount: cny(304_000_001) }];
    given(...past, drawdown)
      .when(request({ lines: two }))
      .refuses(refuse.DrawdownOverSource);
  });

  it('comes on the days on which the source may be drawn', () => {
    given(...past)
      .when(request(), { today: '2025-02-28' })
      .refuses(refuse.DrawdownBeforeAvailability, { field: 'sourceId' });
    given(...past)
      .when(request(), { today: '2027-03-01' })
      .refuses(refuse.DrawdownAfterAvailability, { field: 'sourceId' });
  });

  it('is approved by another person, certified, and beside its share of the capital', () => {
    const approve = ApproveDrawdown.of({ projectId, drawdownId: 'd1' });
    const by = (id: string) => ({ actor: { id, roles: ['creditApprover'] } });
    const paid = (yuan: number) =>
      projectEvents.CapitalPaidIn({
        paymentId: 'p1',
        sourceId: 'equity',
        amount: cny(yuan),
        valueDate: '2025-11-01',
      });
    given(...past, drawdown)
      .when(approve, by('ca-1'))
      .refuses(refuse.CertificateMissing);
    const ready = [...past, drawdown, drawdownCertified] as const;
    expect(() =>
      given(...ready, paid(24_000_000))
        .when(approve, by('rm-8'))
        .facts(),
    ).toThrow('NotIndependent');
    given(...ready, paid(23_999_999))
      .when(approve, by('ca-1'))
      .refuses(refuse.CapitalBehind);
    expect(
      given(...ready, paid(24_000_000))
        .when(approve, by('ca-1'))
        .facts(),
    ).toMatchObject([
      { type: 'DrawdownApproved', data: { approvedBy: 'ca-1', amount: cny(76_000_000) } },
    ]);
  });

  it('keeps its money when the budget changes', () => {
    const [works, ...others] = budget;
    const less = [{ ...works, amount: cny(75_999_999) }, ...others];
    given(...past, drawdown)
      .when(AgreeBudget.of({ projectId, lines: less, reason: 'x' }))
      .refuses(refuse.BudgetBelowDrawn, { lineId: 'works' });
  });
});

describe('capital', () => {
  it('is paid in once, and not beyond its source', () => {
    const pay = { projectId, paymentId: 'p1', sourceId: 'equity', valueDate: '2026-01-05' };
    given(...past)
      .when(PayInCapital.of({ ...pay, amount: cny(120_000_001) }))
      .refuses(refuse.CapitalOverpaid);
    given(...past)
      .when(PayInCapital.of({ ...pay, sourceId: 'senior', amount: cny(1) }))
      .refuses(refuse.NotCapital);
  });
});
