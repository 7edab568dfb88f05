import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import * as commands from './institution.commands.js';
import type { Institution } from './institution.events.js';
import { institutionEvents } from './institution.events.js';
import { institutionRefusals as refuse } from './institution.refusals.js';

const { InstitutionProposed, InstitutionConfirmed, InstitutionDeclined } = institutionEvents;

interface State {
  readonly facts?: Institution;
  readonly proposed?: { readonly facts: Institution; readonly by: string };
}

const evolve: Evolve<State, typeof institutionEvents> = {
  InstitutionProposed: ({ facts, proposedBy: by }, before: State | undefined) => ({
    ...before,
    proposed: { facts, by },
  }),
  InstitutionConfirmed: ({ facts }) => ({ facts }),
  InstitutionDeclined: (_, { proposed: _gone, ...before }) => before,
};

/** The institution itself, which two administrators change. */
export const institution = defineDecider({
  stream: 'institution',
  by: 'institutionId',
  prefix: 'ist',
  events: institutionEvents,
  commands,
  allow: {
    ProposeInstitution: ['administrator'],
    ConfirmInstitution: ['administrator'],
    DeclineInstitution: ['administrator'],
  },
  evolve,
  notBy: { ConfirmInstitution: ({ proposed }) => [proposed?.by] },
  create: {},

  either: {
    ProposeInstitution({ facts: stated, reason }, before: State | undefined, { today, actor }) {
      // A command holds instances of its fields; what is recorded is plain data.
      const { type, name, languages, currencies, calendars } = stated;
      const lists = { languages: [...languages], currencies: [...currencies] };
      const facts = { type, name: { ...name }, ...lists, calendars: [...calendars] };
      if (isDeepStrictEqual(facts, before?.proposed?.facts ?? before?.facts)) return [];
      return InstitutionProposed({ facts, reason, proposedBy: actor.id, valueDate: today });
    },
  },

  decide: {
    ConfirmInstitution(_, { proposed }, { today, actor }) {
      if (proposed === undefined) throw refuse.NoInstitutionProposed();
      const { facts } = proposed;
      return InstitutionConfirmed({ facts, confirmedBy: actor.id, valueDate: today });
    },

    DeclineInstitution({ reason }, { proposed }, { today, actor }) {
      if (proposed === undefined) throw refuse.NoInstitutionProposed();
      return InstitutionDeclined({ reason, declinedBy: actor.id, valueDate: today });
    },
  },
});
