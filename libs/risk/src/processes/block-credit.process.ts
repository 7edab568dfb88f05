import { BlockCredit, UnblockCredit } from '#credit';
import type { Day, Level } from '#kernel';
import { defineProcess } from '#kernel';
import { warningEvents } from '../warning/warning.events.js';

interface Warned {
  readonly clientId: string;
  readonly rule: string;
  readonly level: Level;
  readonly valueDate: Day;
}

const blockOf = ({ clientId, rule }: Pick<Warned, 'clientId' | 'rule'>) =>
  ({ clientId, cause: 'redWarning', reference: rule, reason: rule }) as const;

const warned = (data: Warned) =>
  data.level === 'red' ? [BlockCredit.of({ ...blockOf(data), valueDate: data.valueDate })] : [];

const eased = (data: Pick<Warned, 'clientId' | 'rule'>) => [UnblockCredit.of(blockOf(data))];

/** A red warning stops new credit until it is less grave, lifted or closed. */
export const blockCredit = defineProcess({
  name: 'block-credit',
  events: warningEvents,
  on: {
    WarningRaised: warned,
    WarningEscalated: warned,
    WarningEased: eased,
    WarningLifted: eased,
    WarningClosed: eased,
  },
});
