import { defineRefusals } from '#kernel';

export const collateralRefusals = defineRefusals({
  GuarantorMissing: {
    en: 'A guarantee names its guarantor; a pledged thing names none.',
    zh: '保证担保须填写保证人，抵质押物不填写保证人',
    status: 422,
  },
  GuarantorIsBorrower: {
    en: 'Nobody guarantees a credit of their own.',
    zh: '借款人不得为自身提供保证',
    status: 422,
  },
  EnhancementUnknown: {
    en: 'The client was not asked for this.',
    zh: '没有向该客户提出此项增信要求',
    status: 422,
  },
  AppraisalTooOld: {
    en: 'The appraisal is older than its next one would be due.',
    zh: '评估报告已超过重估期限',
    status: 422,
  },
  NoAppraisalOpen: { en: 'No appraisal awaits a decision.', zh: '没有待认定的评估' },
  CollateralNotValued: { en: 'The collateral has no accepted value.', zh: '担保品尚未认定价值' },
  CollateralNotRegistered: {
    en: 'The collateral is not registered or signed, and secures nothing yet.',
    zh: '担保品尚未办妥登记或签约，不产生担保效力',
  },
  CollateralReleasedBefore: { en: 'The collateral is released.', zh: '担保品已解除' },
  CollateralExhausted: {
    en: 'More than the collateral can still secure.',
    zh: '超过担保品剩余可担保金额',
  },
  CreditNotOfClient: {
    en: 'The application is not one of the client that the collateral is for.',
    zh: '该申请不属于担保品所担保的客户',
    status: 422,
  },
  ReleaseNotAsked: { en: 'Nobody has asked for the release.', zh: '尚未提出解除申请' },
  ReleaseNeedsApprover: {
    en: 'The collateral still secures credit: a credit approver releases it.',
    zh: '担保品仍在担保授信，须由审批人批准解除',
    status: 403,
  },
  InsuranceOutOfOrder: {
    en: 'The insurance ends before it begins.',
    zh: '保险止期早于起期',
    status: 422,
  },
});
