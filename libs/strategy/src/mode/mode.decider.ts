import { ClientUnknown } from '#clients';
import type { Actor, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { loanBook } from '#lending';
import { segments } from '../views/segments.view.js';
import type { CrmMode } from './mode.codes.js';
import { isLessAttentive, mostAttentive } from './mode.codes.js';
import * as commands from './mode.commands.js';
import { modeEvents } from './mode.events.js';
import { modeRefusals as refuse } from './mode.refusals.js';

const { ModeSwitched, FacilityModeSwitched, FacilityModeEnded } = modeEvents;

interface Modes {
  readonly mode?: CrmMode;
  readonly facilities: Readonly<Record<string, CrmMode>>;
}
type Before = Modes | undefined;

const none: Modes = { facilities: {} };

const without = (facilities: Modes['facilities'], loanId: string): Modes['facilities'] =>
  Object.fromEntries(Object.entries(facilities).filter(([id]) => id !== loanId));

const evolve: Evolve<Modes, typeof modeEvents> = {
  ModeSwitched: ({ mode }, before: Before) => ({ ...(before ?? none), mode }),
  FacilityModeSwitched: ({ loanId, mode }, before: Before) => ({
    ...(before ?? none),
    facilities: { ...(before ?? none).facilities, [loanId]: mode },
  }),
  FacilityModeEnded: ({ loanId }, before) => ({
    ...before,
    facilities: without(before.facilities, loanId),
  }),
};

const deciders = ['relationshipManager', 'unitHead', 'riskOfficer'] as const;

/** Whether an actor may lower attention: the system may, where a facility is over. */
const mayLower = ({ roles }: Actor): boolean =>
  roles.length === 0 || roles.some((role) => role === 'unitHead' || role === 'riskOfficer');

const ofClient = ({ clientId }: { readonly clientId: string }) => ({
  client: segments.row(clientId),
});

/** In which mode one relationship is kept, and its facilities where they differ. */
export const mode = defineDecider({
  stream: 'mode',
  by: 'clientId',
  prefix: 'cl',
  events: modeEvents,
  commands,
  allow: { SwitchMode: deciders, SwitchFacilityMode: deciders, EndFacilityMode: deciders },
  evolve,
  consult: {
    SwitchMode: ofClient,
    SwitchFacilityMode: ({ clientId, loanId }) => ({
      client: segments.row(clientId),
      facility: loanBook.row(loanId),
    }),
  },
  create: {},

  either: {
    SwitchMode({ clientId, mode: wanted, reason }, before, { today, actor, client }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      const { mode: from, facilities } = before ?? none;
      if (from === wanted) return [];
      if (client.segment === 'risk') needsAttention(wanted);
      if (from !== undefined) attentionOf(wanted, from, actor);
      const effective = mostAttentive([wanted, ...Object.values(facilities)]) ?? wanted;
      const stated = { reason, by: actor.id, valueDate: today };
      return ModeSwitched({ mode: wanted, from: from ?? null, effective, ...stated });
    },

    SwitchFacilityMode(command, before, { today, actor, client, facility }) {
      const { clientId, loanId, mode: wanted, reason } = command;
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      const isRunning = facility?.status === 'active' || facility?.status === 'granted';
      if (facility?.clientId !== clientId || !isRunning) {
        throw refuse.FacilityUnknown({ field: 'loanId', found: loanId });
      }
      const { mode: ofRelation, facilities } = before ?? none;
      const from = facilities[loanId];
      if (from === wanted) return [];
      if (client.segment === 'risk') needsAttention(wanted);
      // A facility without a mode of its own has that of the relationship.
      const held = from ?? ofRelation;
      if (held !== undefined) attentionOf(wanted, held, actor);
      const others = Object.values(without(facilities, loanId));
      const effective = mostAttentive([ofRelation, wanted, ...others]) ?? wanted;
      const stated = { reason, by: actor.id, valueDate: today };
      return FacilityModeSwitched({
        loanId,
        mode: wanted,
        from: from ?? null,
        effective,
        ...stated,
      });
    },
  },

  decide: {
    EndFacilityMode({ loanId, reason }, { mode: ofRelation, facilities }, { today, actor }) {
      const from = facilities[loanId];
      if (from === undefined) {
        // A loan that is over may never have had a mode of its own.
        if (actor.roles.length === 0) return [];
        throw refuse.NoFacilityMode({ field: 'loanId', found: loanId });
      }
      const left = [ofRelation, ...Object.values(without(facilities, loanId))];
      const effective = mostAttentive(left) ?? null;
      // The mode of the relationship holds for the facility again, whatever others have.
      const lower = ofRelation === undefined || isLessAttentive(ofRelation, from);
      if (lower && !mayLower(actor)) throw refuse.AttentionNotLowered({ from });
      const stated = { reason, by: actor.id, valueDate: today };
      return FacilityModeEnded({ loanId, from, effective, ...stated });
    },
  },
});

function needsAttention(wanted: CrmMode): void {
  if (wanted !== 'responsible') throw refuse.RiskNeedsAttention({ field: 'mode', found: wanted });
}

function attentionOf(wanted: CrmMode, from: CrmMode, actor: Actor): void {
  if (isLessAttentive(wanted, from) && !mayLower(actor)) {
    throw refuse.AttentionNotLowered({ field: 'mode', from, found: wanted });
  }
}
