import { clientScope, ClientUnknown } from '#clients';
import type { Day, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { staffRegister } from '#organisation';
import { ownerOf } from '../task/owner.js';
import { timeline } from '../views/contacts/timeline.view.js';
import * as commands from './promise.commands.js';
import { promiseEvents } from './promise.events.js';
import { promiseRefusals as refuse } from './promise.refusals.js';

const { PromiseMade, PromiseRescheduled, PromiseHandedOver } = promiseEvents;
const { PromiseKept, PromiseReleased, PromiseBroken } = promiseEvents;

interface Pledge {
  readonly clientId: string;
  readonly ownerId: string;
  readonly dueOn: Day;
  readonly open: boolean;
  /** Whether the head has been told of the present due day. */
  readonly told: boolean;
}

const evolve: Evolve<Pledge, typeof promiseEvents> = {
  PromiseMade: ({ clientId, ownerId, dueOn }) => ({
    clientId,
    ownerId,
    dueOn,
    open: true,
    told: false,
  }),
  PromiseRescheduled: ({ dueOn }, pledge) => ({ ...pledge, dueOn, told: false }),
  PromiseHandedOver: ({ ownerId }, pledge) => ({ ...pledge, ownerId }),
  PromiseKept: (_, pledge) => ({ ...pledge, open: false }),
  PromiseReleased: (_, pledge) => ({ ...pledge, open: false }),
  PromiseBroken: (_, pledge) => ({ ...pledge, told: true }),
};

const staff = [
  'relationshipManager',
  'riskOfficer',
  'creditApprover',
  'unitHead',
  'service',
] as const;

/** One promise to a client, from the contact in which it was made until it is kept. */
export const promise = defineDecider({
  stream: 'promise',
  by: 'promiseId',
  prefix: 'po',
  events: promiseEvents,
  commands,
  allow: {
    MakePromise: staff,
    ReschedulePromise: staff,
    KeepPromise: staff,
    ReleasePromise: staff,
    JudgePromise: [],
    HandOverPromise: [],
  },
  evolve,
  consult: {
    MakePromise: ({ clientId, ownerId, interactionId }) => ({
      client: clientScope.row(clientId),
      owner: ownerId === undefined ? undefined : staffRegister.row(ownerId),
      contact: interactionId === undefined ? undefined : timeline.row(interactionId),
    }),
    JudgePromise: ({ clientId }) => ({ client: clientScope.row(clientId) }),
  },

  create: {
    MakePromise(command, { client, owner, contact, today }) {
      const { clientId, kind, what, dueOn, ownerId, interactionId, office } = command;
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (interactionId !== undefined && contact?.clientId !== clientId) {
        throw refuse.ContactOfOtherClient({ field: 'interactionId', interactionId });
      }
      checkAhead(dueOn, today);
      return PromiseMade({
        ...{ clientId, kind, what, dueOn },
        ...(interactionId !== undefined && { interactionId }),
        ...(office !== undefined && { office }),
        ...ownerOf(ownerId, owner, client, today),
      });
    },
  },

  decide: {
    ReschedulePromise({ dueOn, reason }, pledge, { today }) {
      checkOpen(pledge);
      checkAhead(dueOn, today);
      return dueOn === pledge.dueOn
        ? []
        : PromiseRescheduled({ from: pledge.dueOn, dueOn, reason });
    },

    KeepPromise({ result, keptOn }, pledge, { today }) {
      checkOpen(pledge);
      const valueDate = keptOn ?? today;
      if (valueDate > today) throw refuse.KeptInFuture({ field: 'keptOn', keptOn, today });
      return PromiseKept({ result, inTime: valueDate <= pledge.dueOn, valueDate });
    },

    ReleasePromise({ reason }, pledge) {
      checkOpen(pledge);
      return PromiseReleased({ reason });
    },

    JudgePromise({ day }, { open, told, dueOn }, { client }) {
      if (!open || told || day < dueOn) return [];
      const toUnitId = client?.units[0];
      return PromiseBroken({
        dueOn,
        ...(toUnitId !== undefined && { toUnitId }),
        valueDate: day,
      });
    },

    HandOverPromise({ ownerId, unitId, reason }, pledge) {
      if (!pledge.open || ownerId === pledge.ownerId) return [];
      const unit = unitId === undefined ? {} : { unitId };
      return PromiseHandedOver({ from: pledge.ownerId, ownerId, ...unit, reason });
    },
  },
});

function checkOpen({ open }: Pledge): void {
  if (!open) throw refuse.PromiseClosed();
}

function checkAhead(dueOn: Day, today: Day): void {
  if (dueOn < today) throw refuse.PromiseDueInPast({ field: 'dueOn', dueOn, today });
}
