import { cny } from '#kernel';
import { samplesOf } from '#kernel/testing';
import { projectEvents } from './project/project.events.js';
import {
  budgeted,
  certified,
  clientId,
  funded,
  planned,
  projectId,
  registered,
  reported,
} from './project/project.examples.js';

const valueDate = '2025-02-01';

/** A stored sample of every version of every event of a project. */
export const projectSamples = samplesOf(
  projectEvents,
  { projectId, clientId },
  {
    ProjectRegistered: [{ ...registered.data, site: 'Baoji' }],
    ProjectStageReached: [{ stage: 'design', from: 'idea', reason: 'Mandate', valueDate }],
    StakeholderEngaged: [
      {
        stakeholderId: 'grid',
        name: 'State Grid Shaanxi',
        stakeholderClientId: 'cl_grid',
        role: 'offtaker',
        interest: 'Power by August',
        stance: 'supports',
        influence: 'high',
        valueDate,
      },
    ],
    StakeholderReleased: [{ stakeholderId: 'grid', reason: 'Sold its share', valueDate }],
    ProjectLicensed: [
      {
        licenceId: 'land',
        kind: 'landUse',
        authority: '宝鸡市自然资源局',
        number: '2025-17',
        expiresOn: '2028-02-01',
        valueDate,
      },
    ],
    ProjectContractSigned: [
      {
        contractId: 'epc',
        kind: 'construction',
        counterparty: 'Power China',
        amount: cny(150_000_000),
        endsOn: '2026-08-31',
        valueDate,
      },
    ],
    ProjectInsured: [
      {
        insuranceId: 'car',
        kind: 'constructionAllRisks',
        insurer: 'PICC',
        insured: cny(500_000_000),
        from: '2025-03-01',
        until: '2026-08-31',
        valueDate,
      },
    ],
    BudgetAgreed: [budgeted.data],
    FundingAgreed: [funded.data],
    CostIncurred: [
      {
        costId: 'c1',
        lineId: 'works',
        amount: cny(40_000_000),
        evidence: [{ title: 'Invoice 7' }],
        valueDate,
      },
    ],
    MilestonePlanned: [planned[0].data],
    MilestoneForecast: [
      { milestoneId: 'turbines', expectedOn: '2026-05-15', reason: 'Cranes', valueDate },
    ],
    MilestoneReported: [reported.data],
    MilestoneCertified: [certified.data],
    MilestoneRejected: [{ milestoneId: 'foundations', reason: 'No report of tests', valueDate }],
    ProjectDelayJudged: [
      {
        level: 'serious',
        from: 'late',
        due: 2,
        late: 1,
        days: 104,
        rate: '0.5',
        rule: { id: 'PD-01', version: 1 },
        valueDate: '2026-02-15',
      },
    ],
  },
);
