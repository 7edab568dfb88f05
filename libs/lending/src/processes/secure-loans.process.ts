import type { CollateralKind, CollateralRow, Cover } from '#credit';
import { collateralBook, collateralEvents } from '#credit';
import type { Day } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { RecordGuarantee, ReleaseGuarantee } from '../loan/loan.commands.js';
import { loanEvents } from '../loan/loan.events.js';
import type { KeptLoan } from '../views/book/loan-book.rows.js';
import { loanBook } from '../views/book/loan-book.view.js';

interface Covering {
  readonly collateralId: string;
  readonly kind: CollateralKind;
  readonly guarantor?: CollateralRow['guarantor'];
  readonly covers: readonly Cover[];
}

interface Changed extends Covering {
  readonly ended: readonly string[];
  readonly valueDate: Day;
}

interface Granted {
  readonly applicationId: string;
  readonly loanId: string;
  readonly valueDate: Day;
  readonly origin?: object;
}

/** What collateral is good for on a loan. */
function secured(
  { loanId, applicationId }: Pick<KeptLoan, 'loanId' | 'applicationId'>,
  { collateralId: guaranteeId, kind, guarantor, covers }: Covering,
  valueDate: Day,
) {
  const cover = covers.find((each) => each.applicationId === applicationId);
  if (!cover) {
    return [ReleaseGuarantee.of({ loanId, guaranteeId, reason: 'ended', valueDate })];
  }
  const who = guarantor?.clientId ?? guarantor?.name;
  return [
    RecordGuarantee.of({
      ...{ loanId, guaranteeId, type: kind, value: cover.good, valueDate },
      ...(who !== undefined && { guarantor: who }),
    }),
  ];
}

/** What secures a loan follows from the collateral: its allocation, value and release. */
export const secureLoans = defineProcess({
  name: 'secure-loans',
  events: { ...pick(collateralEvents, 'CoverChanged'), ...pick(loanEvents, 'LoanGranted') },
  sweeps: {
    CoverChanged: sweep(
      ({ covers, ended }: Changed) => {
        const ids = [...covers.map(({ applicationId }) => applicationId), ...ended];
        return ids.length === 0 ? undefined : loanBook.rows({ applicationId: { in: ids } });
      },
      (loan: KeptLoan, changed: Changed) =>
        secured(
          loan,
          changed,
          changed.valueDate < loan.grantedOn ? loan.grantedOn : changed.valueDate,
        ),
    ),
    LoanGranted: sweep(
      ({ applicationId, origin }: Granted) =>
        origin === undefined ? collateralBook.rows({ applicationIds: applicationId }) : undefined,
      (row: CollateralRow, loan: Granted) => secured(loan, row, loan.valueDate),
    ),
  },
});
