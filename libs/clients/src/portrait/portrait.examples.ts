import { cny } from '#kernel';
import { portraitEvents } from './portrait.events.js';

const basis = {
  source: { provenance: 'interview', statedOn: '2026-02-27' },
  statedBy: 'rm-7',
  valueDate: '2026-03-02',
} as const;

export const preferring = portraitEvents.PreferencesStated({
  preferences: { channel: 'visit', time: 'morning', language: 'zh', riskAppetite: 'balanced' },
  ...basis,
});

export const judgedTrait = portraitEvents.TraitJudged({
  trait: 'strategicFit',
  level: 'high',
  evidence: '列入国家新能源示范项目',
  ...basis,
});

export const usesPayroll = portraitEvents.BusinessLineStated({
  line: 'payroll',
  isUsed: true,
  year: 2025,
  contribution: cny(120_000),
  ...basis,
});
