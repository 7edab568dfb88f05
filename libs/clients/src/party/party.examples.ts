import { ownershipEvents } from '../ownership/ownership.events.js';
import { partyEvents } from './party.events.js';

const clientId = 'cl_qinling';
const valueDate = '2026-03-02';
const source = { provenance: 'publicSource', statedOn: '2026-03-01' } as const;

/** A person who owns a part of a client. */
export const li = partyEvents.PersonRegistered({
  clientId,
  fullName: '李建国',
  identity: { kind: 'residentCard', number: '610102197001010017' },
  country: 'CN',
  source,
  valueDate,
});

/** A fund that owns another part. */
export const fund = partyEvents.OrganisationRegistered({
  clientId,
  kind: 'fund',
  name: { zh: '国家绿色发展基金', en: 'National Green Fund' },
  registrationNumber: '91310000MA1FL7AXXX',
  country: 'CN',
  source,
  valueDate,
});

export const demographics = partyEvents.DemographicsStated({
  demographics: {
    birthYear: 1970,
    gender: 'male',
    occupation: 'entrepreneur',
    income: 'above1m',
    education: 'master',
  },
  consent: { purpose: 'credit', givenOn: '2026-03-01', evidence: 'XA-2026-17' },
  source,
  valueDate,
});

/** Li owns 60 % of a company that owns 70 % of the client; a fund owns the rest. */
export const owned = ownershipEvents.OwnershipRecorded({
  holdings: [
    { ownerId: 'pt_holding', ownedId: clientId, share: '0.7', ownerKind: 'company' },
    { ownerId: 'pt_fund', ownedId: clientId, share: '0.3', ownerKind: 'fund' },
    { ownerId: 'pt_li', ownedId: 'pt_holding', share: '0.6', ownerKind: 'person' },
  ],
  source,
  recordedBy: 'rm-7',
  valueDate,
});
