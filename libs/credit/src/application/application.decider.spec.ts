import { ClientUnknown } from '#clients';
import { NotIndependent, cny, valueDateRefusals } from '#kernel';
import { decides } from '#kernel/testing';
import { termsRefusals } from '../agreed-schedule.js';
import { completeFile } from '../document/document.examples.js';
import { applicationId, clientId, terms } from '../examples.js';
import {
  ApproveApplication,
  DeclineApplication,
  MigrateApplication,
  ReviewApplication,
  SubmitAgreed,
  SubmitApplication,
  WithdrawApplication,
} from './application.commands.js';
import { application } from './application.decider.js';
import { applicationEvents } from './application.events.js';
import { approved, reviewed, submitted } from './application.examples.js';
import { applicationRefusals } from './application.refusals.js';
import { content, reserved } from '../limit/limit.examples.js';
import { limitRefusals } from '../limit/limit.refusals.js';
import { offer } from '../product/product.examples.js';
import { productRefusals } from '../product/product.refusals.js';

const given = decides(application);
const client = { client: { clientId, groups: [] }, sold: undefined };
const submitter = { actor: { id: 'rm-7', roles: ['relationshipManager'] } };
const reviewer = { actor: { id: 'ro-1', roles: ['riskOfficer'] } };
const approver = { actor: { id: 'ca-1', roles: ['creditApprover'] }, file: completeFile };
const mortgage = {
  kind: 'collateralRegistered',
  before: 'drawdown',
  text: 'Mortgage registered',
} as const;
const asking = (yuan: number) =>
  applicationEvents.ApplicationSubmitted({
    ...submitted.data,
    terms: { ...terms, amount: cny(yuan) },
  });

describe('an application', () => {
  const asked = { applicationId, clientId, terms, valueDate: '2025-02-10' };
  const submit = SubmitApplication.of(asked);

  it('takes in what was agreed as it was agreed, once, and four eyes hold for its authors', () => {
    const agreedOn = SubmitAgreed.of({
      ...{ applicationId: 'ap_of:so_1:1', clientId, terms, product: offer, managerId: 'rm-7' },
      ...{ submittedBy: 'rm-7', preparedBy: ['ca-1', 'ro-1'], valueDate: '2026-03-02' },
    });
    const [fact] = given().when(agreedOn).facts();
    expect(fact).toMatchObject({ data: { preparedBy: ['ca-1', 'ro-1'], product: offer } });
    given(submitted).when(agreedOn).changesNothing();
    const prepared = applicationEvents.ApplicationSubmitted({
      ...submitted.data,
      preparedBy: ['ca-1', 'ro-1'],
    });
    const approve = ApproveApplication.of({ applicationId, valueDate: '2025-02-20' });
    const comment = 'Sound.';
    const opinion = { applicationId, recommendation: 'approve', comment } as const;
    const review = ReviewApplication.of(opinion);
    given(prepared).when(approve, approver).refuses(NotIndependent);
    given(prepared).when(review, reviewer).refuses(applicationRefusals.ReviewerNotIndependent);
  });

  it('is not given an id of an agreement by anybody', () =>
    given()
      .when(SubmitApplication.of({ ...asked, applicationId: 'ap_of:so_1:1' }), client)
      .refuses(applicationRefusals.ApplicationIdReserved));

  it('is submitted in the name of a relationship manager', () =>
    given()
      .when(submit, { ...submitter, ...client })
      .then(submitted));

  it('needs a client', () =>
    given().when(submit, { client: undefined }).refuses(ClientUnknown, { field: 'clientId' }));

  it('needs a term of whole repayment periods', () =>
    given()
      .when(SubmitApplication.of({ ...asked, terms: { ...terms, everyMonths: 5 } }), client)
      .refuses(termsRefusals.TenorNotWhole));

  it('needs a term at all', () =>
    given()
      .when(SubmitApplication.of({ ...asked, terms: { ...terms, termMonths: 0 } }), client)
      .refuses(productRefusals.OutsideProduct, { field: 'terms.termMonths' }));

  it('needs a repayment method that is offered', () =>
    given()
      .when(SubmitApplication.of({ ...asked, terms: { ...terms, method: 'sculpted' } }), client)
      .refuses(productRefusals.OutsideProduct, { field: 'terms.method' }));

  it('does not count for a day to come', () =>
    given()
      .when(SubmitApplication.of({ ...asked, valueDate: '2026-03-03' }), client)
      .refuses(valueDateRefusals.ValueDateInFuture));

  it('is withdrawn by the client, once', () => {
    const withdraw = WithdrawApplication.of({ applicationId, reason: 'Found another bank' });
    const facts = given(submitted).when(withdraw).facts();
    expect(facts).toEqual([
      applicationEvents.ApplicationWithdrawn({
        applicationId,
        clientId,
        code: 'other',
        reason: 'Found another bank',
        valueDate: '2026-03-02',
      }),
    ]);
    given(submitted, ...facts)
      .when(withdraw)
      .changesNothing();
    given(submitted, approved).when(withdraw).refuses(applicationRefusals.ApplicationDecided);
  });
});

describe('a review', () => {
  const opinion = {
    applicationId,
    recommendation: 'approve',
    comment: 'Cash flow covers the debt service 1.6 times',
    valueDate: '2025-02-14',
  } as const;
  const review = ReviewApplication.of(opinion);

  it('is recorded with the role of the reviewer', () =>
    given(submitted).when(review, reviewer).then(reviewed));

  it('by a risk officer is not of an own application', () =>
    given(applicationEvents.ApplicationSubmitted({ ...submitted.data, submittedBy: 'ro-1' }))
      .when(review, reviewer)
      .refuses(applicationRefusals.ReviewerNotIndependent));

  it('does not come before the application', () =>
    given(submitted)
      .when(ReviewApplication.of({ ...opinion, valueDate: '2025-02-09' }), reviewer)
      .refuses(valueDateRefusals.ValueDateTooEarly));
});

