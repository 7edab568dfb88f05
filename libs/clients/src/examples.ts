import type { Money } from '#kernel';
import type { ParticularsOf } from '#kernel/testing';
import { cny } from '#kernel';
import type { FactSource } from './client/client-facts.js';
import { clientEvents } from './client/client.events.js';
import { groupEvents } from './group/group.events.js';

/** Named clients and facts for the specs of every context. The numbers are made up, but right. */

export const interviewed: FactSource = { provenance: 'interview', statedOn: '2026-02-27' };
export const published: FactSource = { provenance: 'publicSource', statedOn: '2026-03-01' };

/** A wind power company in Xi’an. */
export const qinling: ParticularsOf<typeof clientEvents.ClientRegistered> = {
  form: 'legalEntity',
  role: 'client',
  lifecycle: 'new',
  registration: { scheme: 'USCC', number: '91610131MA6U4M0E18' },
  facts: {
    name: { en: 'Xi’an Qinling Wind Power Co., Ltd.', zh: '西安秦岭风电有限公司' },
    industry: { scheme: 'GBT4754', code: 'D', detail: '4415' },
    region: { scheme: 'CN', code: '61' },
    city: '西安市',
    size: 'medium',
    maturity: 'growing',
    flags: ['stateBacked'],
    foundedYear: 2019,
    employees: 260,
  },
  source: interviewed,
};

/** A noodle shop of one person. */
export const noodleShop: ParticularsOf<typeof clientEvents.ClientRegistered> = {
  form: 'soleProprietor',
  role: 'prospect',
  lifecycle: 'firstContact',
  registration: { scheme: 'USCC', number: '92610103MA6W2K7J8R' },
  facts: { name: { zh: '碑林区老张面馆' }, region: { scheme: 'CN', code: '61' }, size: 'micro' },
  source: { provenance: 'questionnaire', statedOn: '2026-02-20' },
};

/** A restaurant taken over from a list of American loans, which says little. */
export const grille: ParticularsOf<typeof clientEvents.ClientMigrated> = {
  form: 'legalEntity',
  role: 'client',
  lifecycle: 'established',
  facts: {
    name: { en: 'LANDMARK BAR & GRILLE (THE)' },
    industry: { scheme: 'NAICS', code: '72', detail: '722410' },
    region: { scheme: 'US', code: 'IN' },
    city: 'NEW PARIS',
  },
  source: { provenance: 'migration', statedOn: '1997-02-28' },
  valueDate: '1997-02-28',
  origin: { kind: 'migration', source: 'sba_loans.csv', assumed: ['form', 'lifecycle'] },
};

export const registered = clientEvents.ClientRegistered(qinling);
export const prospected = clientEvents.ClientRegistered(noodleShop);
export const migrated = clientEvents.ClientMigrated(grille);
export const assigned = clientEvents.RelationshipManagerAssigned({
  managerId: 'rm-7',
  units: ['un_gaoxin', 'un_xian'],
});

/** The revenue of a year, as published. */
export const earned = (fiscalYear: number, revenue: Money) =>
  clientEvents.AnnualRevenueReported({ fiscalYear, revenue, source: published });
export const earnedIn2025 = earned(2025, cny(186_000_000));

export const formed = groupEvents.GroupFormed({ name: { en: 'Qinling Group', zh: '秦岭集团' } });
export const joined = groupEvents.ClientJoinedGroup({ clientId: 'cl_qinling', role: 'core' });
