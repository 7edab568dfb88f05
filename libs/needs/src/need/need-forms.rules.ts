import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';
import type { NeedCapture } from '../needs.codes.js';

/** One question of a form. */
export interface NeedQuestion extends Labels {
  readonly id: string;
  /** The form cannot be handed in without an answer. */
  readonly required: boolean;
}

/** A version of a form by which needs are captured. A change of any part is a new row. */
export interface NeedForm extends DatedRule {
  readonly way: NeedCapture;
  readonly label: Labels;
  readonly questions: readonly NeedQuestion[];
}

const asked = (id: string, en: string, zh: string, required = true): NeedQuestion => ({
  id,
  en,
  zh,
  required,
});

const source = '客户关系管理流程四大要点解析，1 需求识别与分析';

/** The forms by which needs are captured: what the bank asks of every client (D-02, D-03). */
export const needForms: readonly NeedForm[] = [
  {
    id: 'NF-1',
    version: 1,
    inForceFrom: '2020-01-01',
    way: 'questionnaire',
    source,
    label: { en: 'Questionnaire on funding needs', zh: '资金需求问卷' },
    questions: [
      asked('financialPosition', 'What is the financial position?', '企业目前的财务状况如何？'),
      asked('history', 'How has the business developed?', '企业的经营历史如何？', false),
      asked('market', 'Where does it stand in its market?', '企业的市场定位是什么？', false),
      asked('plans', 'What is planned for the next years?', '未来的发展规划是什么？'),
      asked('funding', 'How much money is needed, and when?', '需要多少资金，何时使用？'),
      asked('risk', 'How much risk can the business bear?', '企业的风险承受能力如何？'),
    ],
  },
  {
    id: 'NF-2',
    version: 1,
    inForceFrom: '2020-01-01',
    way: 'interview',
    source,
    label: { en: 'Guide to an interview on needs', zh: '需求面谈提纲' },
    questions: [
      asked('core', 'What does the client want most?', '客户的核心诉求是什么？'),
      asked('purpose', 'What is the money for?', '资金的用途是什么？'),
      asked('repayment', 'What will it be repaid from?', '还款来源是什么？'),
      asked('services', 'What beside money would help?', '除资金外还需要哪些服务？', false),
      asked('competition', 'Who else is asked for it?', '是否同时洽谈其他机构？', false),
    ],
  },
];

/** The forms in force on a day. */
export const needFormsOn = (day: Day): readonly NeedForm[] => inForce(needForms, day);
