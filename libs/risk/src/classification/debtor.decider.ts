import type { Evolve } from '#kernel';
import { defineDecider, NotFound } from '#kernel';
import { loanStatement } from '#lending';
import type { LoanClass } from './classification.codes.js';
import { LoanClass as classes } from './classification.codes.js';
import * as commands from './classification.commands.js';
import { classificationEvents } from './classification.events.js';
import { classificationRefusals } from './classification.refusals.js';
import type { ClaimState, DebtorState } from './debtor.state.js';
import { proposalsOn } from './proposals-on.js';

const { ClassFirstGiven, ClassConfirmed, ClassDecided } = classificationEvents;
const { StepMissing, BetterThanTriggers, ClassDiffers } = classificationRefusals;

const none: DebtorState = { claims: [] };

/** The first proposal opens the stream: nothing is known before it. */
const changed = (
  before: DebtorState | undefined,
  loanId: string,
  change: (claim: ClaimState) => ClaimState,
): DebtorState => {
  const { claims } = before ?? none;
  const known = claims.find((claim) => claim.loanId === loanId) ?? { loanId, decisions: [] };
  return { claims: [...claims.filter((claim) => claim !== known), change(known)] };
};

export const evolve: Evolve<DebtorState, typeof classificationEvents> = {
  ClassProposed: ({ loanId, class: proposed, own, findings, stage }, debtor) =>
    changed(debtor, loanId, (claim) => ({
      ...claim,
      proposed: { class: proposed, own, findings, stage },
    })),
  ClassFirstGiven: ({ loanId, class: first, by }, debtor) =>
    changed(debtor, loanId, ({ confirmed: _, ...claim }) => ({
      ...claim,
      first: { class: first, by },
    })),
  ClassConfirmed: ({ loanId, class: confirmed, by }, debtor) =>
    changed(debtor, loanId, (claim) => ({ ...claim, confirmed: { class: confirmed, by } })),
  ClassDecided: ({ loanId, class: decided, own, valueDate: on }, debtor) =>
    changed(debtor, loanId, ({ first: _, confirmed: __, ...claim }) => ({
      ...claim,
      decisions: [...claim.decisions, { on, class: decided, own }],
    })),
};

const claimIn = (debtor: DebtorState, loanId: string): ClaimState => {
  const claim = debtor.claims.find((one) => one.loanId === loanId);
  if (claim === undefined) throw NotFound({ field: 'loanId', found: loanId });
  return claim;
};

const involved = (debtor: DebtorState, { loanId }: { readonly loanId: string }) => {
  const { first, confirmed } = debtor.claims.find((one) => one.loanId === loanId) ?? {};
  return [first?.by, confirmed?.by];
};

/** A class may be graver than the rules call for, never better. */
function checkFloor({ proposed }: ClaimState, stated: LoanClass): void {
  const floor = proposed?.class ?? 'normal';
  if (classes.all.indexOf(stated) < classes.all.indexOf(floor)) {
    throw BetterThanTriggers({ field: 'class', floor, findings: proposed?.findings });
  }
}

/** The five-tier classification of all claims on a debtor: proposed each evening, decided by three. */
export const debtor = defineDecider({
  stream: 'classification',
  by: 'clientId',
  prefix: 'cd',
  events: classificationEvents,
  commands,
  allow: {
    // Sent by the end of the business day only.
    ProposeClasses: [],
    GiveFirstClass: ['relationshipManager'],
    ConfirmClass: ['riskOfficer'],
    ApproveClass: ['creditApprover'],
  },
  evolve,
  notBy: { ConfirmClass: involved, ApproveClass: involved },
  consult: {
    ProposeClasses: ({ loanIds }) =>
      Object.fromEntries(loanIds.map((loanId) => [loanId, loanStatement.row(loanId)])),
  },
  create: {},
  either: {
    ProposeClasses: ({ loanIds, day }, before = none, context) =>
      proposalsOn(
        before,
        loanIds.flatMap((loanId) => context[loanId] ?? []),
        day,
      ),
  },
  decide: {
    GiveFirstClass({ loanId, class: stated, reason }, before, { today, actor }) {
      checkFloor(claimIn(before, loanId), stated);
      return ClassFirstGiven({ loanId, class: stated, reason, by: actor.id, valueDate: today });
    },
    ConfirmClass({ loanId, class: stated, reason }, before, { today, actor }) {
      const claim = claimIn(before, loanId);
      if (!claim.first) throw StepMissing({ field: 'loanId', step: 'first' });
      checkFloor(claim, stated);
      return ClassConfirmed({ loanId, class: stated, reason, by: actor.id, valueDate: today });
    },
    ApproveClass({ loanId, class: stated }, before, { today, actor }) {
      const claim = claimIn(before, loanId);
      const { confirmed, proposed, decisions } = claim;
      if (!confirmed) throw StepMissing({ field: 'loanId', step: 'confirmed' });
      if (confirmed.class !== stated) {
        throw ClassDiffers({ field: 'class', confirmed: confirmed.class });
      }
      checkFloor(claim, stated);
      const from = decisions.at(-1)?.class ?? 'normal';
      const own = proposed?.own ?? stated;
      return ClassDecided({ loanId, from, class: stated, own, by: actor.id, valueDate: today });
    },
  },
});
