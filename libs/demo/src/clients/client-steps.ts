import type { Day, DomainCommand } from '#kernel';
import type { Region } from '#clients';
import { RegisterClient } from '#clients';
import type { DemoClient } from './clients.js';
import { clients } from './clients.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

export const regionOf = ({ region }: DemoClient): Region => ({
  scheme: /^\d/.test(region) ? 'CN' : 'COUNTRY',
  code: region,
});

/** Every client is taken up by the manager who looks after it. */
export const registrations = (dates: Dates): readonly Step[] =>
  clients.map((client) => ({
    on: dates.today,
    by: people[client.manager],
    line: client.slug,
    key: `${clientId(client.slug)}:RegisterClient`,
    command: register(client, dates),
  }));

function register(client: DemoClient, { ago, before }: Dates): RegisterClient {
  const { slug, zh, en, number, form, flags, prospect, known } = client;
  return RegisterClient.of({
    clientId: clientId(slug),
    form: form ?? 'legalEntity',
    role: prospect ? 'prospect' : 'client',
    lifecycle: prospect ? 'firstContact' : known < 24 ? 'new' : 'established',
    registration: { scheme: /^9[12]/.test(number) ? 'USCC' : 'other', number },
    facts: {
      name: { zh, en },
      industry: { scheme: 'GBT4754', code: client.industry },
      region: regionOf(client),
      city: client.city,
      size: client.size,
      foundedYear: client.founded,
      employees: client.staff,
      ...(flags && { flags }),
    },
    source: { provenance: prospect ? 'publicSource' : 'interview', statedOn: ago(3) },
    relationshipSince: before(known, 0),
    managerId: people[client.manager].id,
  });
}

/** The row of a client. Throws where a table of the demo names one that is not there. */
export function clientOf(slug: string): DemoClient {
  const client = clients.find((each) => each.slug === slug);
  if (client === undefined) throw new RangeError(`the demo has no client ${slug}`);
  return client;
}

/** A step that the manager of a client takes; `what` tells it from others of its kind. */
export function ofManager(slug: string, on: Day, command: DomainCommand, what = ''): Step {
  return {
    on,
    by: people[clientOf(slug).manager],
    line: slug,
    key: [clientId(slug), command.constructor.name, ...(what === '' ? [] : [what])].join(':'),
    command,
  };
}
