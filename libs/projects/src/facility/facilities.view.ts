import type { Day, DecimalText, Money, Rows } from '#kernel';
import { defineView, everyone, IsDay, IsId, NotFound, pick, ViewQuery } from '#kernel';
import { projectEvents } from '../project/project.events.js';
import { FundingKind } from '../projects.codes.js';
import type { SyndicateMember } from './facility.commands.js';
import { facilityRefusals as refuse } from './facility.refusals.js';
import type { FeeAccount, FeeBooked } from './fee-account.js';
import { feeAccountOn } from './fee-account.js';
import type { Commitment, CommitmentFee, Moved } from './reckoning.js';
import { byShares, commitmentFee } from './reckoning.js';

/** A debt of a project with its lenders over time, what was drawn and what was repaid. */
export interface KeptFacility extends Omit<Commitment, 'amount'> {
  readonly facilityId: string;
  readonly projectId: string;
  readonly clientId: string;
  readonly sourceId: string;
  /** Absent for capital, which is no facility. */
  readonly amount?: Money;
  readonly loanId?: string;
  readonly repayments: readonly Moved[];
  readonly fees: readonly FeeBooked[];
  /** What the accounts of the project paid of the fees. */
  readonly feesPaid: readonly Moved[];
  readonly syndicates: readonly {
    readonly from: Day;
    readonly members: readonly SyndicateMember[];
  }[];
}

/** A lender on a day: its part of the commitment, of what is owed, and of what may still be drawn. */
export interface LenderShare extends SyndicateMember {
  readonly committed: Money;
  readonly owed: Money;
  readonly undrawn: Money;
}

/** A facility on a day. */
export interface FacilityOnDay {
  readonly projectId: string;
  readonly clientId: string;
  readonly sourceId: string;
  readonly on: Day;
  /** The loan that it is drawn on, where the two are tied. */
  readonly loanId?: string;
  readonly committed: Money;
  readonly drawn: Money;
  readonly repaid: Money;
  readonly owed: Money;
  /** The commitment fee as it was accrued at the ends of months. */
  readonly fee: FeeAccount;
  readonly lenders: readonly LenderShare[];
  /** Who lent it before, and from which day on somebody else did. */
  readonly changes: readonly {
    readonly from: Day;
    readonly shares: Readonly<Record<string, DecimalText>>;
  }[];
}

abstract class OfFacility<T> extends ViewQuery<T> {
  @IsId() readonly projectId!: string;

  @IsId() readonly sourceId!: string;
}

/** A debt of a project: its lenders, and what each is owed on the day. */
export class GetProjectFacility extends OfFacility<FacilityOnDay> {}

/** The commitment fee of a debt for the days from `from` to before `until`. */
export class GetCommitmentFee extends OfFacility<CommitmentFee> {
  @IsDay() readonly from!: Day;

  @IsDay() readonly until!: Day;
}

const events = pick(
  projectEvents,
  'FundingAgreed',
  'SyndicateAgreed',
  'DrawdownApproved',
  'DrawdownPaidOut',
  'DrawdownTakenBack',
  'FacilityLoanTied',
  'SourceRepaid',
  'CommitmentFeeAccrued',
  'CommitmentFeeLowered',
  'CommitmentFeePaid',
);

const idOf = (projectId: string, sourceId: string): string => `${projectId}/${sourceId}`;
const ofSource = (data: { readonly projectId: string; readonly sourceId: string }): string =>
  idOf(data.projectId, data.sourceId);

interface Drawn {
  readonly amount: Money;
  readonly valueDate: Day;
}
const drawn = ({ amount, valueDate }: Drawn, row: KeptFacility): KeptFacility => ({
  ...row,
  draws: [...row.draws, { on: valueDate, amount: amount.minor }],
});

/** Without the draw that was taken back: one of its day and amount. */
const takenBack = ({ amount, valueDate }: Drawn, row: KeptFacility): KeptFacility => {
  const at = row.draws.findIndex((each) => each.on === valueDate && each.amount === amount.minor);
  return { ...row, draws: row.draws.filter((_, index) => index !== at) };
};

const booked = (row: KeptFacility, fee: FeeBooked): KeptFacility => ({
  ...row,
  fees: [...row.fees, fee],
});

