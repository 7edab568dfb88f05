import type { ClientFacts, LifecycleStage } from '#clients';
import { clientEvents, portraitEvents } from '#clients';
import { applicationEvents } from '#credit';
import type { DataOf, Day, Rows } from '#kernel';
import { pick } from '#kernel';
import { loanEvents } from '#lending';
import { accountEvents, onDealings, ratingEvents, warningEvents } from '#risk';
import { modeEvents } from '../mode/mode.events.js';
import { placementEvents } from '../placement/placement.events.js';
import { segmentEvents } from '../segment/segment.events.js';
import type { Placing, Receipt } from './segment-memory.js';
import { moved, receiptsOf, withAccountMonth, withDealing, withIncome } from './segment-memory.js';
import type { SegmentRow } from './segments.rows.js';
import {
  afterDealing,
  atLevel,
  settled,
  withoutWarning,
  withRevenue,
  withWarning,
} from './segments.rows.js';

/** The events that the types and places of clients follow from. */
export const segmentRowEvents = {
  ...clientEvents,
  ...applicationEvents,
  ...loanEvents,
  ...warningEvents,
  ...accountEvents,
  ...pick(portraitEvents, 'BusinessLineStated'),
  ...ratingEvents,
  ...segmentEvents,
  ...placementEvents,
  ...modeEvents,
};

/** The row with what has become known; what is absent was not said. */
const withFacts = (row: SegmentRow, facts: Partial<ClientFacts>): SegmentRow => ({
  ...row,
  ...(facts.name && { name: facts.name }),
  facts: {
    ...row.facts,
    ...(facts.size && { size: facts.size }),
    ...(facts.flags && { flags: facts.flags }),
    ...(facts.foundedYear !== undefined && { foundedYear: facts.foundedYear }),
    ...(facts.industry && { industry: facts.industry.code }),
    ...(facts.region && { region: facts.region.code }),
  },
});

/** The row in a stage of life, which is a place of its own. */
function inStage(row: SegmentRow, lifecycle: LifecycleStage | undefined, on: Day): SegmentRow {
  if (lifecycle === undefined) return row;
  const known = { ...row, facts: { ...row.facts, lifecycle } };
  return moved(known, 'lifecycle', { value: lifecycle, since: on }, on);
}

/** The row of a type, which is one of its places. */
function typed(row: SegmentRow, placing: Omit<Placing, 'since'> | null, since: Day): SegmentRow {
  return settled(moved(row, 'relationshipType', placing && { ...placing, since }, since));
}

type Ruled = Pick<
  DataOf<typeof placementEvents.ClientSegmented>,
  'rule' | 'version' | 'because'
> & {
  readonly criteriaId?: string;
};

/** Which rule decided, and what it looked at. */
const ruledBy = ({ rule, version, criteriaId, because }: Ruled): Ruled => ({
  ...{ rule, version, because },
  ...(criteriaId !== undefined && { criteriaId }),
});

const onDealing = onDealings<SegmentRow>((after, before, { valueDate }) =>
  afterDealing(after, before, valueDate),
);

const earning = (row: SegmentRow, receipts: readonly Receipt[]): SegmentRow => ({
  ...row,
  income: withIncome(row.income, receipts),
});

