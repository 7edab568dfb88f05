import type { DatedRule, Labels } from '#kernel';
import type { RuleSetContent } from './rule-set-content.js';
import { anomalyRules, peerRules } from './anomaly-rules.js';
import { accountRules, actRules, watchRules } from './starting-rules.js';

/** A rule set to begin with; a bank drafts its own from it and tests it on its own history. */
export interface RuleSetTemplate extends DatedRule {
  readonly label: Labels;
  readonly content: RuleSetContent;
}

const base = { version: 1, inForceFrom: '2026-01-01' } as const;

/** The sets that come with the release. Each needs a back-test and a second person before it warns. */
export const ruleSetTemplates: readonly [RuleSetTemplate, ...RuleSetTemplate[]] = [
  {
    ...base,
    id: 'act',
    source: 'Statements of U.S. listed companies: searched on fiscal 2003 to 2014',
    label: { en: 'Act: statements and market, one year ahead', zh: '处置：报表与市场，提前一年' },
    content: {
      code: 'ACT',
      title: { en: 'Act: statements and market, one year ahead', zh: '处置：报表与市场，提前一年' },
      purpose: 'act',
      scope: {},
      rules: actRules,
      enters: { yellow: '20', orange: '30', red: '40' },
      leaves: { yellow: '16', orange: '26', red: '35' },
    },
  },
  {
    ...base,
    id: 'watch',
    source: 'Statements of U.S. listed companies: searched on fiscal 2003 to 2014',
    label: {
      en: 'Watch: statements alone, two to three years ahead',
      zh: '关注：仅报表，提前两至三年',
    },
    content: {
      code: 'WATCH',
      title: {
        en: 'Watch: statements alone, two to three years ahead',
        zh: '关注：仅报表，提前两至三年',
      },
      purpose: 'watch',
      scope: {},
      rules: watchRules,
      enters: { yellow: '18', orange: '28', red: '36' },
      leaves: { yellow: '14', orange: '24', red: '32' },
    },
  },
  {
    ...base,
    id: 'account',
    source: 'Accounts of a Czech bank before 354 loans of 1997 and 1998: thresholds from 1997',
    label: { en: 'Act: behaviour of accounts', zh: '处置：账户行为' },
    content: {
      code: 'ACCOUNT',
      title: { en: 'Act: behaviour of accounts', zh: '处置：账户行为' },
      purpose: 'act',
      scope: {},
      rules: accountRules,
      enters: { yellow: '3', orange: '5', red: '7' },
      leaves: { yellow: '2', orange: '4', red: '6' },
    },
  },
  {
    ...base,
    id: 'anomaly',
    source: 'Iglewicz and Hoaglin (1993): outliers from 3.5 robust standard deviations',
    label: { en: 'Act: months unlike all others', zh: '处置：月度异常' },
    content: {
      code: 'ANOMALY',
      title: { en: 'Act: months unlike all others', zh: '处置：月度异常' },
      purpose: 'act',
      scope: {},
      rules: anomalyRules,
      enters: {},
      leaves: {},
    },
  },
  {
    ...base,
    id: 'peers',
    source: 'Iglewicz and Hoaglin (1993): outliers from 3.5 robust standard deviations',
    label: { en: 'Act: clients unlike their peers', zh: '处置：同业异常' },
    content: {
      code: 'PEERS',
      title: { en: 'Act: clients unlike their peers', zh: '处置：同业异常' },
      purpose: 'act',
      scope: {},
      rules: peerRules,
      enters: {},
      leaves: {},
    },
  },
];

export const ruleSetTemplate = (id: string): RuleSetTemplate | undefined =>
  ruleSetTemplates.find((each) => each.id === id);
