import type { ClientRow } from '#clients';
import type { Day } from '#kernel';
import type { ClientDocumentsRow } from '../views/client-documents.view.js';
import type { StandingRow } from '../views/credit-standing.view.js';
import type { SubmitAgreed } from './application.commands.js';
import { applicationEvents } from './application.events.js';
import { missingForDecision } from './terms/granting.js';

interface Known {
  readonly today: Day;
  readonly client?: ClientRow | undefined;
  readonly standing?: StandingRow | undefined;
  readonly file?: ClientDocumentsRow | undefined;
}

/** The application that follows from an agreement: its terms were judged when it was made. */
export function agreed(command: SubmitAgreed, { today, client, standing, file }: Known) {
  const { clientId, terms, product, managerId, submittedBy, preparedBy } = command;
  const valueDate = command.valueDate ?? today;
  return applicationEvents.ApplicationSubmitted({
    clientId,
    groupIds: client?.groups.map(({ groupId }) => groupId) ?? [],
    terms,
    product,
    priority: standing?.priority ?? 'normal',
    missing: missingForDecision({ product }, file, valueDate),
    managerId,
    submittedBy,
    preparedBy,
    valueDate,
  });
}
