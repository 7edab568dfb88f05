import type { Context, Day, Evolve } from '#kernel';
import { addDays, daysBetween, defineDecider } from '#kernel';
import type { RuleSetContent } from './content/rule-set-content.js';
import { hashOf } from './content/rule-set-content.js';
import { checkContent } from './content/rule-set-checks.js';
import type { RuleSetStage } from './rule-set.codes.js';
import * as commands from './rule-set.commands.js';
import type { BackTestWindow } from './rule-set.events.js';
import { ruleSetEvents } from './rule-set.events.js';
import { ruleSetRefusals as refuse } from './rule-set.refusals.js';
import { ruleSetTemplate } from './content/rule-set.templates.rules.js';

const { RuleSetDrafted, RuleSetBackTested, RuleSetProposed } = ruleSetEvents;
const { RuleSetApproved, RuleSetDeclined } = ruleSetEvents;
const { RuleSetWithdrawalProposed, RuleSetWithdrawn } = ruleSetEvents;

/** A back-test of some content. */
interface Tested {
  readonly contentHash: string;
  readonly on: Day;
  readonly reportHash: string;
  readonly window: BackTestWindow;
  readonly locked: boolean;
}

interface RuleSet {
  readonly version: number;
  readonly content: RuleSetContent;
  readonly contentHash: string;
  readonly stage: RuleSetStage;
  readonly tests: readonly Tested[];
  /** Who drafted or proposed the present version. */
  readonly hands: readonly string[];
  readonly from?: Day;
  /** The version in force, or to come into force. */
  readonly approvedVersion?: number;
  /** That it is to end, as somebody proposed. */
  readonly withdrawal?: {
    readonly from: Day;
    readonly reason: string;
    readonly proposedBy: string;
  };
}

const evolve: Evolve<RuleSet, typeof ruleSetEvents> = {
  RuleSetDrafted: ({ version, content, contentHash, draftedBy }, before: RuleSet | undefined) => ({
    version,
    content,
    contentHash,
    stage: 'drafted',
    tests: before?.tests ?? [],
    hands: [draftedBy],
    ...(before?.approvedVersion === undefined ? {} : { approvedVersion: before.approvedVersion }),
    ...(before?.withdrawal === undefined ? {} : { withdrawal: before.withdrawal }),
  }),
  RuleSetBackTested: ({ contentHash, valueDate, reportHash, window, locked }, set) => ({
    ...set,
    stage: set.stage === 'drafted' && contentHash === set.contentHash ? 'backTested' : set.stage,
    tests: [...set.tests, { contentHash, on: valueDate, reportHash, window, locked }].slice(-500),
  }),
  RuleSetProposed: ({ from, proposedBy }, set) => ({
    ...set,
    stage: 'proposed',
    from,
    hands: [...set.hands, proposedBy],
  }),
  RuleSetApproved: ({ version }, { withdrawal: _past, ...set }) => ({
    ...set,
    stage: 'approved',
    approvedVersion: version,
  }),
  RuleSetDeclined: (_, set) => ({ ...set, stage: 'declined' }),
  RuleSetWithdrawalProposed: ({ from, reason, proposedBy }, set) => ({
    ...set,
    withdrawal: { from, reason, proposedBy },
  }),
  RuleSetWithdrawn: (_, { approvedVersion: _gone, withdrawal: _past, ...set }) => ({
    ...set,
    stage: 'withdrawn',
  }),
};

/** For how many days a back-test is recent enough to propose and approve upon. */
const recentDays = 31;

const sameWindow = (a: BackTestWindow, b: BackTestWindow): boolean =>
  a.from === b.from && a.to === b.to && a.observedUntil === b.observedUntil;

/** The latest back-test of exactly the present content. */
function recentTest({ tests, contentHash }: RuleSet, today: Day): Tested {
  const test = tests.findLast((each) => each.contentHash === contentHash);
  if (test === undefined) throw refuse.NotBackTested({ contentHash });
  if (daysBetween(test.on, today) > recentDays) {
    throw refuse.BackTestTooOld({ testedOn: test.on, recentDays });
  }
  return test;
}

function laterThan(today: Day, from: Day): void {
  if (from <= today) {
    throw refuse.NeverBackDated({ field: 'from', found: from, notBefore: addDays(today, 1) });
  }
}

function firstContent({ content, template }: commands.DraftRuleSet): RuleSetContent {
  if ((content === undefined) === (template === undefined)) {
    throw refuse.ContentOrTemplate({ field: 'content' });
  }
  if (content !== undefined) return content;
  const found = ruleSetTemplate(template ?? '');
  if (found === undefined) throw refuse.NoSuchTemplate({ field: 'template', found: template });
  return found.content;
}

