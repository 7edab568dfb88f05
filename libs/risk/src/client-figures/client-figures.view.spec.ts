import { applicationEvents } from '#credit';
import type { Fact, Occurrence } from '#kernel';
import { cny } from '#kernel';
import { loanEvents } from '#lending';
import type { Contact } from '#engagement';
import { cadenceEvents, interactionEvents } from '#engagement';
import { occurrence } from '#kernel/testing';
import { warnedYellow, warningLifted } from '../warning/warning.examples.js';
import type { ClientFiguresRow } from './client-figures.view.js';
import { clientFigures } from './client-figures.view.js';
import { lastContactOn } from './contacts-of-client.js';
import { noProjects } from '../memory/projects-of-client.js';
import { noWarnings } from '../warning/warning.state.js';
import { nothingKnown } from '../memory/known-of-client.js';
import { loanFiguresOn } from './figures-of-client.js';
import * as loans from './loans.examples.js';
import { isNonPerformingOn } from './loans-of-client.js';

const { clientId } = loans;
const { ApplicationSubmitted, ApplicationApproved, ApplicationDeclined } = applicationEvents;
const { InteractionRecorded, InteractionCorrected, InteractionWithdrawn } = interactionEvents;

/** The row after facts of several streams about one client. */
const rowAfter = (...facts: readonly (readonly [stream: string, fact: Fact])[]) => {
  const row = facts.reduce<ClientFiguresRow | undefined>((before, [id, fact]) => {
    const { valueDate = '2026-03-02' } = fact.data as { readonly valueDate?: string };
    const where: Occurrence = { ...occurrence, id, valueDate };
    const change = clientFigures.change(fact, where);
    expect(change?.keys).toEqual([clientId]);
    return change?.apply(before, clientId);
  }, undefined);
  return row!;
};
const ofLoan = (...facts: readonly Fact[]) => rowAfter(...facts.map((f) => ['L-1', f] as const));
const running = loans.taken;

/** Lending says how many days past due the loan is at the end of a day. */
const standingOn = (on: string, daysPastDue: number) =>
  loanEvents.ArrearsGrew({
    clientId,
    instalment: 3,
    standing: loans.standing({ on, outstanding: cny(100_000), daysPastDue }),
    valueDate: on,
  });

