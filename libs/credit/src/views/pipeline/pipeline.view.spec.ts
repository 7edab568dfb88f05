import { cny } from '#kernel';
import type { Fact } from '#kernel';
import { occurrence, projects } from '#kernel/testing';
import { recorded } from '../../document/document.examples.js';
import type { ApplicationRow } from './pipeline.rows.js';
import { applicationId, clientId, terms } from '../../examples.js';
import { applicationEvents } from '../../application/application.events.js';
import { approved, reviewed, submitted } from '../../application/application.examples.js';
import { pipeline, pipelineOf } from './pipeline.view.js';

const given = projects(pipeline, { id: applicationId });

/** The row after facts that were recorded at moments of the server's clock. */
const rowAfter = (...facts: readonly (readonly [Fact, string])[]) =>
  facts.reduce<ApplicationRow | undefined>((row, [fact, at], index) => {
    const where = { ...occurrence, id: applicationId, at, position: index };
    return pipeline.change(fact, where)?.apply(row, applicationId);
  }, undefined);

describe('the pipeline', () => {
  it('opens with what a client asks for', () =>
    given(submitted).then({
      applicationId,
      clientId,
      managerId: 'rm-7',
      stage: 'submitted',
      terms,
      product: { productId: 'workingCapital', version: 0 },
      repaymentForm: 'instalment',
      ceilingIds: ['industry.C', 'region.61', 'product.workingCapital'],
      requested: cny(120_000),
      priority: 'normal',
      missing: ['businessLicence', 'financialStatement'],
      submittedBy: 'rm-7',
      submittedOn: '2025-02-10',
      reviews: [],
      stageSince: '2025-02-10',
      submittedAt: '2026-03-02T09:00:00.000Z',
      clientSeconds: 0,
      migrated: false,
    }));

  it('counts the days of each stage', () =>
    given(submitted, reviewed, approved).matches({
      stage: 'approved',
      granted: cny(120_000),
      loanId: 'ln_1',
      reviewDays: 4,
      decisionDays: 6,
      totalDays: 10,
    }));

  it('counts the bank’s time by the clock of the server, without the client’s', () => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9, minutes)).toISOString();
    const row = rowAfter(
      [submitted, at(0)],
      [
        applicationEvents.ApplicationReturned({
          returnedBy: 'ro-1',
          reason: 'Old statement',
          missing: ['taxRecord'],
          valueDate: '2025-02-11',
        }),
        at(10),
      ],
      [
        applicationEvents.ApplicationCompleted({
          completedBy: 'rm-7',
          comment: 'Here',
          missing: [],
          valueDate: '2025-02-12',
        }),
        at(40),
      ],
      [approved, at(60)],
    );
    expect(row).toMatchObject({ clientSeconds: 1_800, bankSeconds: 1_800, missing: [] });
  });

  it('misses a document until it comes', () =>
    given(submitted, recorded).matches({ missing: ['businessLicence'] }));

  it('counts from submission where nobody reviewed', () =>
    given(submitted, approved).matches({ decisionDays: 10, totalDays: 10 }));

  it('says why an application ended without credit', () => {
    given(
      submitted,
      applicationEvents.ApplicationDeclined({
        clientId,
        declinedBy: 'ca-1',
        code: 'repaymentCapacity',
        reason: 'Debt service is not covered',
        valueDate: '2025-02-12',
      }),
    ).matches({ stage: 'declined', reason: 'Debt service is not covered', totalDays: 2 });
    given(
      submitted,
      applicationEvents.ApplicationWithdrawn({
        clientId,
        code: 'otherBank',
        reason: 'Found another bank',
        valueDate: '2025-02-12',
      }),
    ).matches({ stage: 'withdrawn', reason: 'Found another bank', stageSince: '2025-02-12' });
  });

  it('adds each application to its stage', () =>
    given(submitted, reviewed, approved).adds('stages', {
      group: { stage: 'approved', currency: 'CNY' },
      sums: {
        requested: 12_000_000,
        granted: 12_000_000,
        reviewed: 1,
        reviewDays: 4,
        decided: 1,
        decisionDays: 6,
        totalDays: 10,
        bankSeconds: 0,
      },
    }));

  it('does not count what was decided in another system', () => {
    const origin = { kind: 'migration', source: 'sba_loans.csv', assumed: [] } as const;
    given(applicationEvents.ApplicationSubmitted({ ...submitted.data, origin })).adds('stages');
  });
});

describe('the answer for the pipeline', () => {
  it('has a line a stage and currency, in the order of the stages, with mean days', () => {
    const sums = { requested: 300, granted: 200, reviewed: 3, reviewDays: 10 };
    const total = (stage: string, currency: string) => ({
      group: { stage, currency },
      count: 3,
      sums: { ...sums, decided: 0, decisionDays: 0, totalDays: 0, bankSeconds: 0 },
    });
    const lines = pipelineOf([
      total('approved', 'CNY'),
      total('submitted', 'USD'),
      total('submitted', 'CNY'),
    ]);
    expect(lines.map(({ stage, currency }) => [stage, currency])).toEqual([
      ['submitted', 'CNY'],
      ['submitted', 'USD'],
      ['approved', 'CNY'],
    ]);
    expect(lines[0]).toEqual({
      stage: 'submitted',
      currency: 'CNY',
      applications: 3,
      requested: { minor: 300, currency: 'CNY' },
      granted: { minor: 200, currency: 'CNY' },
      meanDays: { review: '3.33', decision: null, total: null },
      meanHours: null,
    });
  });
});
