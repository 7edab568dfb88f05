import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsDay, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { releaseSetOn } from '../rule-set/content/release-set.js';
import { releaseSetId } from '../judging/judge.js';
import type { JudgingSet } from '../rule-set/content/rule-set-content.js';
import { ruleSetEvents } from '../rule-set/rule-set.events.js';

/** A set that judges from a day, until a day if that has an end. */
export interface SetInForce extends JudgingSet {
  readonly from: Day;
  readonly until?: Day;
}

/** The sets of the bank that were ever approved. There is one such row. */
export interface RuleBookRow {
  readonly sets: readonly SetInForce[];
}

/** The id of the one row. */
export const theRuleBook = 'bank';
/** How many versions that no longer judge are remembered. */
const mostSets = 400;

/** The sets that judge on a day, the rules of the release among them. */
export class ListSetsInForce extends ViewQuery<readonly JudgingSet[]> {
  /** Defaults to today. */
  @IsOptional() @IsDay() readonly on?: Day;
}

const events = pick(ruleSetEvents, 'RuleSetApproved', 'RuleSetWithdrawn');

/** The versions of a set end on a day; one that was to begin later never judges. */
const ended = (sets: readonly SetInForce[], ruleSetId: string | undefined, until: Day) =>
  sets
    .filter((set) => set.ruleSetId !== ruleSetId || set.from < until)
    .map((set) =>
      set.ruleSetId === ruleSetId && (set.until === undefined || set.until > until)
        ? { ...set, until }
        : set,
    );

const on: Rows<RuleBookRow, typeof events> = {
  RuleSetApproved({ ruleSetId, version, content, from }, { sets }) {
    const others = ended(ended(sets, ruleSetId, from), content.replaces, from);
    return { sets: [...others, { ruleSetId, version, ...content, from }].slice(-mostSets) };
  },
  RuleSetWithdrawn: ({ ruleSetId, from }, { sets }) => ({ sets: ended(sets, ruleSetId, from) }),
};

/** The sets that judge on a day: the rules of the release first, unless a set takes their place. */
export function setsOn(book: RuleBookRow | undefined, day: Day): readonly JudgingSet[] {
  const own = (book?.sets ?? []).filter(
    ({ from, until }) => from <= day && (until === undefined || day < until),
  );
  const replaced = own.some(({ replaces }) => replaces === releaseSetId);
  return replaced ? own : [releaseSetOn(day), ...own];
}

/** Which rule sets judge, from when until when. */
export const ruleBook = defineView({
  name: 'rule-book',
  events,
  empty: (): RuleBookRow => ({ sets: [] }),
  on,
  key: { RuleSetApproved: () => theRuleBook, RuleSetWithdrawn: () => theRuleBook },
  scope: 'open',
  queries: { ListSetsInForce },
  allow: { ListSetsInForce: everyone },
  answer: {
    ListSetsInForce: async ({ on: day }, rows, { today = '' }) =>
      setsOn(await rows.find(theRuleBook), day ?? today),
  },
});
