import type { Day, Facts } from '#kernel';
import type { LoanClaim, StatementRow } from '#lending';
import { claimOf } from '#lending';
import { stageOn } from '../staging/stage.js';
import type { Claim, DatedCircumstance } from './claim.js';
import { classificationEvents } from './classification.events.js';
import type { Classification } from './classify.js';
import { classifyDebtor } from './classify.js';
import type { ClaimState, DebtorState } from './debtor.state.js';

const { ClassProposed } = classificationEvents;

/** What the rules call for of every claim on a debtor on a day, as far as it is news. */
export function proposalsOn(
  { claims: known }: DebtorState,
  rows: readonly StatementRow[],
  day: Day,
): readonly Facts<typeof classificationEvents>[] {
  const loans = rows.flatMap((row) => claimOf(row, day) ?? []);
  const currencies = [...new Set(loans.map(({ exposure }) => exposure.currency))];
  const states = new Map(known.map((state) => [state.loanId, state]));
  const debtorId = rows[0]?.clientId ?? '';
  return currencies.flatMap((currency) => {
    const claims = loans
      .filter(({ exposure }) => exposure.currency === currency)
      .map((loan) => claimWith(loan, states.get(loan.loanId)));
    return classifyDebtor({ debtorId, retail: false, claims }, day).flatMap((found) => {
      const claim = claims.find(({ claimId }) => claimId === found.claimId);
      return proposalOf(found, claim, states.get(found.claimId), day);
    });
  });
}

function claimWith(loan: LoanClaim, state: ClaimState | undefined): Claim {
  const { loanId, exposure, items, restructurings, misusedOn, otherDebtOn } = loan;
  const circumstances: readonly DatedCircumstance[] = [
    ...(misusedOn === undefined ? [] : [{ code: 'useChanged' as const, from: misusedOn }]),
    ...(otherDebtOn === undefined ? [] : [{ code: 'repaidByNewDebt' as const, from: otherDebtOn }]),
  ];
  return {
    claimId: loanId,
    exposure,
    items,
    restructurings,
    circumstances,
    decisions: state?.decisions ?? [],
  };
}

/** The proposal, unless the rules call for the same as the last time. */
function proposalOf(
  found: Classification,
  claim: Claim | undefined,
  state: ClaimState | undefined,
  day: Day,
): readonly Facts<typeof classificationEvents>[] {
  const { class: proposed, own, findings, held, claimId: loanId, ageing } = found;
  const { stage } = stageOn({ items: claim?.items ?? [], upgradeGaps: held?.gaps ?? [] }, day);
  const last = state?.proposed;
  const ids = (list: readonly { readonly rule: { readonly id: string } }[]) =>
    list.map(({ rule }) => rule.id).join();
  const same =
    (last?.class ?? 'normal') === proposed &&
    (last?.stage ?? 'stage1') === stage &&
    ids(last?.findings ?? []) === ids(findings);
  if (same) return [];
  return [
    ClassProposed({
      loanId,
      class: proposed,
      own,
      stage,
      daysPastDue: ageing.daysPastDue,
      findings,
      ...(held && { held }),
      valueDate: day,
    }),
  ];
}
