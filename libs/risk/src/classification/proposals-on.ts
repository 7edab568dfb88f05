import type { Day, Facts } from '#kernel';
import { addDays, partsOf } from '#kernel';
import type { LoanClaim, StatementRow } from '#lending';
import { claimOf } from '#lending';
import { lossOfClaim } from '../staging/loss-of-claim.js';
import type { KnownOfDebtor } from '../staging/risk-of-claim.js';
import { riskOfClaim } from '../staging/risk-of-claim.js';
import type { Staging } from '../staging/stage.js';
import { stageOn } from '../staging/stage.js';
import type { Claim, DatedCircumstance } from './claim.js';
import { classificationEvents } from './classification.events.js';
import type { Classification } from './classify.js';
import { classifyDebtor } from './classify.js';
import type { ClaimState, DebtorState } from './debtor.state.js';

const { ClassProposed, LossExpected } = classificationEvents;
type ClassFacts = readonly Facts<typeof classificationEvents>[];

const unknown: Omit<ClaimState, 'loanId'> = { decisions: [], stages: [], watched: [] };

/** What the rules call for of every claim on a debtor on a day, as far as it is news. */
export function proposalsOn(
  { claims: known }: DebtorState,
  rows: readonly StatementRow[],
  debtor: KnownOfDebtor,
  day: Day,
): ClassFacts {
  const loans = rows.flatMap((row) => claimOf(row, day) ?? []);
  const currencies = [...new Set(loans.map(({ exposure }) => exposure.currency))];
  const states = new Map(known.map((state) => [state.loanId, state]));
  const debtorId = rows[0]?.clientId ?? '';
  return currencies.flatMap((currency) => {
    const own = loans.filter(({ exposure }) => exposure.currency === currency);
    const claims = own.map((loan) => claimWith(loan, states.get(loan.loanId)));
    return classifyDebtor({ debtorId, retail: false, claims }, day).flatMap((found) => {
      const loan = own.find(({ loanId }) => loanId === found.claimId);
      if (loan === undefined) return [];
      const state = states.get(loan.loanId) ?? { loanId: loan.loanId, ...unknown };
      const staging = stageOn(riskOfClaim(loan, state, debtor, found.held?.gaps ?? [], day), day);
      return [
        ...proposalOf(found, staging, state, day),
        ...lossNews(loan, staging, state, debtor, day),
      ];
    });
  });
}

function claimWith(loan: LoanClaim, state: ClaimState | undefined): Claim {
  const { loanId, exposure, items, restructurings, misusedOn, otherDebtOn } = loan;
  const { ageingTerms, technicalOverdues } = loan;
  const circumstances: readonly DatedCircumstance[] = [
    ...(misusedOn === undefined ? [] : [{ code: 'useChanged' as const, from: misusedOn }]),
    ...(otherDebtOn === undefined ? [] : [{ code: 'repaidByNewDebt' as const, from: otherDebtOn }]),
  ];
  return {
    claimId: loanId,
    exposure,
    items,
    ...(ageingTerms && { ageingTerms }),
    ...(technicalOverdues && { technicalOverdues }),
    restructurings,
    circumstances,
    decisions: state?.decisions ?? [],
  };
}

const ids = (list: readonly { readonly rule: { readonly id: string } }[]): string =>
  list.map(({ rule }) => rule.id).join();

/** The proposal, unless the rules call for the same as the last time. */
function proposalOf(
  found: Classification,
  { stage, findings: stageFindings }: Staging,
  { proposed: last }: ClaimState,
  day: Day,
): ClassFacts {
  const { class: proposed, own, findings, held, claimId: loanId, ageing } = found;
  const same =
    (last?.class ?? 'normal') === proposed &&
    (last?.stage ?? 'stage1') === stage &&
    ids(last?.findings ?? []) === ids(findings) &&
    ids(last?.stageFindings ?? []) === ids(stageFindings);
  if (same) return [];
  return [
    ClassProposed({
      loanId,
      class: proposed,
      own,
      stage,
      stageFindings,
      daysPastDue: ageing.daysPastDue,
      findings,
      ...(held && { held }),
      valueDate: day,
    }),
  ];
}

/** The expected loss, where what it follows from has changed, and at the end of each month. */
function lossNews(
  loan: LoanClaim,
  { stage }: Staging,
  { loss: last }: ClaimState,
  { rating }: KnownOfDebtor,
  day: Day,
): ClassFacts {
  const loss = lossOfClaim(loan, stage, rating?.pd, day);
  if (loss === undefined) return [];
  const isMonthEnd = partsOf(addDays(day, 1)).day === 1;
  const isSame =
    last?.stage === stage &&
    last.loss.pd === loss.pd &&
    last.loss.lgd === loss.lgd &&
    last.principal === loan.exposure.minor;
  if (isSame && (!isMonthEnd || last.on === day)) return [];
  const { loanId, exposure: principal } = loan;
  return [LossExpected({ loanId, stage, principal, loss, valueDate: day })];
}
