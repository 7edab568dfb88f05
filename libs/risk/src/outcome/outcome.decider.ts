import { clientFile, ClientUnknown } from '#clients';
import type { Day, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { knownDay } from '../facts/known-on.js';
import * as commands from './outcome.commands.js';
import { outcomeEvents } from './outcome.events.js';

const { OutcomeRecorded } = outcomeEvents;

/** The outcomes that are recorded, by kind, subject and day. */
type Outcomes = ReadonlySet<string>;

const named = ({
  outcome,
  about = '',
  happenedOn,
}: Pick<commands.RecordOutcome, 'outcome' | 'about' | 'happenedOn'>) =>
  `${outcome} ${about} ${happenedOn}`;

const evolve: Evolve<Outcomes, typeof outcomeEvents> = {
  OutcomeRecorded: (recorded, before: Outcomes | undefined) =>
    new Set([...(before ?? []), named(recorded)]),
};

function recorded(command: commands.RecordOutcome, before: Outcomes | undefined, today: Day) {
  if (before?.has(named(command)) === true) return [];
  const { outcome, about, happenedOn, source } = command;
  const knownOn = knownDay(command.knownOn, { today, happenedOn });
  return [
    OutcomeRecorded({
      outcome,
      ...(about === undefined ? {} : { about }),
      happenedOn,
      knownOn,
      valueDate: knownOn,
      source,
    }),
  ];
}

/** What became of a client: recorded once per kind, subject and day. */
export const outcome = defineDecider({
  stream: 'outcome',
  by: 'clientId',
  prefix: 'cl',
  events: outcomeEvents,
  commands,
  allow: { RecordOutcome: ['riskOfficer', 'service'], MigrateOutcome: ['service'] },
  evolve,
  consult: { RecordOutcome: ({ clientId }) => ({ client: clientFile.row(clientId) }) },

  create: {},

  either: {
    RecordOutcome(command, before, { client, today }) {
      const { clientId } = command;
      if (client === undefined) {
        throw ClientUnknown({ field: 'clientId', clientId });
      }
      return recorded(command, before, today);
    },

    MigrateOutcome: ({ origin, ...command }, before, { today }) =>
      recorded(command, before, today).map(({ data }) => OutcomeRecorded({ ...data, origin })),
  },

  decide: {},
});
