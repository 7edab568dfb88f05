import type { applicationEvents } from '#credit';
import type { Day, Occurrence, Rows } from '#kernel';
import type { loanEvents } from '#lending';
import type { Then, WithLoans } from './loans-of-client.js';
import { onLoans } from './loans-of-client.js';

/** An application on which a client waits for an answer. */
export interface OpenApplication {
  readonly applicationId: string;
  readonly stage: 'application' | 'approval';
  /** The day on which it came to that stage. */
  readonly since: Day;
}

/** A row that gathers, among other things, the loans and open applications of a client. */
export interface WithDealings extends WithLoans {
  readonly applications: readonly OpenApplication[];
}

/** The arms of a view that gathers the loans and open applications of clients. */
export function onDealings<R extends WithDealings>(then: Then<R> = (after) => after) {
  const onLoan = onLoans<R>(then);
  const others = ({ applications }: R, id: string) =>
    applications.filter(({ applicationId }) => applicationId !== id);
  const reaches = (stage: OpenApplication['stage'], row: R, where: Occurrence): R => {
    const { id: applicationId, valueDate: since } = where;
    const applications = [...others(row, applicationId), { applicationId, stage, since }];
    return then({ ...row, applications }, row, where);
  };
  const ends = (row: R, where: Occurrence): R =>
    then({ ...row, applications: others(row, where.id) }, row, where);

  return {
    ...onLoan,
    // The loan takes the place of its application.
    LoanGranted: (data, row, where) =>
      onLoan.LoanGranted(data, { ...row, applications: others(row, data.applicationId) }, where),
    ApplicationSubmitted: (_, row, where) => reaches('application', row, where),
    ApplicationApproved: (_, row, where) => reaches('approval', row, where),
    ApplicationDeclined: (_, row, where) => ends(row, where),
    ApplicationWithdrawn: (_, row, where) => ends(row, where),
  } satisfies Rows<R, typeof loanEvents & typeof applicationEvents>;
}
