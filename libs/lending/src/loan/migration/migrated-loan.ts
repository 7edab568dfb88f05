import type { Facts } from '#kernel';
import { none, sumOf } from '#kernel';
import type { MigrateLoan } from '../loan.commands.js';
import { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';

const { LoanGranted, LoanDisbursed, LoanSettled, LoanWrittenOff, LoanOutcomeUnreported } =
  loanEvents;
const { OutcomeIncomplete } = loanRefusals;
type LoanFacts = readonly Facts<typeof loanEvents>[];

/** The whole life of a loan that came to its end in another system, with the days of its source. */
export function migrated(command: MigrateLoan): LoanFacts {
  const { clientId, terms, origin, disbursement, writeOff, takeOver } = command;
  const common = { clientId, origin };
  if (takeOver !== undefined) throw OutcomeIncomplete({ field: 'takeOver' });
  checkCurrencies(command);
  return [
    grantedBy(command),
    ...(disbursement === undefined ? [] : [LoanDisbursed({ ...common, ...disbursement })]),
    ...(writeOff === undefined
      ? []
      : [
          LoanWrittenOff({
            ...common,
            ...writeOff,
            interest: none(terms.amount),
            reason: origin.source,
          }),
        ]),
    ...outcomeOf(command),
  ];
}

/** The grant of a loan that another system has granted. */
export const grantedBy = (command: MigrateLoan) => {
  const { clientId, applicationId, managerId, terms, guaranteed, origin } = command;
  const { approvedOn, approvalYear } = command;
  return LoanGranted({
    ...{ clientId, applicationId, managerId, terms, guaranteed, approvedOn, origin },
    ...(approvalYear !== undefined && { approvalYear }),
    valueDate: approvedOn,
  });
};

/** Whatever is added up later is refused now where it could not be. */
function checkCurrencies({ terms, guaranteed, disbursement, writeOff }: MigrateLoan): void {
  sumOf(
    [guaranteed, disbursement?.amount, writeOff?.principal].filter(
      (amount) => amount !== undefined,
    ),
    terms.amount.currency,
  );
}

function outcomeOf({ clientId, outcome, writeOff, settledOn, approvedOn, origin }: MigrateLoan) {
  switch (outcome) {
    case 'settled':
      if (settledOn === undefined) throw OutcomeIncomplete({ field: 'settledOn' });
      return [LoanSettled({ clientId, origin, valueDate: settledOn })];
    case 'writtenOff':
      if (writeOff === undefined) throw OutcomeIncomplete({ field: 'writeOff' });
      return [];
    case 'running':
      throw OutcomeIncomplete({ field: 'takeOver' });
    case 'unknown':
      return [LoanOutcomeUnreported({ clientId, origin, valueDate: approvedOn })];
  }
}
