import { loanIdOf } from '#credit';
import { DescribeOwner, SwitchFacilityMode, SwitchMode } from '#strategy';
import { clientOf } from './client-steps.js';
import { facilityModes, modes, owners } from './modes.js';
import { people } from './people.js';
import type { Dates, Step } from './story.js';
import { applicationId, clientId } from './story.js';

/** In which modes the relationships are kept, one loan of its own, and who runs small businesses. */
export const modeSteps = ({ today, ago }: Dates): readonly Step[] => [
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
  ...owners.map(([client, ageBand, occupation]) => ({
    on: today,
    by: people[clientOf(client).manager],
    line: client,
    key: `${clientId(client)}:DescribeOwner`,
    command: DescribeOwner.of({
      clientId: clientId(client),
      ageBand,
      occupation,
      consentedOn: ago(10),
    }),
  })),
];
