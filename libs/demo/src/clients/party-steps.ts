import {
  LinkRelatedParty,
  RecordOwnership,
  RegisterOrganisation,
  RegisterPerson,
  StateDemographics,
} from '#clients';
import { ofManager } from './client-steps.js';
import type { Dates, Step } from '../story.js';
import { clientId } from '../story.js';

const owner = 'pt_demo.lin';
const founder = 'pt_demo.zhou';
const miner = 'pt_demo.hao';
const holding = 'pt_demo.xinghan';
const fund = 'pt_demo.greenfund';

/** Who stands behind two clients: a holding, a fund and the persons above them. */
export const partySteps = (dates: Dates): readonly Step[] => [
  ...registered(dates),
  ...charts(dates),
];

function registered({ today, ago }: Dates): readonly Step[] {
  const source = { provenance: 'publicSource', statedOn: ago(4) } as const;
  const consent = { purpose: 'service', givenOn: ago(4), evidence: 'DEMO-1' } as const;
  const person = (slug: string, partyId: string, fullName: string) =>
    ofManager(
      slug,
      today,
      RegisterPerson.of({ partyId, clientId: clientId(slug), fullName, country: 'CN', source }),
      partyId,
    );
  const organisation = (partyId: string, kind: 'company' | 'fund', zh: string, en: string) =>
    ofManager(
      'xingyun',
      today,
      RegisterOrganisation.of({
        ...{ partyId, kind, name: { zh, en }, source },
        clientId: clientId('xingyun'),
      }),
      partyId,
    );
  const told = StateDemographics.of({
    partyId: founder,
    demographics: {
      birthYear: 1978,
      gender: 'female',
      occupation: 'entrepreneur',
      income: 'above1m',
      education: 'master',
    },
    consent,
    source,
  });
  const ofShopkeeper = StateDemographics.of({
    partyId: owner,
    demographics: { birthYear: 1975, occupation: 'entrepreneur' },
    consent,
    source,
  });
  return [
    person('xingyun', founder, '周星'),
    person('shuangxi', owner, '林双喜'),
    person('jinshan', miner, '郝晋生'),
    organisation(holding, 'company', '星汉控股有限公司', 'Xinghan Holding Co., Ltd.'),
    organisation(fund, 'fund', '绿色产业引导基金', 'Green Industry Fund'),
    ofManager('xingyun', today, told),
    ofManager('shuangxi', today, ofShopkeeper, `${owner}:demographics`),
  ];
}

function charts({ today, ago }: Dates): readonly Step[] {
  const source = { provenance: 'publicSource', statedOn: ago(4) } as const;
  const link = (slug: string, partyId: string, relation: 'controller' | 'owner' | 'shareholder') =>
    ofManager(
      slug,
      today,
      LinkRelatedParty.of({ clientId: clientId(slug), partyId, relation }),
      partyId,
    );
  const chart = RecordOwnership.of({
    clientId: clientId('xingyun'),
    holdings: [
      { ownerId: holding, ownedId: clientId('xingyun'), share: '0.72' },
      { ownerId: fund, ownedId: clientId('xingyun'), share: '0.28' },
      { ownerId: founder, ownedId: holding, share: '0.65' },
    ],
    source,
  });
  const ofSubsidiary = RecordOwnership.of({
    clientId: clientId('jinshan'),
    holdings: [
      { ownerId: clientId('beicang'), ownedId: clientId('jinshan'), share: '0.67' },
      { ownerId: miner, ownedId: clientId('jinshan'), share: '0.33' },
    ],
    source,
  });
  return [
    ofManager('jinshan', today, ofSubsidiary),
    link('xingyun', founder, 'controller'),
    link('xingyun', fund, 'shareholder'),
    link('shuangxi', owner, 'owner'),
    ofManager('xingyun', today, chart),
  ];
}
