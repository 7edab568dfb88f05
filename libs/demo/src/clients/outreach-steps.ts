import { GiveConsent } from '#engagement';
import type { DomainCommand } from '#kernel';
import { addDays } from '#kernel';
import {
  ContactLead,
  ConvertLead,
  LoseLead,
  PlanCampaign,
  QualifyLead,
  RecordLead,
  StartCampaign,
} from '#outreach';
import type { LeadSource } from '#outreach';
import type { PersonName } from '../bank/people.js';
import { people } from '../bank/people.js';
import type { Dates, Step } from '../story.js';
import { clientId, whole } from '../story.js';
import { ofManager } from './client-steps.js';

const campaignId = 'mk_demo.equipment';

/** Clients that agreed to hear of events. */
const agreed = ['lanxi', 'tianfu', 'xingyun'] as const;

/** Who may become a client, and a seminar for clients that grow. */
export const outreachSteps = (dates: Dates): readonly Step[] => [
  ...agreed.map((slug) =>
    ofManager(
      slug,
      dates.today,
      GiveConsent.of({ clientId: clientId(slug), topic: 'event', evidence: '签署授权书' }),
      'event',
    ),
  ),
  ...campaignSteps(dates),
  ...leadSteps(dates),
];

const step = (
  by: PersonName,
  line: string,
  what: string,
  { today }: Dates,
  command: DomainCommand,
) => ({ on: today, by: people[by], line, key: `${line}:${what}`, command }) satisfies Step;

function campaignSteps(dates: Dates): readonly Step[] {
  const { today } = dates;
  const plan = PlanCampaign.of({
    campaignId,
    title: { en: 'Seminar on equipment finance', zh: '设备更新融资研讨会' },
    kind: 'seminar',
    heldOn: addDays(today, 14),
    until: addDays(today, 14),
    place: '西安高新支行三楼 (third floor of the sub-branch)',
    target: { taxonomy: 'lifecycle', value: 'established' },
    room: 30,
    goal: { attendees: 3, needs: 1 },
    budget: whole(20_000),
  });
  return [
    step('wang', campaignId, 'plan', dates, plan),
    step('xianHead', campaignId, 'start', dates, StartCampaign.of({ campaignId })),
  ];
}

/** A lead: slug, name, source, amount in millions, how far it comes. */
type Told = readonly [
  slug: string,
  name: string,
  source: LeadSource,
  millions: number | undefined,
  until: 'open' | 'qualified' | 'converted' | 'lost',
];

const leads: readonly Told[] = [
  ['weihe', '渭河新材料有限公司 (Weihe New Materials)', 'referral', 20, 'converted'],
  ['beidou', '北斗精密仪器有限公司 (Beidou Precision)', 'campaign', 8, 'qualified'],
  ['hanjiang', '汉江生态农业有限公司 (Hanjiang Farming)', 'website', undefined, 'open'],
  ['luohe', '洛河包装有限公司 (Luohe Packaging)', 'fair', 3, 'lost'],
];

const leadSteps = (dates: Dates): readonly Step[] =>
  leads.flatMap(([slug, name, source, millions, until]) => {
    const leadId = `ld_demo.${slug}`;
    const take = (what: string, command: DomainCommand) =>
      step('wang', leadId, what, dates, command);
    const record = RecordLead.of({
      ...{ leadId, source },
      facts: {
        name: { zh: name },
        industry: { scheme: 'GBT4754', code: 'C' },
        region: { scheme: 'CN', code: '61' },
        purpose: 'fixedAsset',
        ...(millions !== undefined && { amount: whole(millions * 1_000_000) }),
      },
      ...(source === 'referral' && { referredBy: clientId('qingfeng') }),
      ...(source === 'campaign' && { campaignId }),
    });
    const talk = ContactLead.of({
      ...{ leadId, channel: 'visit', outcome: until === 'lost' ? 'refused' : 'interested' },
      ...{ contactedOn: dates.today, attempts: 1 },
    });
    const qualify = QualifyLead.of({ leadId, reason: '融资意向明确 (it knows what it wants)' });
    const reason = '已获他行授信 (another bank granted credit)';
    return [
      // The campaign is planned on another line, side by side with this one.
      {
        ...take('record', record),
        ...(source === 'campaign' && { needs: `campaign-${campaignId}` }),
      },
      ...(until === 'open' ? [] : [take('talk', talk)]),
      ...(until === 'qualified' || until === 'converted' ? [take('qualify', qualify)] : []),
      ...(until === 'converted' ? [take('convert', ConvertLead.of({ leadId }))] : []),
      ...(until === 'lost'
        ? [take('lose', LoseLead.of({ leadId, code: 'otherBank', reason }))]
        : []),
    ];
  });
