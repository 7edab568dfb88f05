import { partsOf } from '#kernel';
import {
  ChangeLifecycleStage,
  ConvertProspect,
  DescribeClient,
  FormGroup,
  JoinGroup,
  LinkRelatedParty,
  ReportAnnualRevenue,
  TransferRelationshipManager,
  UpdateClientFacts,
} from '#clients';
import { AssignCadence } from '#engagement';
import { ofManager } from './client-steps.js';
import { clients } from './clients.js';
import { identificationSteps } from './identification-steps.js';
import { partySteps } from './party-steps.js';
import { people } from '../bank/people.js';
import { portraitSteps } from './portrait-steps.js';
import {
  cadences,
  converted,
  groups,
  links,
  profiles,
  stages,
  transfers,
  updates,
} from './relations.js';
import type { Dates, Step } from '../story.js';
import { clientId, whole } from '../story.js';

/** What is told of the clients once all of them are known: facts, groups, relations, cadences. */
export const relationSteps = (dates: Dates): readonly Step[] => [
  ...factSteps(dates),
  ...tieSteps(dates),
  ...partySteps(dates),
  ...portraitSteps(dates),
  ...identificationSteps(dates),
  ...lifeSteps(dates),
];

function factSteps({ today, ago }: Dates): readonly Step[] {
  const source = { provenance: 'interview', statedOn: ago(5) } as const;
  const { year } = partsOf(today);
  return [
    ...clients.flatMap(({ slug, revenue = [] }) =>
      revenue.map((millions, index) => {
        const fiscalYear = year - revenue.length + index;
        const report = { fiscalYear, revenue: whole(millions * 1_000_000), source };
        const command = ReportAnnualRevenue.of({ clientId: clientId(slug), ...report });
        return ofManager(slug, today, command, String(fiscalYear));
      }),
    ),
    ...profiles.map(([slug, section, text]) =>
      ofManager(
        slug,
        today,
        DescribeClient.of({ clientId: clientId(slug), section, text, source }),
        section,
      ),
    ),
    ...updates.map(([slug, employees]) => {
      const stated = { provenance: 'questionnaire', statedOn: ago(1) } as const;
      const command = { clientId: clientId(slug), facts: { employees }, source: stated };
      return ofManager(slug, today, UpdateClientFacts.of(command));
    }),
  ];
}

function tieSteps({ today }: Dates): readonly Step[] {
  const groupSteps = groups.flatMap(({ slug, zh, en, members }): readonly Step[] => {
    const groupId = `gr_demo.${slug}`;
    const common = { on: today, by: people.risk, line: groupId };
    return [
      {
        ...common,
        key: `${groupId}:FormGroup`,
        command: FormGroup.of({ groupId, name: { zh, en } }),
      },
      ...members.map(([client, role]) => ({
        ...common,
        key: `${groupId}:JoinGroup:${client}`,
        command: JoinGroup.of({ groupId, clientId: clientId(client), role }),
      })),
    ];
  });
  const linkSteps = links.map(([client, party, relation, share]) => {
    const link = { clientId: clientId(client), partyId: clientId(party), relation };
    const command = LinkRelatedParty.of({ ...link, ...(share !== undefined && { share }) });
    return ofManager(client, today, command, `${relation}:${party}`);
  });
  return [...groupSteps, ...linkSteps];
}

const lifeSteps = ({ today }: Dates): readonly Step[] => [
  ...cadences.map(([slug, profile]) => {
    const reason = '按客户类型确定联系频率 (by the type of the client)';
    return ofManager(slug, today, AssignCadence.of({ clientId: clientId(slug), profile, reason }));
  }),
  ...transfers.map(([slug, to, reason]) =>
    ofManager(
      slug,
      today,
      TransferRelationshipManager.of({
        clientId: clientId(slug),
        managerId: people[to].id,
        reason,
      }),
    ),
  ),
  ...converted.map((slug) =>
    ofManager(slug, today, ConvertProspect.of({ clientId: clientId(slug) })),
  ),
  ...stages.map(([slug, stage, reason]) =>
    ofManager(slug, today, ChangeLifecycleStage.of({ clientId: clientId(slug), stage, reason })),
  ),
];
