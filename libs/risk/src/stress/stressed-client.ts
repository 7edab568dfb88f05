import type { Day, Level } from '#kernel';
import { Decimal, levels } from '#kernel';
import type { JudgedClient } from '../client-figures/figures-of-client.js';
import { judgementOf, setsFor } from '../client-figures/judgement-of.js';
import { daysPastDueOn } from '../client-figures/loans-of-client.js';
import { releaseSetOn } from '../rule-set/content/release-set.js';
import { assessed } from '../warning/assess.js';
import type { Warnings } from '../warning/warning.state.js';
import type { StressShock } from './stress.rules.js';

/** A client whom a scenario brings on the watch list, or higher on it. */
export interface StressedClient {
  readonly clientId: string;
  /** The gravest level that stands; null where none does. */
  readonly level: Level | null;
  readonly under: Level;
  /** The rules that would warn, or warn of worse. */
  readonly rules: readonly { readonly rule: string; readonly level: Level }[];
}

/** A client as it is judged, with what stands upon it. */
interface WarnedClient extends JudgedClient {
  readonly warnings: Warnings;
}

/** The client as a scenario leaves it: later where it was late, with less security and less cover. */
export function stressed(
  client: JudgedClient,
  { daysLater, collateralFall, coverFall }: StressShock,
  day: Day,
): JudgedClient {
  const left = new Decimal(1).minus(collateralFall);
  const cover = new Decimal(1).minus(coverFall);
  return {
    ...client,
    loans: client.loans.map((loan) => {
      const late = daysPastDueOn(loan, day);
      const { guaranteed } = loan;
      return {
        ...loan,
        daysPastDue: late === 0 ? 0 : late + daysLater,
        countedOn: day,
        guaranteed: {
          ...guaranteed,
          minor: left.times(guaranteed.minor).toDecimalPlaces(0).toNumber(),
        },
      };
    }),
    covenants: client.covenants.map(({ headroom, ...covenant }) =>
      headroom === undefined
        ? covenant
        : { ...covenant, headroom: cover.times(new Decimal(headroom).plus(1)).minus(1).toFixed() },
    ),
  };
}

const gravest = (found: readonly Level[]): Level | null =>
  levels.findLast((level) => found.includes(level)) ?? null;

/** What the rules of the release would say of a client under a scenario, and did not say yet. */
export function clientUnder(
  client: WarnedClient,
  shock: StressShock,
  day: Day,
): StressedClient | undefined {
  const shocked = stressed(client, shock, day);
  const sets = setsFor(shocked, [releaseSetOn(day)], day);
  const judged = judgementOf(shocked, sets, { day, without: [] });
  const rules = assessed(judged, client.warnings, day).flatMap((fact) =>
    fact.type === 'WarningRaised' || fact.type === 'WarningEscalated'
      ? [{ rule: fact.data.rule, level: fact.data.level }]
      : [],
  );
  const standing = Object.values(client.warnings.byRule).flatMap(({ level }) =>
    level === undefined ? [] : [level],
  );
  const under = gravest([...standing, ...rules.map(({ level }) => level)]);
  if (rules.length === 0 || under === null) return undefined;
  return { clientId: client.clientId, level: gravest(standing), under, rules };
}

/** The gravest under the scenario first, then by id. */
export const worstFirst = (clients: readonly StressedClient[]): readonly StressedClient[] =>
  clients.toSorted(
    (a, b) =>
      levels.indexOf(b.under) - levels.indexOf(a.under) || (a.clientId < b.clientId ? -1 : 1),
  );
