import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

interface Mode extends Labels {
  /** What the mode suits. */
  readonly suits: Labels;
  readonly strengths: readonly Labels[];
  readonly weaknesses: readonly Labels[];
}

/** The three modes of customer relationship management, the least attentive first (客户关系管理三大类). */
export const CrmMode = defineCodes<'basic' | 'passive' | 'responsible', Mode>(
  { en: 'CRM mode', zh: '客户关系管理模式' },
  {
    basic: {
      en: 'Basic',
      zh: '基本型',
      suits: {
        en: 'Standard products, unsecured loans to small firms',
        zh: '标准化、无抵押中小企业贷款',
      },
      strengths: [
        { en: 'Low cost', zh: '降低运营成本' },
        { en: 'Fast approval', zh: '提高审批速度' },
        { en: 'Simple to run', zh: '简化管理流程' },
      ],
      weaknesses: [
        { en: 'Clients leave easily', zh: '客户粘性较低，容易流失' },
        { en: 'Hidden value is not found', zh: '难以挖掘客户的潜在价值' },
      ],
    },
    passive: {
      en: 'Passive',
      zh: '被动型',
      suits: { en: 'Complex project finance, as a transition', zh: '复杂项目融资的过渡方案' },
      strengths: [
        { en: 'Low complexity', zh: '降低管理复杂度' },
        { en: 'Simple data', zh: '简化数据采集与处理流程' },
        { en: 'Fast answer once something is wrong', zh: '发现问题时快速响应' },
      ],
      weaknesses: [
        { en: 'Weak control of risk, late action', zh: '风险控制能力较弱，易错过早期干预' },
        { en: 'Clients are less content', zh: '客户体验较差，满意度可能下降' },
      ],
    },
    responsible: {
      en: 'Responsible',
      zh: '负责型',
      suits: {
        en: 'Large exposure, high risk, tailored service',
        zh: '敞口较大、风险较高、高度定制化的业务',
      },
      strengths: [
        { en: 'Clients stay', zh: '提高客户粘性，建立长期合作关系' },
        { en: 'Fewer bad loans', zh: '增强风险控制能力，降低不良贷款率' },
        { en: 'Precise marketing', zh: '精准营销和价值挖掘' },
      ],
      weaknesses: [
        { en: 'High cost', zh: '投资成本较高' },
        { en: 'Hard to run', zh: '管理复杂度较高' },
      ],
    },
  },
);
export type CrmMode = CodeOf<typeof CrmMode>;

/** The more attentive of some modes; undefined where there is none. */
export const mostAttentive = (modes: readonly (CrmMode | undefined)[]): CrmMode | undefined =>
  CrmMode.all.findLast((mode) => modes.includes(mode));

/** Whether one mode is less attentive than another. */
export const isLessAttentive = (mode: CrmMode, than: CrmMode): boolean =>
  CrmMode.all.indexOf(mode) < CrmMode.all.indexOf(than);
