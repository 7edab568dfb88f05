import { cny } from '#kernel';
import { samplesOf } from '#kernel/testing';
import { accessEvents } from './access/access.events.js';
import { clientEvents } from './client/client.events.js';
import { grille, interviewed, published, qinling } from './examples.js';
import { groupEvents } from './group/group.events.js';
import { identificationEvents } from './identification/identification.events.js';
import { advanced, concluded, scored, started } from './identification/identification.examples.js';
import { mergeEvents } from './merge/merge.events.js';
import {
  confirmedMerge,
  proposedMerge,
  proposedUndoing,
  undoneMerge,
} from './merge/merge.examples.js';
import { ownershipEvents } from './ownership/ownership.events.js';
import { demographics, fund, li, owned } from './party/party.examples.js';
import { partyEvents } from './party/party.events.js';
import { portraitEvents } from './portrait/portrait.events.js';
import { judgedTrait, preferring, usesPayroll } from './portrait/portrait.examples.js';

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
    RelationshipManagerAssigned: [{ managerId: 'rm-7', units: ['un_gaoxin', 'un_xian'] }],
    RelationshipManagerTransferred: [
      {
        formerManagerId: 'rm-7',
        managerId: 'rm-9',
        units: ['un_gaoxin', 'un_xian'],
        reason: 'Maternity leave.',
      },
    ],
    ClientPlaced: [{ units: ['un_gaoxin', 'un_jinan'] }],
    RelatedPartyLinked: [{ partyId: 'cl_parent', relation: 'parent', share: '0.51' }],
    RelatedPartyUnlinked: [{ partyId: 'cl_parent', relation: 'parent', reason: 'Shares sold.' }],
  },
);

/** A stored sample of every version of every event of a party outside. */
export const partySamples = samplesOf(
  partyEvents,
  { partyId: 'pt_li', clientId: 'cl_qinling' },
  {
    PersonRegistered: [li.data],
    OrganisationRegistered: [fund.data],
    DemographicsStated: [demographics.data],
    DemographicsWithdrawn: [{ reason: 'Asked by letter.', valueDate: '2026-03-09' }],
  },
);

/** A stored sample of the chart of owners. */
export const ownershipSamples = samplesOf(
  ownershipEvents,
  { clientId: 'cl_qinling' },
  { OwnershipRecorded: [owned.data] },
);

/** A stored sample of every version of every event of a portrait. */
export const portraitSamples = samplesOf(
  portraitEvents,
  { clientId: 'cl_qinling' },
  {
    PreferencesStated: [preferring.data],
    TraitJudged: [judgedTrait.data],
    BusinessLineStated: [usesPayroll.data],
  },
);

/** A stored sample of every version of every event of an identification. */
export const identificationSamples = samplesOf(
  identificationEvents,
  { clientId: 'cl_qinling' },
  {
    IdentificationStarted: [started.data],
    StandardScored: [scored('solvency', 80).data],
    IdentificationAdvanced: [advanced('research', 'gathering').data],
    IdentificationConcluded: [concluded.data],
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

/** A stored sample of every version of every event of a merge. */
export const mergeSamples = samplesOf(
  mergeEvents,
  { clientId: 'cl_qinling' },
  {
    MergeProposed: [proposedMerge.data],
    ClientMerged: [confirmedMerge.data],
    MergeUndoingProposed: [proposedUndoing.data],
    MergeUndone: [undoneMerge.data],
  },
);

/** A stored sample of every version of every event about who sees a client. */
export const accessSamples = samplesOf(
  accessEvents,
  { clientId: 'cl_qinling' },
  {
    ClientShared: [{ teamId: 'tm_qinling', reason: 'Wind project.' }],
    ClientUnshared: [{ teamId: 'tm_qinling', reason: 'Project ended.' }],
    RestrictionProposed: [
      { personIds: ['pn_wang', 'pn_li'], reason: 'Listing under way.', proposedBy: 'pn_li' },
    ],
    ClientRestricted: [{ personIds: ['pn_wang', 'pn_li'], confirmedBy: 'pn_gao' }],
    LiftingProposed: [{ reason: 'Listed.', proposedBy: 'pn_li' }],
    RestrictionLifted: [{ confirmedBy: 'pn_gao' }],
  },
);
