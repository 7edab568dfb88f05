import type { Contribution, Day, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, NotFound, ViewQuery } from '#kernel';
import { IsIn, IsOptional } from 'class-validator';
import { dueOn } from '../covenant/calendar.js';
import { CovenantKind, CovenantStatus } from '../covenant/covenant.codes.js';
import type { TestResult } from '../covenant/covenant.codes.js';
import { covenantEvents } from '../covenant/covenant.events.js';
import type { Figures } from '../covenant/covenant.fields.js';
import type { Covenant } from '../covenant/covenant.state.js';
import { agreed, evolve, nextJudgement, nextTest } from '../covenant/covenant.state.js';

/** A test, with all that it was reckoned from. */
export interface CovenantTest {
  readonly testOn: Day;
  readonly testedOn: Day;
  readonly figures?: Figures;
  readonly value?: string;
  readonly limit?: string;
  /** Distance to the limit, as a share of it; below nothing where it was breached. */
  readonly headroom?: string;
  readonly result: TestResult;
}

/** A step upon a breach. */
export interface BreachStep {
  readonly on: Day;
  readonly step:
    'breached' | 'cured' | 'waiverRequested' | 'waived' | 'waiverDeclined' | 'defaulted';
  readonly by?: string;
  readonly until?: Day;
  readonly text?: string;
}

/** One covenant: what it asks, how it stands, its tests and its breaches. */
export interface CovenantRow extends Covenant {
  readonly covenantId: string;
  readonly title: string;
  readonly clause: string;
  readonly agreedOn: Day;
  /** The next test whose figures or papers have not come. */
  readonly nextTestOn?: Day;
  /** The last day for them. */
  readonly nextDueOn?: Day;
  readonly headroom?: string;
  readonly tests: readonly CovenantTest[];
  readonly breaches: readonly BreachStep[];
  /** The next day whose end may bring a reminder, a breach or a default. */
  readonly nextJudgementOn?: Day;
}

/** One covenant. */
export class GetCovenant extends ViewQuery<CovenantRow> {
  @IsId() readonly projectId!: string;

  @IsId() readonly covenantId!: string;
}

/** The calendar of covenants: the next test first, each with its headroom. */
export class ListCovenants extends ListQuery<CovenantRow> {
  @IsOptional() @IsId() readonly projectId?: string;

  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsCode(CovenantKind) readonly kind?: CovenantKind;

  @IsOptional() @IsCode(CovenantStatus) readonly status?: CovenantStatus;

  /** Only those with a test up to this day. */
  @IsOptional() @IsDay() readonly testUpTo?: Day;
}

/** The most tests and steps that a row keeps: ten years of months. */
const mostKept = 120;

const dimensions = ['status', 'kind'] as const;

/** How many covenants there are, by status or kind. */
export class CountCovenants extends ViewQuery<readonly Total[]> {
  @IsIn(dimensions, { message: `$property must be one of: ${dimensions.join(', ')}` })
  readonly by!: (typeof dimensions)[number];
}

/** What a row has beside the state that decisions are made upon. */
const own = ({ covenantId, title, clause, agreedOn, headroom, tests, breaches }: Own): Own => ({
  covenantId,
  title,
  clause,
  agreedOn,
  ...(headroom !== undefined && { headroom }),
  tests,
  breaches,
});
type Own = Pick<
  CovenantRow,
  'covenantId' | 'title' | 'clause' | 'agreedOn' | 'headroom' | 'tests' | 'breaches'
>;

/** The row after an event: its state, and the days of its calendar that follow from it. */
function row(covenant: Covenant, beside: Own): CovenantRow {
  const testOn = nextTest(covenant);
  const judgement = nextJudgement(covenant);
  return {
    ...covenant,
    ...own(beside),
    ...(testOn !== undefined && { nextTestOn: testOn, nextDueOn: dueOn(covenant, testOn) }),
    ...(judgement !== undefined && { nextJudgementOn: judgement }),
  };
}

/** The state alone, without the days that follow from it. */
const state = ({ nextTestOn: _t, nextDueOn: _d, nextJudgementOn: _j, ...rest }: CovenantRow) =>
  rest;

const withStep = (before: CovenantRow, covenant: Covenant, step: BreachStep): CovenantRow =>
  row(covenant, { ...before, breaches: [...before.breaches, step].slice(-mostKept) });