describe('an approval', () => {
  const granted = { applicationId, valueDate: '2025-02-20' };
  const approve = ApproveApplication.of(granted);

  it('grants what was asked for, under the authority of the approver', () =>
    given(submitted).when(approve, approver).then(approved));

  it('keeps to what the limit still bears, whoever holds the rest of it', () => {
    const own = { ...reserved.data, reserved: cny(120_000), amount: cny(120_000) };
    const rest = { ...own, applicationId: 'ap_twin', reserved: cny(900_000) };
    const under = (...reservations: readonly object[]) =>
      given(submitted).when(approve, {
        ...approver,
        ownLimit: { limitId: 'cl_stays', inForce: content, reservations },
      });
    under(rest).refuses(limitRefusals.LimitNotReserved, { limitId: 'cl_stays' });
    under(rest, own).refuses(limitRefusals.LimitExceeded, { bound: 'total', free: cny(100_000) });
    expect(under({ ...rest, reserved: cny(880_000) }, own).facts()).toHaveLength(1);
  });

  it('waits while any record of the client is blocked', () =>
    given(submitted)
      .when(approve, {
        ...approver,
        records: { blocks: [{ cause: 'pastDue', reference: 'ln_1' }] },
      })
      .refuses(applicationRefusals.CreditIsBlocked, { cause: 'pastDue' }));

  it('may grant less', () =>
    expect(
      given(submitted)
        .when(
          ApproveApplication.of({
            ...granted,
            amount: cny(60_000),
            termMonths: 6,
            conditions: [mortgage],
          }),
          approver,
        )
        .facts()[0]?.data,
    ).toMatchObject({
      terms: { amount: cny(60_000), termMonths: 6 },
      conditions: [
        { id: 'c1', kind: 'useEvidence' },
        { id: 'c2', ...mortgage },
      ],
    }));

  it('never grants more', () =>
    given(submitted)
      .when(ApproveApplication.of({ ...granted, amount: cny(120_000.01) }), approver)
      .refuses(applicationRefusals.GrantedExceedsRequested, { field: 'amount' }));

  it.each([
    ['submitted', 'rm-7'],
    ['reviewed', 'ro-1'],
    ['been given', submitted.data.managerId],
  ])('is not for whoever has %s the application', (_, id) =>
    given(submitted, reviewed)
      .when(approve, { actor: { id, roles: ['creditApprover'] } })
      .refuses(NotIndependent),
  );

  it.each([
    ['a risk officer', 'ro-2', 'riskOfficer', 1_000_000.01],
    ['an auditor', 'au-1', 'auditor', 1_000],
  ])('is beyond the authority of %s', (_, id, role, yuan) =>
    given(asking(yuan))
      .when(approve, { actor: { id, roles: [role] } })
      .refuses(applicationRefusals.AuthorityExceeded),
  );

  it('of a large amount needs the review of a risk officer', () => {
    const large = asking(10_000_000.01);
    given(large)
      .when(approve, approver)
      .refuses(applicationRefusals.ReviewMissing, { rule: 'AA-03' });
    expect(given(large, reviewed).when(approve, approver).facts()[0]?.data).toMatchObject({
      authority: { rule: 'AA-03', version: 1 },
    });
  });

  it('in a currency without a limit of its own needs a review', () =>
    given(
      applicationEvents.ApplicationSubmitted({
        ...submitted.data,
        terms: { ...terms, amount: { minor: 1_000_000, currency: 'JPY' } },
      }),
    )
      .when(approve, approver)
      .refuses(applicationRefusals.ReviewMissing));

  it('is given once', () =>
    given(submitted, approved)
      .when(approve, approver)
      .refuses(applicationRefusals.ApplicationDecided, { stage: 'approved' }));
});

describe('a decline', () => {
  const decline = DeclineApplication.of({
    applicationId,
    reason: 'Debt service is not covered',
    valueDate: '2025-02-20',
  });

  it('closes the application', () =>
    given(submitted)
      .when(decline, approver)
      .then(
        applicationEvents.ApplicationDeclined({
          clientId,
          declinedBy: 'ca-1',
          code: 'other',
          reason: 'Debt service is not covered',
          valueDate: '2025-02-20',
        }),
      ));

  it('is for four eyes too', () =>
    given(submitted, reviewed).when(decline, reviewer).refuses(NotIndependent));
});

describe('a migrated application', () => {
  it('is submitted and approved on the days of its source, whatever their order', () => {
    const origin = { kind: 'migration', source: 'sba_loans.csv', assumed: ['rate'] } as const;
    const facts = given()
      .when(
        MigrateApplication.of({
          applicationId,
          clientId,
          terms: { ...terms, termMonths: 7, everyMonths: 1, method: 'custom' },
          managerId: 'sba',
          submittedOn: '1997-02-28',
          approvedOn: '1997-02-28',
          origin,
        }),
      )
      .facts();
    expect(facts.map(({ type }) => type)).toEqual(['ApplicationSubmitted', 'ApplicationApproved']);
    expect(facts[1]?.data).toMatchObject({ valueDate: '1997-02-28', origin });
    expect(facts[1]?.data).not.toHaveProperty('authority');
  });
});

describe('a prospect', () => {
  it('is granted nothing before it is a client', () =>
    given(submitted, reviewed)
      .when(ApproveApplication.of({ applicationId, valueDate: '2025-02-20' }), {
        ...approver,
        client: { clientId, groups: [], role: 'prospect' },
      })
      .refuses(applicationRefusals.ProspectIsNoClient, { field: 'clientId' }));
});
