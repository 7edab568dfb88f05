import { MigrateApplication } from '#credit';
import { CloseMigration, OpenMigration } from '#integration';
import type { Actor, DomainCommand } from '#kernel';
import { sumOf } from '#kernel';
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

/** What the core-banking system hands over of the time before, in a migration of two people. */
export const migrationSteps = (dates: Dates): readonly Step[] => {
  const migrationId = 'mg_demo.core';
  const amounts = [
    sumOf(
      migrations.map((credit) => termsOf(credit).amount),
      'CNY',
    ),
  ];
  const count = migrations.length;
  const opening = OpenMigration.of({
    migrationId,
    source: origin.source,
    reason: '旧核心系统下线 (the old core-banking system is switched off)',
    expected: [
      { kind: 'application', count, amounts },
      { kind: 'loan', count, amounts },
    ],
  });
  const step = (by: Actor, command: DomainCommand): Step => ({
    on: dates.today,
    by,
    line: migrationId,
    key: `${migrationId}:${command.constructor.name}`,
    command,
  });
  return [
    step(people.operations, opening),
    ...migrations.flatMap((credit) => handedOver(credit, dates)),
    step(people.secondAdministrator, CloseMigration.of({ migrationId })),
  ].map((each) => ({ ...each, line: migrationId }));
};

function handedOver(credit: (typeof migrations)[number], { ago }: Dates): readonly Step[] {
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
}
