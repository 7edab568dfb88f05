import type { Evolve } from '#kernel';
import { addDays, defineDecider, none, valueDateOf } from '#kernel';
import { clientFile, clientFor } from '#clients';
import { inYuan } from '../application/terms/reference-rates.rules.js';
import type { LimitRow } from '../views/limits.view.js';
import { limitOfRecords, limits } from '../views/limits.view.js';
import { creditRulesView } from '../views/rules/credit-rules.view.js';
import { capitalOn, largestExposure } from './capital.js';
import * as commands from './limit.commands.js';
import type { LimitContent, Reservation } from './limit.events.js';
import { limitEvents } from './limit.events.js';
import { limitRefusals as refuse } from './limit.refusals.js';
import { freeOf, plainContent } from './limit-use.js';

const { LimitProposed, LimitApproved, LimitDeclined, LimitReserved, LimitReleased } = limitEvents;

interface Limit {
  readonly version: number;
  readonly proposed?: LimitContent;
  readonly proposedBy?: string;
  readonly inForce?: LimitContent;
  readonly reservations: readonly Reservation[];
}

const evolve: Evolve<Limit, typeof limitEvents> = {
  LimitProposed: ({ version, proposedBy, ...data }, before: Limit | undefined) => ({
    ...before,
    reservations: before?.reservations ?? [],
    version,
    proposed: plainContent(data),
    proposedBy,
  }),
  LimitApproved: ({ content }, { proposed: _, ...limit }) => ({ ...limit, inForce: content }),
  LimitDeclined: (_, { proposed: _gone, ...limit }) => limit,
  LimitReserved: ({ valueDate: _, ...reservation }, limit) => ({
    ...limit,
    reservations: [...limit.reservations, reservation],
  }),
  LimitReleased: ({ applicationId, leaving }, limit) => ({
    ...limit,
    reservations: limit.reservations.flatMap((each) =>
      each.applicationId !== applicationId
        ? [each]
        : leaving.minor === 0
          ? []
          : [{ ...each, reserved: leaving }],
    ),
  }),
};

const proposers = ['relationshipManager', 'riskOfficer'] as const;
/** A year and a leap day. */
const longestDays = 366;

/** The limit of a client or a group (授信额度): nothing else decides whether it is exceeded. */
export const limit = defineDecider({
  stream: 'limit',
  by: 'limitId',
  prefix: 'lm',
  events: limitEvents,
  commands,
  allow: {
    ProposeLimit: proposers,
    ApproveLimit: ['creditApprover'],
    DeclineLimit: ['creditApprover', 'riskOfficer'],
    ReserveLimit: [...proposers, 'creditApprover', 'service'],
    ReleaseLimit: [...proposers, 'creditApprover', 'service'],
  },
  evolve,
  notBy: {
    ApproveLimit: ({ proposedBy }) => [proposedBy],
    DeclineLimit: ({ proposedBy }) => [proposedBy],
  },
  consult: {
    ProposeLimit: ({ limitId, holder }) => ({
      client: holder === 'client' ? clientFile.row(limitId) : undefined,
    }),
    ApproveLimit: () => ({ capital: creditRulesView.row('capital') }),
    ReserveLimit: ({ limitId }) => ({
      client: clientFile.row(limitId),
      records: limits.row(limitId, limitOfRecords),
    }),
  },
  create: {},
  either: {
    ProposeLimit(command, before, { today, actor, client }) {
      const { holder, total, subLimits, validUntil, reason, valueDate } = command;
      if (holder === 'client' && !client) throw refuse.HolderUnknown({ field: 'limitId' });
      if (total.currency !== 'CNY') throw refuse.LimitInYuan({ field: 'total.currency' });
      const last = addDays(today, longestDays);
      if (validUntil < today || validUntil > last) {
        throw refuse.LimitTooLong({ field: 'validUntil', found: validUntil, last });
      }
      subLimits.forEach(({ most }, index) => {
        if (most <= total.minor) return;
        throw refuse.SubLimitAboveTotal({ field: `subLimits.${index}.most` });
      });
      return LimitProposed({
        ...plainContent(command),
        version: (before?.version ?? 0) + 1,
        reason,
        proposedBy: actor.id,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },

    ReleaseLimit({ applicationId, leaving, reason, valueDate }, before, { today, actor }) {
      const held = before?.reservations.find((each) => each.applicationId === applicationId);
      // A process releases whatever there is, which may be nothing.
      if (!held && actor.roles.length === 0) return [];
      if (!held) throw refuse.NothingReserved({ field: 'applicationId', found: applicationId });
      const stays = leaving ? inYuan(leaving, today) : none(held.reserved);
      if (!stays) throw refuse.CurrencyWithoutRate({ field: 'leaving.currency' });
      if (stays.minor >= held.reserved.minor) return [];
      const on = valueDateOf(valueDate, { today });
      return LimitReleased({ applicationId, leaving: stays, reason, valueDate: on });
    },
  },
  decide: {
    ApproveLimit({ version, valueDate }, { proposed, version: latest }, context) {
      const { today, actor } = context;
      if (!proposed || version !== latest) throw refuse.LimitNotProposed({ field: 'version' });
      const { holder, total } = proposed;
      const capital = capitalOn(context.capital, today);
      const exposure = largestExposure(holder, total, capital, today);
      if (!exposure?.isAllowed) throw refuse.LargeExposureExceeded({ field: 'total', ...exposure });
      const { rule, shareOfCapital, isLargeExposure } = exposure;
      return LimitApproved({
        version,
        content: proposed,
        approvedBy: actor.id,
        shareOfCapital,
        isLargeExposure,
        rule,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },

    DeclineLimit({ reason, valueDate }, { proposed, version }, { today, actor }) {
      if (!proposed) throw refuse.LimitNotProposed();
      const on = valueDateOf(valueDate, { today });
      return LimitDeclined({ version, reason, declinedBy: actor.id, valueDate: on });
    },

    ReserveLimit(command, { inForce, reservations: own }, { today, client, records }) {
      const { limitId, applicationId, amount, product, termMonths, valueDate } = command;
      // What is new is held of the limit of the client that stays.
      if (client) clientFor(client, limitId);
      if (!inForce || inForce.validUntil < today) {
        throw refuse.LimitNotInForce({ validUntil: inForce?.validUntil });
      }
      const reserved = inYuan(amount, today);
      if (!reserved) throw refuse.CurrencyWithoutRate({ field: 'amount.currency' });
      const before = own.find((each) => each.applicationId === applicationId);
      if (before?.reserved.minor === reserved.minor) return [];
      if (before) throw refuse.ReservedOtherwise({ reserved: before.reserved });
      const asked = { applicationId, reserved, amount: { ...amount }, product, termMonths };
      const { free, bound } = freeOf(inForce, withRecords(own, records), asked);
      if (reserved.minor > free) {
        throw refuse.LimitExceeded({
          field: 'amount',
          bound,
          free: { minor: Math.max(0, free), currency: 'CNY' },
        });
      }
      return LimitReserved({ ...asked, valueDate: valueDateOf(valueDate, { today }) });
    },
  },
});

/** What is held of a limit, and of those of the records that were merged into its client. */
function withRecords(own: readonly Reservation[], records: LimitRow | undefined) {
  const known = own.map(({ applicationId }) => applicationId);
  const theirs = (records?.reservations ?? []).filter(
    ({ applicationId }) => !known.includes(applicationId),
  );
  return [...own, ...theirs];
}