function withTest(before: CovenantRow, covenant: Covenant, test: CovenantTest): CovenantRow {
  const tests = before.tests.filter(({ testOn }) => testOn !== test.testOn);
  return row(covenant, {
    ...before,
    ...(test.headroom !== undefined && { headroom: test.headroom }),
    tests: [...tests, test].slice(-mostKept),
  });
}

const opens: Openings<CovenantRow, typeof covenantEvents> = {
  CovenantAgreed: (told) =>
    row(agreed(told), {
      covenantId: told.covenantId,
      title: told.title,
      clause: told.clause,
      agreedOn: told.valueDate,
      tests: [],
      breaches: [],
    }),
};

const on: Rows<CovenantRow, typeof covenantEvents> = {
  CovenantTestAnnounced: (data, before) =>
    row(evolve.CovenantTestAnnounced(data, state(before)), before),
  CovenantTested: (data, before) => {
    const { testOn, valueDate: testedOn, figures, value, limit, headroom, result } = data;
    const test = { testOn, testedOn, figures, value, limit, headroom, result };
    return withTest(before, evolve.CovenantTested(data, state(before)), test);
  },
  InformationDelivered: (data, before) => {
    const { testOn, valueDate: testedOn } = data;
    const test = { testOn, testedOn, result: 'met' } as const;
    return withTest(before, evolve.InformationDelivered(data, state(before)), test);
  },
  CovenantBreached: (data, before) =>
    withStep(before, evolve.CovenantBreached(data, state(before)), {
      on: data.valueDate,
      step: 'breached',
      until: data.cureBy,
    }),
  CovenantCured: (data, before, { actor }) =>
    withStep(before, evolve.CovenantCured(data, state(before)), {
      on: data.valueDate,
      step: 'cured',
      by: actor,
      text: data.how,
    }),
  CovenantWaiverRequested: (data, before) =>
    withStep(before, evolve.CovenantWaiverRequested(data, state(before)), {
      on: data.valueDate,
      step: 'waiverRequested',
      by: data.requestedBy,
      until: data.until,
      text: data.reason,
    }),
  CovenantWaived: (data, before) =>
    withStep(before, evolve.CovenantWaived(data, state(before)), {
      on: data.valueDate,
      step: 'waived',
      by: data.waivedBy,
      until: data.until,
    }),
  CovenantWaiverDeclined: (data, before) =>
    withStep(before, evolve.CovenantWaiverDeclined(data, state(before)), {
      on: data.valueDate,
      step: 'waiverDeclined',
      by: data.declinedBy,
      text: data.reason,
    }),
  CovenantDefaulted: (data, before) =>
    withStep(before, evolve.CovenantDefaulted(data, state(before)), {
      on: data.valueDate,
      step: 'defaulted',
    }),
  CovenantEnded: (data, before) => row(evolve.CovenantEnded(data, state(before)), before),
};

const counted = ({ status, kind }: CovenantRow): readonly Contribution[] => [
  { group: { dimension: 'status', value: status }, sums: {} },
  { group: { dimension: 'kind', value: kind }, sums: {} },
];

/** Every covenant of every project. */
export const covenants = defineView({
  name: 'covenants',
  events: covenantEvents,
  opens,
  on,
  rollups: { covenants: counted },
  scope: { client: 'clientId' },
  queries: { GetCovenant, ListCovenants, CountCovenants },
  allow: { GetCovenant: everyone, ListCovenants: everyone, CountCovenants: everyone },
  answer: {
    GetCovenant: async ({ projectId, covenantId }, rows) => {
      const found = await rows.get(covenantId);
      if (found.projectId !== projectId) throw NotFound({ field: 'projectId', projectId });
      return found;
    },
    ListCovenants: ({ testUpTo, limit, cursor, sort = 'nextTestOn', ...asked }, rows) => {
      const { projectId, clientId, kind, status } = asked;
      const until = testUpTo === undefined ? undefined : { upTo: testUpTo };
      const where = { projectId, clientId, kind, status, nextTestOn: until };
      return rows.page(where, { limit, cursor, sort });
    },
    CountCovenants: ({ by }, rows) => rows.totals('covenants', { dimension: by }),
  },
  indexes: [
    { projectId: 1, nextTestOn: 1 },
    { clientId: 1, nextTestOn: 1 },
    { status: 1, nextTestOn: 1 },
    { kind: 1, nextTestOn: 1 },
    { nextTestOn: 1 },
    { nextJudgementOn: 1 },
  ],
  orders: ['nextTestOn'],
});
