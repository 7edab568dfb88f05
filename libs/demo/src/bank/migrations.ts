import { MigrateApplication } from '#credit';
import { MigrateLoan } from '#lending';
import { termsOf, stepsOf } from '../lending/credit-steps.js';
import type { DemoCredit } from '../lending/credits.js';
import { plain, terms } from '../lending/credits.js';
import { people } from './people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

/** Loans of the system before this one; of the second nobody knows how it ended. */
export const migrations: readonly (DemoCredit & {
  readonly approved: number;
  readonly settled?: number;
})[] = [
  {
    client: 'haihe',
    ...terms(plain, [4], [24, 24, 'bullet', '0.0510']),
    approved: 1160,
    settled: 410,
  },
  {
    client: 'huaxin',
    number: 9,
    ...terms(plain, [2], [12, 12, 'bullet', '0.0580']),
    approved: 2400,
  },
];

const origin = {
  kind: 'migration',
  source: 'core-banking-2019',
  assumed: ['submittedOn'],
} as const;

/** What the core-banking system hands over of the time before. */
export const migrationSteps = ({ ago }: Dates): readonly Step[] =>
  migrations.flatMap((credit) => {
    const { id, loanId, manager, step } = stepsOf(credit);
    const common = {
      clientId: clientId(credit.client),
      terms: termsOf(credit),
      managerId: manager.id,
      approvedOn: ago(credit.approved),
      origin,
    };
    const { amount } = common.terms;
    const application = { applicationId: id, submittedOn: ago(credit.approved + 15), ...common };
    const loan = MigrateLoan.of({
      loanId,
      applicationId: id,
      ...common,
      guaranteed: { ...amount, minor: 0 },
      outcome: credit.settled === undefined ? 'unknown' : 'settled',
      disbursement: { amount, valueDate: ago(credit.approved - 10) },
      ...(credit.settled !== undefined && { settledOn: ago(credit.settled) }),
    });
    const on = ago(credit.approved);
    return [step(on, people.core, MigrateApplication.of(application)), step(on, people.core, loan)];
  });