/** A version of the content, as plain data: a command holds instances of its fields. */
function drafted(
  { content, reason }: { readonly content: RuleSetContent; readonly reason: string },
  version: number,
  { today, actor }: Pick<Context, 'today' | 'actor'>,
) {
  checkContent(content);
  const plain = structuredClone(content);
  return RuleSetDrafted({
    version,
    content: plain,
    contentHash: hashOf(plain),
    reason,
    draftedBy: actor.id,
    valueDate: today,
  });
}

const authors = ['riskOfficer'] as const;

/** One set of rules: drafted, proven on history, proposed, and put in force by a second person. */
export const ruleSet = defineDecider({
  stream: 'ruleset',
  by: 'ruleSetId',
  prefix: 'rs',
  events: ruleSetEvents,
  commands,
  allow: {
    DraftRuleSet: authors,
    ReviseRuleSet: authors,
    RecordBackTest: [],
    ProposeRuleSet: authors,
    ApproveRuleSet: ['riskOfficer', 'creditApprover'],
    DeclineRuleSet: ['riskOfficer', 'creditApprover'],
    ProposeWithdrawal: authors,
    WithdrawRuleSet: ['riskOfficer', 'creditApprover'],
  },
  evolve,
  notBy: { WithdrawRuleSet: ({ withdrawal }) => [withdrawal?.proposedBy] },

  create: {
    DraftRuleSet: (command, context) =>
      drafted({ content: firstContent(command), reason: command.reason }, 1, context),
  },

  decide: {
    ReviseRuleSet(command, set, context) {
      if (set.stage === 'proposed') throw refuse.AlreadyProposed();
      const next = drafted(command, set.version + 1, context);
      return next.data.contentHash === set.contentHash ? [] : next;
    },

    RecordBackTest({ contentHash, position, window, outcome, reportHash, locked }, set, { today }) {
      const seen = set.tests.some(
        (test) =>
          test.locked && test.contentHash === contentHash && sameWindow(test.window, window),
      );
      if (locked && seen) throw refuse.WindowSeen({ field: 'window' });
      return RuleSetBackTested({
        version: set.version,
        contentHash,
        position,
        window,
        outcome,
        reportHash,
        locked,
        valueDate: today,
      });
    },

    ProposeRuleSet({ from, reason }, set, { today, actor }) {
      if (set.stage === 'proposed') throw refuse.AlreadyProposed();
      laterThan(today, from);
      const { reportHash } = recentTest(set, today);
      const { version, contentHash } = set;
      return RuleSetProposed({
        version,
        contentHash,
        from,
        reason,
        proposedBy: actor.id,
        reportHash,
        valueDate: today,
      });
    },

    ApproveRuleSet({ contentHash }, set, { today, actor }) {
      const from = awaiting(set);
      if (contentHash !== set.contentHash) {
        throw refuse.ContentChanged({ field: 'contentHash', proposed: set.contentHash });
      }
      secondPerson(set, actor.id);
      laterThan(today, from);
      recentTest(set, today);
      const { version, content } = set;
      return RuleSetApproved({
        version,
        contentHash,
        from,
        content,
        approvedBy: actor.id,
        valueDate: today,
      });
    },

    DeclineRuleSet({ reason }, set, { today, actor }) {
      awaiting(set);
      secondPerson(set, actor.id);
      const { version, contentHash } = set;
      return RuleSetDeclined({
        version,
        contentHash,
        reason,
        declinedBy: actor.id,
        valueDate: today,
      });
    },

    ProposeWithdrawal({ from, reason }, set, { today, actor }) {
      const version = versionInForce(set);
      laterThan(today, from);
      const about = { version, from, reason, proposedBy: actor.id };
      return RuleSetWithdrawalProposed({ ...about, valueDate: today });
    },

    WithdrawRuleSet(_, set, { today }) {
      const version = versionInForce(set);
      if (set.withdrawal === undefined) throw refuse.WithdrawalNotProposed();
      const { from, reason } = set.withdrawal;
      laterThan(today, from);
      return RuleSetWithdrawn({ version, from, reason, valueDate: today });
    },
  },
});

function versionInForce({ approvedVersion }: RuleSet): number {
  if (approvedVersion === undefined) throw refuse.NotInForce();
  return approvedVersion;
}

/** The day from which the proposed version is to judge. */
function awaiting({ stage, from }: RuleSet): Day {
  if (stage !== 'proposed' || from === undefined) throw refuse.NotProposed();
  return from;
}

function secondPerson({ hands }: RuleSet, person: string): void {
  const same = hands.some((each) => each.toLowerCase() === person.toLowerCase());
  if (same) throw refuse.NotASecondPerson({ hands });
}
