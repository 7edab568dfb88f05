import type { Day, Role, Rule } from '#kernel';
import { inForce } from '#kernel';
import type { ClientFigures } from './observed-figures.js';
import type { WarningPlaybook, WarningSignal } from './early-warning.codes.js';

/** A rule of early warning: what it watches, from when it warns, and what is then to be done. */
export interface EarlyWarningRule extends Rule<ClientFigures> {
  /** The guideline or the decision it rests on. */
  readonly source: string;
  readonly signal: WarningSignal;
  /** Who answers for the rule and for the warnings it raises. */
  readonly owner: Role;
  readonly playbook: WarningPlaybook;
  /** How much it counts: the score of a client is the sum of weight × points of the level. */
  readonly weight: number;
}

/**
 * The table of early warning. A row is never edited: a change is a new version with the day from
 * which it is in force, so that every past day can be judged again by the rules of that day.
 */
export const earlyWarningRules: readonly EarlyWarningRule[] = [
  {
    id: 'EW-01',
    version: 1,
    inForceFrom: '2000-01-01',
    source: 'House rule: a week of tolerance for technical reasons',
    label: { en: 'Repayment past due', zh: '还款逾期' },
    watch: 'daysPastDue',
    signal: 'credit',
    when: 'rising',
    enters: { yellow: 8, orange: 31, red: 91 },
    leaves: { yellow: 0, orange: 0, red: 30 },
    owner: 'relationshipManager',
    playbook: 'collect',
    weight: 5,
  },
  {
    id: 'EW-01',
    version: 2,
    inForceFrom: '2023-07-01',
    source: '商业银行金融资产风险分类办法 (2023 No. 1): overdue at all; EBA/GL/2020/06 274(s)',
    label: { en: 'Repayment past due', zh: '还款逾期' },
    watch: 'daysPastDue',
    signal: 'credit',
    when: 'rising',
    enters: { yellow: 1, orange: 31, red: 91 },
    leaves: { yellow: 0, orange: 0, red: 30 },
    owner: 'relationshipManager',
    playbook: 'collect',
    weight: 5,
  },
  {
    id: 'EW-02',
    version: 1,
    inForceFrom: '2000-01-01',
    source: 'EBA/GL/2020/06 274(l); 商业银行金融资产风险分类办法 Art. 7, 10',
    label: { en: 'Another loan of the debtor is non-performing', zh: '同一债务人其他债权不良' },
    watch: 'otherLoansNonPerforming',
    signal: 'credit',
    when: 'rising',
    enters: { orange: 1, red: 2 },
    owner: 'riskOfficer',
    playbook: 'reviewDebtor',
    weight: 4,
  },
  {
    id: 'EW-03',
    version: 1,
    inForceFrom: '2000-01-01',
    source: 'EBA/GL/2020/06 274(k); house thresholds',
    label: { en: 'Guarantee is thin', zh: '担保覆盖不足' },
    watch: 'guaranteeCoverage',
    signal: 'credit',
    when: 'falling',
    enters: { yellow: '0.95', orange: '0.75', red: '0.5' },
    leaves: { yellow: '1', orange: '0.85', red: '0.6' },
    owner: 'riskOfficer',
    playbook: 'strengthenGuarantee',
    weight: 2,
  },
  {
    id: 'EW-04',
    version: 1,
    inForceFrom: '2000-01-01',
    source: '企業級貸款業務的客戶關系管理方案 5.2: contact by stage; house thresholds',
    label: { en: 'No contact beyond the cadence', zh: '超过联系频率未联系客户' },
    watch: 'daysBeyondCadence',
    signal: 'relationship',
    when: 'rising',
    enters: { yellow: 1, orange: 91, red: 183 },
    owner: 'relationshipManager',
    playbook: 'renewContact',
    weight: 1,
  },
  {
    id: 'EW-05',
    version: 1,
    inForceFrom: '2000-01-01',
    source: '账销案存: a claim written off is still a claim; house rule',
    label: { en: 'Written off and not recovered', zh: '已核销未收回' },
    watch: 'loansWrittenOff',
    signal: 'credit',
    when: 'rising',
    enters: { red: 1 },
    owner: 'riskOfficer',
    playbook: 'recover',
    weight: 5,
  },
  {
    id: 'EW-06',
    version: 1,
    inForceFrom: '2000-01-01',
    source: 'EBA/GL/2020/06 274(n); 企業級貸款業務的客戶關系管理方案 7.2: external signals',
    label: { en: 'Signals from outside', zh: '外部风险信号' },
    watch: 'signalPoints',
    signal: 'credit',
    when: 'rising',
    enters: { yellow: 1, orange: 2, red: 3 },
    owner: 'riskOfficer',
    playbook: 'reviewDebtor',
    weight: 3,
  },
  {
    id: 'EW-07',
    version: 1,
    inForceFrom: '2000-01-01',
    source: '企業級貸款業務的客戶關系管理方案 7.1: signals of the business to the risk team',
    label: { en: 'What our own people saw', zh: '客户经理观察到的异常' },
    watch: 'observationPoints',
    signal: 'credit',
    when: 'rising',
    enters: { yellow: 1, orange: 2, red: 3 },
    owner: 'riskOfficer',
    playbook: 'reviewDebtor',
    weight: 2,
  },
  {
    id: 'EW-08',
    version: 1,
    inForceFrom: '2000-01-01',
    source: 'EBA/GL/2020/06 274(a); 企業級貸款業務的客戶關系管理方案 7.2: lower the exposure',
    label: { en: 'Its industry or region is under strain', zh: '所属行业或地区承压' },
    watch: 'industrySignalPoints',
    signal: 'industry',
    when: 'rising',
    enters: { yellow: 2, orange: 4 },
    owner: 'riskOfficer',
    playbook: 'rebalance',
    weight: 1,
  },
];

/** The rules of early warning that judge a day. */
export const earlyWarningOn = (day: Day): readonly EarlyWarningRule[] =>
  inForce(earlyWarningRules, day);
