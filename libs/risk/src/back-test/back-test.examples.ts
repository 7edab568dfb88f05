import type { Day, Fact } from '#kernel';
import { occurrence } from '#kernel/testing';
import { clientFigures } from '../client-figures/client-figures.view.js';
import type { StatementFigures } from '../statement/figures.js';
import { statementEvents, statementIdOf } from '../statement/statement.events.js';
import { signalEvents } from '../signal/signal.events.js';
import { warningEvents } from '../warning/warning.events.js';
import { Histories, toldBy } from './columns/history.js';

/** A statement of a year, known on 31 March of the year after. */
export function ofYear(clientId: string, year: number, figures: StatementFigures) {
  const key = { periodEnd: `${year}-12-31`, months: 12, basis: 'consolidated' } as const;
  const knownOn = `${year + 1}-03-31`;
  return statementEvents.StatementRecorded({
    clientId,
    statementId: statementIdOf(key),
    ...key,
    currency: 'CNY',
    roundedTo: 1,
    figures,
    differences: [],
    audit: 'unqualified',
    source: { provenance: 'publicSource', statedOn: knownOn },
    knownOn,
    valueDate: knownOn,
  });
}

/** A client files for bankruptcy. */
export const bankrupt = (clientId: string, on: Day) =>
  signalEvents.ExternalSignalReceived({
    signalId: `si_${clientId}`,
    clientId,
    code: 'bankruptcyFiled',
    gravity: 'red',
    title: 'Filed for bankruptcy.',
    happenedOn: on,
    provider: 'court-watch',
    knownOn: on,
    valueDate: on,
  });

/** Facts as the log would hold them, in the order in which they are given. */
export function historiesOf(facts: readonly Fact[]): Histories {
  const histories = new Histories(clientFigures, warningEvents);
  facts.forEach((fact, index) => {
    const text = (field: string, otherwise: string) => {
      const told = toldBy(fact, field);
      return typeof told === 'string' ? told : otherwise;
    };
    const id = text('signalId', text('clientId', ''));
    const valueDate = text('valueDate', occurrence.valueDate);
    histories.add(fact, { ...occurrence, id, position: index, valueDate });
  });
  return histories;
}