describe('the figures that are remembered of a client', () => {
  it('begin with a loan that is granted', () =>
    expect(ofLoan(loans.granted)).toEqual({
      clientId,
      ...noProjects,
      loans: [
        {
          loanId: 'L-1',
          status: 'granted',
          since: '2025-02-20',
          outstanding: cny(0),
          secured: false,
          guaranteed: cny(0),
          daysPastDue: 0,
          countedOn: '2025-02-20',
          claim: cny(0),
          position: 1_000,
        },
      ],
      applications: [],
      contacts: [],
      cadence: 'ordinary',
      depth: 'daily',
      profile: {},
      ...nothingKnown,
      warnings: noWarnings,
      watched: true,
    }));

  it('know what is outstanding before and after lending has decided it', () => {
    const [paidOut] = ofLoan(...running).loans;
    expect(paidOut).toMatchObject({ status: 'running', outstanding: cny(120_000) });
    const [stands] = ofLoan(...running, loans.fellOverdue, loans.cameCurrent).loans;
    expect(stands).toMatchObject({ outstanding: cny(110_000), daysPastDue: 0 });
  });

  it('add up drawdowns that no schedule follows', () =>
    expect(ofLoan(...running, loans.paidOut).loans).toMatchObject([{ outstanding: cny(240_000) }]));

  it('count the days past due from the last word of lending', () => {
    const row = ofLoan(...running, loans.fellOverdue);
    expect(loanFiguresOn(row, '2025-05-02').daysPastDue).toBe(31);
    expect(
      loanFiguresOn(ofLoan(...running, loans.fellOverdue, loans.cameCurrent), '2025-05-02'),
    ).toEqual(expect.objectContaining({ daysPastDue: 0 }));
  });

  it('keep a loan that is settled and a client who is no longer watched', () => {
    const row = ofLoan(...running, loans.fellOverdue, loans.settled);
    expect(row).toMatchObject({ watched: false });
    expect(row.loans).toMatchObject([
      { status: 'settled', since: '2025-09-01', outstanding: cny(0), daysPastDue: 0 },
    ]);
  });

  it('take up a loan again that was settled by mistake', () => {
    const reopened = loanEvents.LoanReopened({ clientId, valueDate: '2025-09-02' });
    const standing = loans.standing({ on: '2025-09-02', outstanding: cny(100), daysPastDue: 5 });
    const reversed = loanEvents.RepaymentReversed({
      clientId,
      repaymentId: '9',
      amount: cny(100),
      allocation: [],
      reason: 'Returned by the payer’s bank.',
      standing,
      valueDate: '2025-09-02',
    });
    for (const again of [
      [reversed, reopened],
      [reopened, reversed],
    ]) {
      expect(ofLoan(...running, loans.settled, ...again)).toMatchObject({
        watched: true,
        loans: [{ status: 'running', outstanding: cny(100), daysPastDue: 5 }],
      });
    }
  });

  it('keep the claim of what is written off until it is recovered', () => {
    const row = (...facts: readonly Fact[]) => ofLoan(...running, loans.writtenOff, ...facts);
    expect(row()).toMatchObject({ watched: true, loans: [{ claim: cny(910) }] });
    expect(row(loans.recovery(cny(900)))).toMatchObject({ watched: true });
    expect(row(loans.recovery(cny(911)))).toMatchObject({
      watched: false,
      loans: [{ status: 'writtenOff', claim: cny(0) }],
    });
  });

  it('do not perform again with one payment: six months on time come first (R2)', () => {
    const { late, paid } = {
      late: standingOn('2025-07-30', 120),
      paid: standingOn('2025-08-04', 0),
    };
    const row = ofLoan(...running, late, paid);
    const nonPerforming = (day: string) => row.loans.map((loan) => isNonPerformingOn(loan, day));
    expect(nonPerforming('2025-08-04')).toEqual([true]);
    expect(nonPerforming('2026-02-03')).toEqual([true]);
    expect(nonPerforming('2026-02-04')).toEqual([false]);
  });

  it('begin the six months anew with the next arrears (R2)', () => {
    const facts = [
      standingOn('2025-07-30', 120),
      standingOn('2025-08-04', 0),
      standingOn('2025-09-10', 6),
      standingOn('2025-09-12', 0),
    ];
    const [loan] = ofLoan(...running, ...facts).loans;
    expect(loan).toMatchObject({ impaired: { paidUpOn: '2025-09-12' } });
  });

  it('know the security once some was given', () =>
    expect(ofLoan(...running, loans.securedBy(cny(800))).loans).toMatchObject([
      { secured: true, guaranteed: cny(800) },
    ]));

  it('let go of a loan whose outcome the source does not tell', () => {
    const origin = { kind: 'migration', source: 'loans.csv', assumed: [] } as const;
    const unreported = loanEvents.LoanOutcomeUnreported({
      clientId,
      valueDate: '2025-09-01',
      origin,
    });
    expect(ofLoan(...running, unreported)).toMatchObject({ watched: false });
  });
});