/** The row of a client after each event. */
export const onSegmentRow: Rows<SegmentRow, typeof segmentRowEvents> = {
  ClientRegistered: ({ role, facts, lifecycle, relationshipSince }, row, { valueDate }) =>
    role === 'staff'
      ? undefined
      : {
          ...inStage(withFacts(row, facts), lifecycle, valueDate),
          since: row.since ?? valueDate,
          ...(relationshipSince !== undefined && { knownSince: relationshipSince }),
        },
  ClientMigrated: ({ facts, lifecycle, relationshipSince, valueDate }, row) => ({
    ...inStage(withFacts(row, facts), lifecycle, valueDate),
    since: row.since ?? valueDate,
    knownSince: relationshipSince ?? valueDate,
  }),
  ClientFactsUpdated: ({ facts }, row) => withFacts(row, facts),
  LifecycleStageChanged: ({ to }, row, { valueDate }) => inStage(row, to, valueDate),
  ProspectConverted: ({ lifecycle }, row, { valueDate }) => inStage(row, lifecycle, valueDate),
  AnnualRevenueReported: ({ fiscalYear, revenue }, row) => ({
    ...row,
    revenues: withRevenue(row.revenues, { fiscalYear, revenue }),
  }),
  RelationshipManagerAssigned: ({ managerId }, row) => ({ ...row, managerId }),
  RelationshipManagerTransferred: ({ managerId }, row) => ({ ...row, managerId }),

  ...onDealing,
  LoanGranted: (granted, row, where) => {
    const { product } = granted.terms;
    const products = row.products.includes(product) ? row.products : [...row.products, product];
    const begun = withDealing({ ...row, products }, where.valueDate);
    return onDealing.LoanGranted(granted, begun, where);
  },
  ApplicationSubmitted: (data, row, where) =>
    onDealing.ApplicationSubmitted(data, withDealing(row, where.valueDate), where),
  BusinessLineStated: ({ line, isUsed }, row) => {
    const others = row.lines.filter((each) => each !== line);
    return { ...row, lines: isUsed ? [...others, line] : others };
  },
  RepaymentRecorded: (data, row, where) =>
    onDealing.RepaymentRecorded(data, earning(row, receiptsOf.RepaymentRecorded(data)), where),
  SuspenseApplied: (data, row, where) =>
    onDealing.SuspenseApplied(data, earning(row, receiptsOf.SuspenseApplied(data)), where),
  RepaymentReversed: (data, row, where) =>
    onDealing.RepaymentReversed(data, earning(row, receiptsOf.RepaymentReversed(data)), where),
  LoanRecalculated: (data, row, where) =>
    onDealing.LoanRecalculated(data, earning(row, receiptsOf.LoanRecalculated(data)), where),
  AccountBehaviourReported: (reported, row) => ({
    ...row,
    accountMonths: withAccountMonth(row.accountMonths, reported),
  }),
  ClientRated: ({ grade }, row) => ({
    ...row,
    modelRating: grade,
    ...(row.ratedByHand !== true && { rating: grade }),
  }),
  RatingOverridden: ({ grade }, row) => ({ ...row, rating: grade, ratedByHand: true }),
  RatingOverrideEnded: (_, { ratedByHand: _was, ...row }) => ({
    ...row,
    ...(row.modelRating && { rating: row.modelRating }),
  }),

  WarningRaised: ({ rule, level, about: { signal } }, row) =>
    withWarning(row, { rule, level, signal }),
  WarningRaisedByHand: ({ rule, level, about: { signal } }, row) =>
    withWarning(row, { rule, level, signal }),
  WarningEscalated: ({ rule, level }, row) => atLevel(row, rule, level),
  WarningEased: ({ rule, level }, row) => atLevel(row, rule, level),
  WarningLifted: ({ rule }, row) => withoutWarning(row, rule),
  // A closed warning was a false alarm, or it is lifted already.
  WarningClosed: ({ rule }, row) => withoutWarning(row, rule),

  ClientTypeAssigned: ({ type, valueDate, ...told }, row) => {
    const why = ruledBy(told);
    return typed(
      { ...row, segment: type, since: valueDate, why: { by: 'rule', ...why } },
      { value: type, ...why },
      valueDate,
    );
  },
  ClientTypeEnded: ({ valueDate }, row) =>
    typed({ ...row, segment: 'unclassified', since: valueDate, why: null }, null, valueDate),
  ClientTypeOverridden: ({ type, reason, expiresOn, valueDate }, row) =>
    typed(
      { ...row, segment: type, since: valueDate, why: { by: 'person', reason, expiresOn } },
      { value: type, reason },
      valueDate,
    ),
  ClientTypeOverrideEnded: (_, row) => settled({ ...row, why: null }),

  ClientSegmented: ({ taxonomy, value, valueDate, ...told }, row) =>
    moved(row, taxonomy, { value, since: valueDate, ...ruledBy(told) }, valueDate),
  ClientSegmentEnded: ({ taxonomy, valueDate }, row) => moved(row, taxonomy, null, valueDate),
  OwnerNamed: ({ partyId }, row) => ({ ...row, ownerId: partyId }),

  ModeSwitched: ({ effective, reason, valueDate }, row) =>
    moved(row, 'crmMode', { value: effective, since: valueDate, reason }, valueDate),
  FacilityModeSwitched: ({ effective, reason, valueDate }, row) =>
    moved(row, 'crmMode', { value: effective, since: valueDate, reason }, valueDate),
  FacilityModeEnded: ({ effective, reason, valueDate }, row) =>
    moved(
      row,
      'crmMode',
      effective === null ? null : { value: effective, since: valueDate, reason },
      valueDate,
    ),
};
