import { clientFile, ClientUnknown } from '#clients';
import type { DataOf, Day, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import { knownDay } from '../facts/known-on.js';
import * as commands from './market.commands.js';
import { marketEvents } from './market.events.js';

const { MarketFigureRecorded } = marketEvents;

type Recorded = DataOf<typeof MarketFigureRecorded>;

/** The last quotations of a client: what is recorded again changes nothing. */
interface Quotations {
  readonly latest: Readonly<Record<string, Recorded>>;
}

const evolve: Evolve<Quotations, typeof marketEvents> = {
  MarketFigureRecorded: (recorded, before: Quotations | undefined) => ({
    latest: { ...before?.latest, [recorded.figure]: recorded },
  }),
};

const quoted = (command: commands.RecordMarketFigure, today: Day): Recorded => {
  const { clientId, figure, on, amount, index, source } = command;
  const knownOn = knownDay(command.knownOn, { today, happenedOn: on });
  return {
    clientId,
    figure,
    on,
    knownOn,
    valueDate: knownOn,
    amount,
    ...(index === undefined ? {} : { index }),
    source,
  };
};

const unlessSame = (quotation: Recorded, before: Quotations | undefined) =>
  isDeepStrictEqual(before?.latest[quotation.figure], quotation)
    ? []
    : [MarketFigureRecorded(quotation)];

/** What markets say of a client, quotation by quotation. */
export const market = defineDecider({
  stream: 'market',
  by: 'clientId',
  prefix: 'cl',
  events: marketEvents,
  commands,
  allow: {
    RecordMarketFigure: ['relationshipManager', 'riskOfficer', 'service'],
    MigrateMarketFigure: ['service'],
  },
  evolve,
  consult: { RecordMarketFigure: ({ clientId }) => ({ client: clientFile.row(clientId) }) },

  create: {},

  either: {
    RecordMarketFigure(command, before, { client, today }) {
      const { clientId } = command;
      if (client === undefined) {
        throw ClientUnknown({ field: 'clientId', clientId });
      }
      return unlessSame(quoted(command, today), before);
    },

    MigrateMarketFigure: ({ origin, ...command }, before, { today }) =>
      unlessSame({ ...quoted(command, today), origin }, before),
  },

  decide: {},
});