const on: Rows<KeptFacility, typeof events> = {
  FundingAgreed: ({ sources, clientId, projectId }, row) => {
    const source = sources.find((each) => idOf(projectId, each.sourceId) === row.facilityId);
    const { amount: _1, availableFrom: _2, availableUntil: _3, commitmentFee: _4, ...rest } = row;
    if (source === undefined || FundingKind(source.kind).isCapital) return { ...rest, clientId };
    const { sourceId, amount, availableFrom, availableUntil, commitmentFee: fee } = source;
    return {
      ...rest,
      ...{ projectId, clientId, sourceId, amount },
      ...(availableFrom !== undefined && { availableFrom }),
      ...(availableUntil !== undefined && { availableUntil }),
      ...(fee !== undefined && { commitmentFee: fee }),
    };
  },
  SyndicateAgreed: ({ members, valueDate: from }, row) => ({
    ...row,
    syndicates: [...row.syndicates.filter((each) => each.from !== from), { from, members }].sort(
      (a, b) => (a.from < b.from ? -1 : 1),
    ),
  }),
  // What a loan is to pay counts once it has.
  DrawdownApproved: (data, row) => (data.order === undefined ? drawn(data, row) : row),
  DrawdownPaidOut: (data, row) => drawn(data, row),
  DrawdownTakenBack: takenBack,
  FacilityLoanTied: ({ loanId }, row) => ({ ...row, loanId }),
  SourceRepaid: ({ amount, valueDate }, row) => ({
    ...row,
    repayments: [...row.repayments, { on: valueDate, amount: amount.minor }],
  }),
  CommitmentFeeAccrued: ({ from, until, amount, setOff, loanId, valueDate }, row) =>
    booked(row, {
      ...{ from, until, accruedOn: valueDate },
      amount: { ...amount, minor: amount.minor + (setOff?.minor ?? 0) },
      ...(setOff && { setOff }),
      ...(loanId !== undefined && { loanId }),
    }),
  CommitmentFeeLowered: ({ from, until, amount, drawdownId, loanId, valueDate }, row) =>
    booked(row, {
      ...{ from, until, accruedOn: valueDate, drawdownId },
      amount: { ...amount, minor: -amount.minor },
      ...(loanId !== undefined && { loanId }),
    }),
  CommitmentFeePaid: ({ amount, valueDate }, row) => ({
    ...row,
    feesPaid: [...row.feesPaid, { on: valueDate, amount: amount.minor }],
  }),
};

const upTo = (moves: readonly Moved[], day: Day): number =>
  moves.filter((each) => each.on <= day).reduce((sum, { amount }) => sum + amount, 0);

function facilityOn(row: KeptFacility, day: Day): FacilityOnDay {
  const { projectId, clientId, sourceId, amount, draws, repayments, syndicates, loanId } = row;
  if (amount === undefined) throw NotFound({ id: row.facilityId });
  const { currency } = amount;
  const money = (minor: number): Money => ({ minor, currency });
  const [drawn, repaid] = [upTo(draws, day), upTo(repayments, day)];
  const members = syndicates.findLast(({ from }) => from <= day)?.members ?? [];
  const shares = members.map(({ share }) => share);
  const parts = [amount.minor, drawn - repaid, amount.minor - drawn].map((minor) =>
    byShares(minor, shares),
  );
  return {
    ...{ projectId, clientId, sourceId, on: day, committed: amount },
    ...(loanId !== undefined && { loanId }),
    drawn: money(drawn),
    repaid: money(repaid),
    owed: money(drawn - repaid),
    fee: feeAccountOn(row.fees, upTo(row.feesPaid, day), { day, currency }),
    lenders: members.map((member, index) => ({
      ...member,
      committed: money(parts[0]?.[index] ?? 0),
      owed: money(parts[1]?.[index] ?? 0),
      undrawn: money(parts[2]?.[index] ?? 0),
    })),
    changes: syndicates.map(({ from, members: all }) => ({
      from,
      shares: Object.fromEntries(all.map(({ memberId, share }) => [memberId, share])),
    })),
  };
}

/** The debts of projects: who lends them, and what each lender is owed. */
export const projectFacilities = defineView({
  name: 'project-facilities',
  version: 5,
  events,
  empty: (facilityId): KeptFacility => ({
    facilityId,
    projectId: '',
    clientId: '',
    sourceId: '',
    draws: [],
    repayments: [],
    fees: [],
    feesPaid: [],
    syndicates: [],
  }),
  on,
  key: {
    FundingAgreed: ({ projectId, sources }) =>
      sources.map(({ sourceId }) => idOf(projectId, sourceId)),
    SyndicateAgreed: ofSource,
    DrawdownApproved: ofSource,
    DrawdownPaidOut: ofSource,
    DrawdownTakenBack: ofSource,
    FacilityLoanTied: ofSource,
    SourceRepaid: ofSource,
    CommitmentFeeAccrued: ofSource,
    CommitmentFeeLowered: ofSource,
    CommitmentFeePaid: ofSource,
  },
  scope: { client: 'clientId' },
  queries: { GetProjectFacility, GetCommitmentFee },
  allow: { GetProjectFacility: everyone, GetCommitmentFee: everyone },
  answer: {
    GetProjectFacility: async ({ projectId, sourceId }, rows, { today = '' }) =>
      facilityOn(await rows.get(idOf(projectId, sourceId)), today),
    GetCommitmentFee: async ({ projectId, sourceId, from, until }, rows) => {
      if (until < from) throw refuse.FeePeriodReversed({ field: 'until', from, until });
      const { amount, ...row } = await rows.get(idOf(projectId, sourceId));
      if (amount === undefined) throw NotFound({ id: row.facilityId });
      return commitmentFee({ ...row, amount }, from, until);
    },
  },
  indexes: [{ projectId: 1 }],
});