describe('the dealings with a client', () => {
  const valueDate = '2025-02-10';
  const submitted = ApplicationSubmitted({
    clientId,
    groupIds: [],
    terms: loans.granted.data.terms,
    priority: 'normal',
    missing: [],
    managerId: 'rm-7',
    submittedBy: 'rm-7',
    valueDate,
  });
  const approved = ApplicationApproved({
    clientId,
    groupIds: [],
    terms: loans.granted.data.terms,
    requested: loans.granted.data.terms.amount,
    conditions: [],
    managerId: 'rm-7',
    approvedBy: 'ca-1',
    valueDate: '2025-02-20',
  });
  const declined = ApplicationDeclined({
    clientId,
    declinedBy: 'ca-1',
    code: 'other',
    reason: 'x',
    valueDate,
  });

  it('are an application, then an approval, then the loan', () => {
    expect(rowAfter(['ap_1', submitted])).toMatchObject({
      watched: true,
      applications: [{ applicationId: 'ap_1', stage: 'application', since: valueDate }],
    });
    expect(rowAfter(['ap_1', submitted], ['ap_1', approved]).applications).toEqual([
      { applicationId: 'ap_1', stage: 'approval', since: '2025-02-20' },
    ]);
    expect(
      rowAfter(['ap_1', submitted], ['ap_1', approved], ['L-1', loans.granted]).applications,
    ).toEqual([]);
  });

  it('are over with an application that is declined', () =>
    expect(rowAfter(['ap_1', submitted], ['ap_1', declined])).toMatchObject({
      watched: false,
      applications: [],
    }));

  it('last as long as a warning stands', () => {
    expect(rowAfter([clientId, warnedYellow])).toMatchObject({ watched: true });
    expect(rowAfter([clientId, warnedYellow], [clientId, warningLifted])).toMatchObject({
      watched: false,
      warnings: { byRule: { 'EW-01': { number: 1 } } },
    });
  });
});

describe('the contacts with a client', () => {
  const contact = (valueDate: string, more: Partial<Contact> = {}) => ({
    clientId,
    channel: 'visit' as const,
    direction: 'fromBank' as const,
    subject: 'Return visit',
    valueDate,
    ...more,
  });
  const met = (valueDate: string, more: Partial<Contact> = {}) =>
    InteractionRecorded(contact(valueDate, more));

  it('are known by the last, in whatever order they were told', () =>
    expect(
      lastContactOn(rowAfter(['I-1', met('2026-02-01')], ['I-2', met('2026-01-01')]), 'any'),
    ).toBe('2026-02-01'));

  it('do not count where nobody was reached', () =>
    expect(
      lastContactOn(
        rowAfter(['I-1', met('2026-01-01')], ['I-2', met('2026-02-01', { outcome: 'notReached' })]),
        'any',
      ),
    ).toBe('2026-01-01'));

  it('may be told anew or taken back', () => {
    const recorded = ['I-1', met('2026-02-01')] as const;
    const was = { valueDate: '2026-02-01', channel: 'visit' } as const;
    const wrong = { reason: 'Wrong day.', was };
    const corrected = InteractionCorrected({ ...contact('2026-01-15'), ...wrong });
    const gone = { openSteps: [], reason: 'Another client.', was };
    const withdrawn = InteractionWithdrawn({ clientId, ...gone });
    expect(lastContactOn(rowAfter(recorded, ['I-1', corrected]), 'any')).toBe('2026-01-15');
    expect(lastContactOn(rowAfter(recorded, ['I-1', withdrawn]), 'any')).toBeUndefined();
  });

  it('are forgotten beyond the last eight, but for the last of its kind', () => {
    const days = ['02', '03', '04', '05', '06', '07', '08', '09', '10'];
    const visit = ['I-01', met('2026-01-01')] as const;
    const calls = days.map(
      (day) => [`I-${day}`, met(`2026-01-${day}`, { channel: 'phone' })] as const,
    );
    const row = rowAfter(visit, ...calls);
    expect(row.contacts.map(({ on }) => on.slice(-2))).toEqual([
      ...days.toReversed().slice(0, 8),
      '01',
    ]);
    expect([lastContactOn(row, 'visit'), lastContactOn(row, 'seniorReview')]).toEqual([
      '2026-01-01',
      undefined,
    ]);
  });

  it('are due as closely as the client is to be kept in touch with', () =>
    expect(
      rowAfter([clientId, cadenceEvents.CadenceAssigned({ profile: 'risk', reason: 'Red.' })]),
    ).toMatchObject({ cadence: 'risk' }));
});
