import type { Day, Evolve, RowRef } from '#kernel';
import type { LoanClass } from '#lending';
import { LoanClass as classes } from '#lending';
import { defineDecider, NotFound } from '#kernel';
import type { StatementRow } from '#lending';
import { loanStatement } from '#lending';
import type { StageFinding } from '../staging/stage.js';
import type { RatingRow } from '../views/watch/ratings.view.js';
import type { WatchRow } from '../views/watch/watch-list.rows.js';
import { ratings } from '../views/watch/ratings.view.js';
import { watchList } from '../views/watch/watch-list.view.js';
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
  const known = claims.find((claim) => claim.loanId === loanId) ?? {
    loanId,
    decisions: [],
    stages: [],
    watched: [],
  };
  return { claims: [...claims.filter((claim) => claim !== known), change(known)] };
};

export const evolve: Evolve<DebtorState, typeof classificationEvents> = {
  ClassProposed: ({ loanId, class: proposed, valueDate: on, ...data }, debtor) =>
    changed(debtor, loanId, (claim) => {
      const { own, findings, stage, stageFindings } = data;
      const before = claim.stages.at(-1)?.stage ?? 'stage1';
      return {
        ...claim,
        proposed: { class: proposed, own, findings, stage, stageFindings },
        stages: before === stage ? claim.stages : [...claim.stages, { on, stage }],
        watched: watchedWith(claim.watched, stageFindings, on),
      };
    }),
  LossExpected: ({ loanId, stage, loss, principal: { minor: principal }, valueDate: on }, debtor) =>
    changed(debtor, loanId, (claim) => ({ ...claim, loss: { stage, on, principal, loss } })),
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

/** The rows of the loans, each by its id, beside what is known of the debtor. */
type KnownRows = Readonly<Record<`loan:${string}`, RowRef<StatementRow>>> & {
  readonly rating: RowRef<RatingRow>;
  readonly watch: RowRef<WatchRow>;
};

const loansBy = (
  loanIds: readonly string[],
): Readonly<Record<`loan:${string}`, RowRef<StatementRow>>> =>
  Object.fromEntries(loanIds.map((loanId) => [`loan:${loanId}`, loanStatement.row(loanId)]));

/** The times on the watch list, once an evening tells whether the debtor is on it. */
function watchedWith(
  watched: ClaimState['watched'],
  findings: readonly StageFinding[],
  on: Day,
): ClaimState['watched'] {
  const found = findings.find(({ rule }) => rule.id === watchListRule);
  const isOn = found?.lastSeen === on;
  const last = watched.at(-1);
  const wasOn = last !== undefined && last.until === undefined;
  if (isOn && !wasOn) return [...watched, { from: on }];
  if (wasOn && !isOn) return [...watched.slice(0, -1), { from: last.from, until: on }];
  return watched;
}

/** The trigger of stage 2 that looks at the watch list. */
const watchListRule = 'ST-02';

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
    ProposeClasses: ({ clientId, loanIds }): KnownRows => ({
      ...loansBy(loanIds),
      rating: ratings.row(clientId),
      watch: watchList.row(clientId),
    }),
  },
  create: {},
  either: {
    ProposeClasses: ({ loanIds, day }, before = none, context) => {
      const rows = loanIds.flatMap((loanId) => context[`loan:${loanId}`] ?? []);
      return proposalsOn(before, rows, { rating: context.rating, watch: context.watch }, day);
    },
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
