import { AssignCadence } from '#engagement';
import type { Day, Level } from '#kernel';
import { defineProcess, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { EndResponse, JudgeResponse, StartResponse } from '../response/response.commands.js';
import { responseEvents } from '../response/response.events.js';
import { responses } from '../views/watch/responses.view.js';
import type { RuleAbout } from '../warning/warning.events.js';
import { warningEvents } from '../warning/warning.events.js';

interface Raised {
  readonly clientId: string;
  readonly rule: string;
  readonly number: number;
  readonly level: Level;
  readonly about: RuleAbout;
  readonly valueDate: Day;
}

/** The response to a warning is known by the client, the rule and the number of the warning. */
const responseIdOf = ({ clientId, rule, number }: Pick<Raised, 'clientId' | 'rule' | 'number'>) =>
  `${clientId}:${rule}:${number}`;

const start = ({ about: { playbook }, level, valueDate: day, ...warning }: Raised) => {
  const { clientId, rule } = warning;
  return [
    StartResponse.of({ responseId: responseIdOf(warning), clientId, rule, level, playbook, day }),
  ];
};

/** A client under a red warning is kept in touch with as closely as can be. */
const watchClosely = ({ clientId, level }: { readonly clientId: string; readonly level: Level }) =>
  level === 'red'
    ? [AssignCadence.of({ clientId, profile: 'risk', reason: 'A red warning stands.' })]
    : [];

/** A warning starts the response to it at once; each evening, what is overdue is taken further up. */
export const respondToWarnings = defineProcess({
  name: 'respond-to-warnings',
  events: { ...warningEvents, ...responseEvents, ...businessDayEvents },
  on: {
    WarningRaised: start,
    WarningRaisedByHand: start,
    WarningEscalated: start,
    WarningClosed: ({ verdict, valueDate: day, ...warning }) => [
      EndResponse.of({ responseId: responseIdOf(warning), verdict, day }),
    ],
    ResponseStarted: watchClosely,
    ResponseWidened: watchClosely,
  },
  sweeps: {
    BusinessDayClosed: sweep(
      (data: { readonly day: Day }) =>
        responses.rows({ open: true, nextDueOn: { below: data.day } }),
      ({ responseId }, { day }) => [JudgeResponse.of({ responseId, day })],
    ),
  },
});
