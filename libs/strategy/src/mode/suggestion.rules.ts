import type { DatedRule, Labels } from '#kernel';
import type { Condition } from '../segment/condition.js';
import { shared } from '../segment/shared-conditions.js';
import type { CrmMode } from './mode.codes.js';

/** A mode suits a client of whom all conditions hold, and who took the kind of loan. */
export interface SuggestionRule extends DatedRule {
  readonly label: Labels;
  readonly mode: CrmMode;
  readonly all: readonly Condition[];
  readonly product?: string;
}

const first = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: 'IBM客户关系管理三大类在项目融资与企业贷款中的应用解析',
} as const;

/** Which mode suits whom, in the order in which it is asked; a person decides. */
export const suggestionRules: readonly SuggestionRule[] = [
  {
    ...first,
    id: 'CS-R1',
    mode: 'responsible',
    label: { en: 'High risk', zh: '风险较高' },
    all: [shared.graveWarning],
  },
  {
    ...first,
    id: 'CS-R2',
    mode: 'responsible',
    label: { en: 'Large exposure', zh: '敞口较大' },
    all: [shared.large],
  },
  {
    ...first,
    id: 'CS-R3',
    mode: 'responsible',
    label: { en: 'A multinational that borrows', zh: '跨国企业' },
    all: [{ figure: 'flags', anyOf: ['multinational'] }, shared.borrows],
  },
  {
    ...first,
    id: 'CS-P1',
    mode: 'passive',
    label: { en: 'Project finance, as a transition', zh: '项目融资过渡' },
    all: [shared.borrows],
    product: 'projectFinance',
  },
  {
    ...first,
    id: 'CS-B1',
    mode: 'basic',
    label: { en: 'A small firm with loans', zh: '有贷款的中小微企业' },
    all: [{ figure: 'size', oneOf: ['micro', 'small', 'medium'] }, shared.borrows],
  },
];
