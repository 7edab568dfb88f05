import { clientFile, ClientUnknown } from '#clients';
import type { Day, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import { knownDay } from '../facts/known-on.js';
import { inChartOrder } from './figures.js';
import { spread } from './spreading.js';
import { differencesOf } from './statement-checks.js';
import * as commands from './statement.commands.js';
import type { StatementContent } from './statement.events.js';
import { statementEvents, statementIdOf } from './statement.events.js';
import { statementRefusals as refuse } from './statement.refusals.js';

const { StatementRecorded, StatementRestated } = statementEvents;

/** A statement as it stands: what it says, and since when that is known. */
interface Statement {
  readonly knownOn: Day;
  readonly content: StatementContent;
}

type Statements = Readonly<Record<string, Statement>>;

const contentOf = (stated: StatementContent): StatementContent => ({
  currency: stated.currency,
  roundedTo: stated.roundedTo,
  figures: stated.figures,
  differences: stated.differences,
  ...(stated.explanation === undefined ? {} : { explanation: stated.explanation }),
  audit: stated.audit,
  source: stated.source,
});

const evolve: Evolve<Statements, typeof statementEvents> = {
  StatementRecorded: ({ statementId, knownOn, ...stated }, before: Statements | undefined) => ({
    ...before,
    [statementId]: { knownOn, content: contentOf(stated) },
  }),
  StatementRestated: ({ statementId, knownOn, ...stated }, before) => ({
    ...before,
    [statementId]: { knownOn, content: contentOf(stated) },
  }),
};

type Stated = commands.RecordStatement;

/** The figures of a command, from whichever of its two ways it states them. */
function figuresOf({ figures, accounts, template }: Stated) {
  if (figures !== undefined && accounts !== undefined) {
    throw refuse.FiguresGivenTwice({ field: 'accounts' });
  }
  if (figures !== undefined) return inChartOrder(figures);
  if (accounts === undefined) throw refuse.FiguresMissing({ field: 'figures' });
  return inChartOrder(spread(accounts, template ?? 'SP-CAS'));
}

function checked(command: Stated, knownOn: Day): StatementContent {
  const { currency, roundedTo = 1, explanation, audit, source } = command;
  const figures = figuresOf(command);
  const differences = differencesOf(figures, { roundedTo, on: knownOn });
  if (differences.length > 0 && explanation === undefined) {
    throw refuse.SumsDisagree({ field: 'figures', differences });
  }
  return contentOf({
    currency,
    roundedTo,
    figures,
    differences,
    ...(explanation === undefined || differences.length === 0 ? {} : { explanation }),
    audit,
    source,
  });
}

const keyOf = ({ clientId, periodEnd, months, basis }: Stated) => ({
  clientId,
  statementId: statementIdOf({ periodEnd, months, basis }),
  periodEnd,
  months,
  basis,
});

const writers = ['relationshipManager', 'riskOfficer', 'service'] as const;

/** The financial statements of a client: each period and basis is stated once, then restated. */
export const statement = defineDecider({
  stream: 'statement',
  by: 'clientId',
  prefix: 'cl',
  events: statementEvents,
  commands,
  allow: { RecordStatement: writers, MigrateStatement: ['service'], RestateStatement: writers },
  evolve,
  consult: { RecordStatement: ({ clientId }) => ({ client: clientFile.row(clientId) }) },

  create: {},

  either: {
    RecordStatement(command, before, { client, today }) {
      const { clientId } = command;
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      return recorded(command, before, today);
    },

    // What is taken over brings its client along.
    MigrateStatement: ({ origin, ...command }, before, { today }) =>
      recorded(command, before, today).map(({ data }) => StatementRecorded({ ...data, origin })),
  },

  decide: {
    RestateStatement(command, statements, { today }) {
      const key = keyOf(command);
      const standing = statements[key.statementId];
      if (standing === undefined) {
        throw refuse.NoSuchStatement({ field: 'periodEnd', statementId: key.statementId });
      }
      const knownOn = knownDay(command.knownOn, { today, happenedOn: command.periodEnd });
      if (knownOn < standing.knownOn) {
        throw refuse.RestatedBeforeKnown({
          field: 'knownOn',
          found: knownOn,
          knownOn: standing.knownOn,
        });
      }
      const content = checked(command, knownOn);
      if (isDeepStrictEqual(content, standing.content)) return [];
      const { reason } = command;
      return StatementRestated({ ...key, ...content, knownOn, valueDate: knownOn, reason });
    },
  },
});

/** The first statement of its period and basis; the same one again changes nothing. */
function recorded(command: Stated, before: Statements | undefined, today: Day) {
  const key = keyOf(command);
  const knownOn = knownDay(command.knownOn, { today, happenedOn: command.periodEnd });
  const content = checked(command, knownOn);
  const standing = before?.[key.statementId];
  if (standing === undefined) {
    return [StatementRecorded({ ...key, ...content, knownOn, valueDate: knownOn })];
  }
  if (isDeepStrictEqual(standing, { knownOn, content })) return [];
  throw refuse.StatementExists({ field: 'periodEnd', statementId: key.statementId });
}
