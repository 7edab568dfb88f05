import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsDay, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { CriteriaTaxonomy } from '../criteria/criteria.codes.js';
import { criteriaEvents } from '../criteria/criteria.events.js';
import type { CriteriaContent, Criterion } from '../criteria/criteria-content.js';
import type { CriteriaBook, CriteriaInForce } from '../criteria/criteria-in-force.js';
import { criteriaOn, rulesOn } from '../criteria/criteria-in-force.js';

/** All criteria that were ever approved. There is one such row. */
export interface CriteriaBookRow extends CriteriaBook {
  readonly sets: readonly (CriteriaInForce & Pick<CriteriaContent, 'title'>)[];
}

/** The id of the one row. */
export const theCriteriaBook = 'bank';
/** How many versions that no longer judge are remembered. */
const mostSets = 200;

/** What judges a taxonomy: criteria of the bank, or the rules of the release. */
export interface TaxonomyInForce {
  readonly taxonomy: CriteriaTaxonomy;
  /** Absent where the rules of the release judge. */
  readonly criteriaId?: string;
  readonly version?: number;
  readonly from?: Day;
  /** As they are drafted, so that the next draft can begin with them. */
  readonly rules: readonly Criterion[];
}

/** What judges each taxonomy on a day. */
export class ListCriteriaInForce extends ViewQuery<readonly TaxonomyInForce[]> {
  /** Defaults to today. */
  @IsOptional() @IsDay() readonly on?: Day;
}

const events = pick(criteriaEvents, 'CriteriaApproved', 'CriteriaWithdrawn');

/** Some criteria end on a day; those that were to begin later never judge. */
const ended = (
  sets: CriteriaBookRow['sets'],
  which: (set: CriteriaInForce) => boolean,
  until: Day,
) =>
  sets
    .filter((set) => !which(set) || set.from < until)
    .map((set) =>
      which(set) && (set.until === undefined || set.until > until) ? { ...set, until } : set,
    );

const on: Rows<CriteriaBookRow, typeof events> = {
  CriteriaApproved({ criteriaId, version, content, from }, { sets }) {
    const others = ended(sets, ({ taxonomy }) => taxonomy === content.taxonomy, from);
    return { sets: [...others, { criteriaId, version, ...content, from }].slice(-mostSets) };
  },
  CriteriaWithdrawn: ({ criteriaId, from }, { sets }) => ({
    sets: ended(sets, (set) => set.criteriaId === criteriaId, from),
  }),
};

function inForce(book: CriteriaBookRow | undefined, taxonomy: CriteriaTaxonomy, day: Day) {
  const own = criteriaOn(book, taxonomy, day);
  const rules = rulesOn(book, taxonomy, day).map(({ id, label, value, all }) => ({
    ...{ id, label, value, all },
  }));
  if (!own) return { taxonomy, rules };
  const { criteriaId, version, from } = own;
  return { taxonomy, criteriaId, version, from, rules };
}

/** Which criteria judge the taxonomies, from when until when. */
export const criteriaBook = defineView({
  name: 'criteria-book',
  events,
  empty: (): CriteriaBookRow => ({ sets: [] }),
  on,
  key: { CriteriaApproved: () => theCriteriaBook, CriteriaWithdrawn: () => theCriteriaBook },
  scope: 'open',
  queries: { ListCriteriaInForce },
  allow: { ListCriteriaInForce: everyone },
  answer: {
    ListCriteriaInForce: async ({ on: day }, rows, { today = '' }) => {
      const book = await rows.find(theCriteriaBook);
      return CriteriaTaxonomy.all.map((taxonomy) => inForce(book, taxonomy, day ?? today));
    },
  },
});

/** What was told to be in force on a day, as the rules are read. */
export const bookOf = (told: readonly TaxonomyInForce[]): CriteriaBook => ({
  sets: told.flatMap(({ criteriaId, version, from, ...set }) =>
    criteriaId === undefined || version === undefined || from === undefined
      ? []
      : [{ ...set, criteriaId, version, from }],
  ),
});
