import type { Day, Occurrence } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { clientFigures } from '../client-figures/client-figures.view.js';
import { judgedDayEvents } from '../judged-day/judged-day.events.js';
import { statementEvents } from '../statement/statement.events.js';
import { ratingEvents } from '../rating/rating.events.js';
import { ratings } from '../views/watch/ratings.view.js';
import { RateClient } from '../rating/rating.commands.js';
import { warningEvents } from '../warning/warning.events.js';

interface OfClient {
  readonly clientId: string;
  readonly origin?: object;
}

/** The grade moves with a warning, and with every statement. */
const rate = sweep(
  ({ clientId, origin }: OfClient) =>
    origin === undefined ? clientFigures.rows({ clientId }) : undefined,
  ({ clientId }, _, { valueDate: day }: Occurrence) => [RateClient.of({ clientId, day })],
);

/** Rates clients when their warnings or statements change, and when an override expires. */
export const rateClients = defineProcess({
  name: 'rate-clients',
  events: {
    ...pick(ratingEvents, 'QualitiesJudged'),
    ...statementEvents,
    ...warningEvents,
    ...judgedDayEvents,
  },
  sweeps: {
    StatementRecorded: rate,
    StatementRestated: rate,
    QualitiesJudged: rate,
    WarningRaised: rate,
    WarningRaisedByHand: rate,
    WarningEscalated: rate,
    WarningEased: rate,
    WarningLifted: rate,
    WarningClosed: rate,
    DayJudgingBegan: sweep(
      ({ day }: { readonly day: Day }) => ratings.rows({ overriddenUntil: { below: day } }),
      ({ clientId }, { day }) => [RateClient.of({ clientId, day })],
    ),
  },
});
