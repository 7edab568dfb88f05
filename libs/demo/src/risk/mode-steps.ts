import { loanIdOf } from '#credit';
import { NameOwner, SwitchFacilityMode, SwitchMode } from '#strategy';
import { clientOf } from '../clients/client-steps.js';
import { facilityModes, modes, owners } from './modes.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { applicationId, clientId } from '../story.js';

/** In which modes the relationships are kept, one loan of its own, and who runs small businesses. */
export const modeSteps = ({ today }: Dates): readonly Step[] => [
  ...modes.map(({ client, mode, by, reason }) => ({
    on: today,
    by: people[by],
    line: client,
    key: `${clientId(client)}:SwitchMode`,
    command: SwitchMode.of({ clientId: clientId(client), mode, reason }),
  })),
  ...facilityModes.map(([client, number, mode]) => ({
    on: today,
    by: people.risk,
    line: client,
    key: `${clientId(client)}:SwitchFacilityMode:${number}`,
    command: SwitchFacilityMode.of({
      clientId: clientId(client),
      loanId: loanIdOf(applicationId(client, number)),
      mode,
      reason: '贷款条件定制 (tailored terms)',
    }),
  })),
  ...owners.map(([client, partyId]) => ({
    on: today,
    by: people[clientOf(client).manager],
    line: client,
    key: `${clientId(client)}:NameOwner`,
    command: NameOwner.of({ clientId: clientId(client), partyId }),
  })),
];
