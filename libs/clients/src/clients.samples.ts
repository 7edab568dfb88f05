import { cny } from '#kernel';
import { samplesOf } from '#kernel/testing';
import { clientEvents } from './client/client.events.js';
import { grille, interviewed, published, qinling } from './examples.js';
import { groupEvents } from './group/group.events.js';

/** A stored sample of every version of every event of a client. */
export const clientSamples = samplesOf(
  clientEvents,
  { clientId: 'cl_qinling' },
  {
    ClientRegistered: [{ ...qinling, relationshipSince: '2021-06-30' }],
    ClientMigrated: [grille],
    ClientFactsUpdated: [{ facts: { size: 'large', employees: 1_100 }, source: published }],
    RegistrationCorrected: [
      {
        registration: { scheme: 'USCC', number: '91440300MA5EX9T20U' },
        former: { scheme: 'USCC', number: '91610131MA6U4M0E18' },
        reason: 'The code of the parent had been taken down.',
      },
    ],
    AnnualRevenueReported: [{ fiscalYear: 2025, revenue: cny(186_000_000), source: published }],
    ClientDescribed: [
      { section: 'plans', text: 'A second wind farm in 2027.', source: interviewed },
    ],
    ProspectConverted: [{ lifecycle: 'new' }],
    LifecycleStageChanged: [{ from: 'new', to: 'established', reason: 'Three years together.' }],
    RelationshipManagerAssigned: [{ managerId: 'rm-7' }],
    RelationshipManagerTransferred: [
      { formerManagerId: 'rm-7', managerId: 'rm-9', reason: 'Maternity leave.' },
    ],
    RelatedPartyLinked: [{ partyId: 'cl_parent', relation: 'parent', share: '0.51' }],
    RelatedPartyUnlinked: [{ partyId: 'cl_parent', relation: 'parent', reason: 'Shares sold.' }],
  },
);

/** A stored sample of every version of every event of a group. */
export const groupSamples = samplesOf(
  groupEvents,
  { groupId: 'gr_qinling' },
  {
    GroupFormed: [{ name: { en: 'Qinling Group', zh: '秦岭集团' } }],
    ClientJoinedGroup: [{ clientId: 'cl_qinling', role: 'core' }],
    ClientLeftGroup: [{ clientId: 'cl_qinling', reason: 'Shares sold.' }],
    GroupDissolved: [{ reason: 'Merged into its core company.' }],
  },
);
