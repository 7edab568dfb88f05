import { cny } from '#kernel';
import { decides } from '#kernel/testing';
import { loan } from '../loan.decider.js';
import { AgeLoan, RecordRepayment } from '../loan.commands.js';
import { houseServicing } from '../../book/servicing.rules.js';
import { loanEvents } from '../loan.events.js';
import { booked, loanId, overdue, running } from '../loan.examples.js';

const { LoanGranted } = loanEvents;
const given = decides(loan);
const on = (valueDate: string, yuan: number) =>
  RecordRepayment.of({ loanId, amount: cny(yuan), valueDate });

describe('the end of a business day', () => {
  const age = (day: string) => AgeLoan.of({ loanId, day });

  it('finds nothing before an instalment is due', () =>
    given(...running)
      .when(age('2025-03-31'))
      .changesNothing());

  it('finds what fell due and what is overdue, and catches up missed days in order', () =>
    given(...running)
      .when(age('2025-04-02'))
      .then(...overdue));

  it('takes no notice of an overdue that the product tolerates', () => {
    const served = { ...houseServicing, toleratedOverdue: [cny(100)] };
    const product = { productId: 'pd_1', version: 1, servicing: served };
    const tolerant = LoanGranted({ ...booked.data, product });
    const paid = given(tolerant, ...running.slice(1))
      .when(on('2025-04-01', 10_280))
      .facts();
    const types = (day: string) =>
      given(tolerant, ...running.slice(1), ...paid)
        .when(age(day))
        .facts()
        .map(({ type, data }) => [type, (data as { valueDate: string }).valueDate]);
    expect(types('2025-04-30')).toEqual([['InstalmentMissed', '2025-04-01']]);
    // The next instalment is short, too: days count from it alone.
    expect(types('2025-05-10').slice(1)).toEqual([
      ['InstalmentMissed', '2025-05-01'],
      ['LoanFellOverdue', '2025-05-02'],
      ['OverdueBucketChanged', '2025-05-09'],
    ]);
  });

  it('finds a day only once', () =>
    given(...running, ...overdue)
      .when(age('2025-04-02'))
      .changesNothing());

  it('moves an overdue loan from bucket to bucket', () => {
    const facts = given(...running, ...overdue)
      .when(age('2025-05-02'))
      .facts();
    expect(
      facts.map(({ type, data }) => [type, (data as { valueDate: string }).valueDate]),
    ).toEqual([
      ['OverdueBucketChanged', '2025-04-09'],
      ['InstalmentMissed', '2025-05-01'],
      ['ArrearsGrew', '2025-05-02'],
      ['OverdueBucketChanged', '2025-05-02'],
    ]);
    expect(facts[3]?.data).toMatchObject({
      from: 'days8to30',
      to: 'days31to60',
      standing: { daysPastDue: 31, due: cny(20_690), overdue: cny(20_690) },
    });
  });

  it('passes over what was paid in time', () => {
    const paid = given(...running)
      .when(on('2025-04-01', 10_360))
      .facts();
    given(...running, ...paid)
      .when(age('2025-04-30'))
      .changesNothing();
  });

  it('tells of every further instalment, not only of the first (L1)', () => {
    const facts = given(...running, ...overdue)
      .when(age('2025-06-10'))
      .facts();
    const grown = facts.filter(({ type }) => type === 'ArrearsGrew');
    expect(grown).toMatchObject([
      { data: { instalment: 2, standing: { overdue: cny(20_690), daysPastDue: 31 } } },
      { data: { instalment: 3, standing: { overdue: cny(30_990), daysPastDue: 62 } } },
    ]);
  });

  it('takes a payment of a day it had not judged yet in its place', () => {
    const paid = given(...running)
      .when(on('2025-04-04', 10_364.66))
      .facts();
    const facts = given(...running, ...paid)
      .when(age('2025-04-10'))
      .facts();
    expect(
      facts.map(({ type, data }) => [type, (data as { valueDate: string }).valueDate]),
    ).toEqual([
      ['InstalmentMissed', '2025-04-01'],
      ['LoanFellOverdue', '2025-04-02'],
      ['LoanCameCurrent', '2025-04-04'],
    ]);
  });

  it('that lies before a known payment ends with how the loan stands after it', () => {
    const paid = given(...running)
      .when(on('2025-04-20', 360))
      .facts();
    const facts = given(...running, ...paid)
      .when(age('2025-04-02'))
      .facts();
    expect(facts.map(({ type }) => type)).toEqual([
      'InstalmentMissed',
      'LoanFellOverdue',
      'LoanRecalculated',
    ]);
    expect(facts[2]?.data).toMatchObject({
      valueDate: '2025-04-20',
      standing: { overdue: cny(10_029.53), nextAgeingOn: '2025-04-09' },
    });
  });
});
