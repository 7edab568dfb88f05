import type { Actor, DomainCommand } from '#kernel';
import { AcknowledgeWarning, AssessWarning, CloseWarning, RecordWarningAction } from '#risk';
import { OverrideClientType } from '#strategy';
import { clientOf } from '../clients/client-steps.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';
import type { DemoWarning } from './warnings.js';
import { overrides, warnings } from './warnings.js';

/** What people do about the warnings that the rules have raised by then. */
export const warningSteps = (dates: Dates): readonly Step[] =>
  warnings.flatMap((warning) => workUpon(warning, dates));

function workUpon(warning: DemoWarning, { ago }: Dates): readonly Step[] {
  const { client, rule, acknowledged, assessed, acted, closed } = warning;
  const about = { clientId: clientId(client), rule };
  const manager = people[clientOf(client).manager];
  const step = (daysAgo: number, by: Actor, command: DomainCommand): Step => ({
    on: ago(daysAgo),
    by,
    line: client,
    key: `${clientId(client)}:${rule}:${command.constructor.name}`,
    command,
  });
  const steps = [step(acknowledged, manager, AcknowledgeWarning.of(about))];
  if (assessed) {
    const [daysAgo, severity, likelihood, finding] = assessed;
    const command = AssessWarning.of({ ...about, severity, likelihood, finding });
    steps.push(step(daysAgo, people.risk, command));
  }
  if (acted) {
    const [daysAgo, response, action] = acted;
    steps.push(step(daysAgo, manager, RecordWarningAction.of({ ...about, response, action })));
  }
  if (closed) {
    const [daysAgo, verdict, conclusion] = closed;
    // However grave it has become by then, a second person may call it a false alarm.
    const command = CloseWarning.of({ ...about, verdict, conclusion });
    steps.push(step(daysAgo, people.smallLoans, command));
  }
  return steps;
}

/** What people say of the type of a client against the rules. */
export const overrideSteps = ({ today, ago }: Dates): readonly Step[] =>
  overrides.map(([client, type, days, reason]) => ({
    on: today,
    by: people.risk,
    line: client,
    key: `${clientId(client)}:OverrideClientType`,
    command: OverrideClientType.of({
      clientId: clientId(client),
      type,
      expiresOn: ago(-days),
      reason,
    }),
  }));
