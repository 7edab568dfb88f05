import type { Evolve } from '#kernel';
import { defineDecider, NotIndependent, valueDateOf } from '#kernel';
import { clientFile, ClientUnknown } from '#clients';
import type { BlockCause, CreditSegment, HandlingPriority, RiskClass } from './standing.codes.js';
import * as commands from './standing.commands.js';
import { standingEvents } from './standing.events.js';
import { standingRefusals as refuse } from './standing.refusals.js';

const { CreditBlocked, CreditUnblocked, RiskClassAssigned } = standingEvents;
const { StraightThroughSet, HandlingPrioritySet, SegmentNoted } = standingEvents;
const { DiscountGranted, DiscountUsed } = standingEvents;

interface Block {
  readonly cause: BlockCause;
  readonly reference: string;
  readonly by: string;
}
interface Standing {
  readonly blocks: readonly Block[];
  readonly riskClass?: RiskClass;
  readonly priority?: HandlingPriority;
  readonly straightThrough?: boolean;
  readonly segment?: CreditSegment | undefined;
  /** Discounts that were granted, and whether each is still to be used. */
  readonly discounts?: Readonly<Record<string, 'open' | 'used'>>;
}

type Before = Standing | undefined;
const nothing: Standing = { blocks: [] };
const same = (a: Pick<Block, 'cause' | 'reference'>) => (b: Block) =>
  a.cause === b.cause && a.reference === b.reference;

const evolve: Evolve<Standing, typeof standingEvents> = {
  CreditBlocked: ({ cause, reference, by }, before: Before) => ({
    ...(before ?? nothing),
    blocks: [...(before ?? nothing).blocks, { cause, reference, by }],
  }),
  CreditUnblocked: (block, before) => ({
    ...before,
    blocks: before.blocks.filter((each) => !same(block)(each)),
  }),
  RiskClassAssigned: ({ riskClass }, before: Before) => ({ ...(before ?? nothing), riskClass }),
  StraightThroughSet: ({ allowed }, before: Before) => ({
    ...(before ?? nothing),
    straightThrough: allowed,
  }),
  SegmentNoted: ({ segment }, before: Before) => ({ ...(before ?? nothing), segment }),
  DiscountGranted: ({ reference }, before: Before) => ({
    ...(before ?? nothing),
    discounts: { ...before?.discounts, [reference]: 'open' },
  }),
  DiscountUsed: ({ reference }, before) => ({
    ...before,
    discounts: { ...before.discounts, [reference]: 'used' },
  }),
  HandlingPrioritySet: ({ priority }, before: Before) => ({ ...(before ?? nothing), priority }),
};

const risk = ['riskOfficer'] as const;

/** Whether and how a client may have credit: blocks, risk class, priority. */
export const standing = defineDecider({
  stream: 'standing',
  by: 'clientId',
  prefix: 'st',
  events: standingEvents,
  commands,
  allow: {
    BlockCredit: risk,
    UnblockCredit: risk,
    AssignRiskClass: risk,
    SetStraightThrough: [],
    NoteSegment: [],
    GrantDiscount: [],
    UseDiscount: [],
    SetHandlingPriority: ['riskOfficer', 'unitHead'],
  },
  evolve,
  consult: {
    BlockCredit: ({ clientId }) => ({ client: clientFile.row(clientId) }),
    AssignRiskClass: ({ clientId }) => ({ client: clientFile.row(clientId) }),
    SetHandlingPriority: ({ clientId }) => ({ client: clientFile.row(clientId) }),
  },
  create: {},
  either: {
    BlockCredit({ cause, reference, reason, valueDate }, before, { today, actor, client }) {
      if (before?.blocks.some(same({ cause, reference }))) return [];
      if (actor.roles.length > 0) {
        statedByPerson(cause);
        known(client);
      }
      const on = valueDateOf(valueDate, { today });
      return CreditBlocked({ cause, reference, reason, by: actor.id, valueDate: on });
    },

    UnblockCredit({ cause, reference, reason, valueDate }, before, { today, actor }) {
      const block = before?.blocks.find(same({ cause, reference }));
      if (actor.roles.length > 0) {
        statedByPerson(cause);
        if (!block) throw refuse.NotBlocked({ field: 'reference', found: reference });
        if (block.by === actor.id) throw NotIndependent({ involved: [block.by] });
      }
      if (!block) return [];
      const on = valueDateOf(valueDate, { today });
      return CreditUnblocked({ cause, reference, reason, by: actor.id, valueDate: on });
    },

    AssignRiskClass({ riskClass, reason, valueDate }, before, { today, actor, client }) {
      known(client);
      if (before?.riskClass === riskClass) return [];
      const on = valueDateOf(valueDate, { today });
      return RiskClassAssigned({ riskClass, reason, by: actor.id, valueDate: on });
    },

    SetStraightThrough({ allowed, reason, valueDate }, before, { today, actor }) {
      if ((before?.straightThrough ?? true) === allowed) return [];
      const on = valueDateOf(valueDate, { today });
      return StraightThroughSet({ allowed, reason, by: actor.id, valueDate: on });
    },

    NoteSegment({ segment, valueDate }, before, { today }) {
      if (before?.segment === segment) return [];
      const on = valueDateOf(valueDate, { today });
      return SegmentNoted({ ...(segment && { segment }), valueDate: on });
    },

    GrantDiscount: ({ reference, takes, until, valueDate }, before, { today }) =>
      before?.discounts?.[reference] === undefined
        ? DiscountGranted({ reference, takes, until, valueDate: valueDateOf(valueDate, { today }) })
        : [],

    UseDiscount: ({ reference, applicationId, valueDate }, before, { today }) =>
      before?.discounts?.[reference] === 'open'
        ? DiscountUsed({ reference, applicationId, valueDate: valueDateOf(valueDate, { today }) })
        : [],

    SetHandlingPriority({ priority, reason, valueDate }, before, { today, actor, client }) {
      known(client);
      if (before?.priority === priority) return [];
      const on = valueDateOf(valueDate, { today });
      return HandlingPrioritySet({ priority, reason, by: actor.id, valueDate: on });
    },
  },
  decide: {},
});

/** Warnings and arrears block and free by themselves; a person states a decision. */
function statedByPerson(cause: BlockCause): void {
  if (cause !== 'decision' && cause !== 'expiredStatement') {
    throw refuse.BlockStatedBySystem({ field: 'cause', found: cause });
  }
}

function known(client: object | undefined): void {
  if (!client) throw ClientUnknown({ field: 'clientId' });
}
