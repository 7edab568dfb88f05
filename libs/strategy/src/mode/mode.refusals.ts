import { defineRefusals } from '#kernel';

export const modeRefusals = defineRefusals({
  AttentionNotLowered: {
    en: 'Less attention to a client is decided by the head of a unit or a risk officer.',
    zh: '降低客户关系管理强度须由机构负责人或风险管理人员决定',
    status: 403,
  },
  RiskNeedsAttention: {
    en: 'A client of the type risk is kept in the responsible mode.',
    zh: '风险型客户须采用负责型管理模式',
  },
  FacilityUnknown: {
    en: 'The client has no such running loan.',
    zh: '该客户名下无此存续贷款',
    status: 422,
  },
  NoFacilityMode: { en: 'The facility has no mode of its own.', zh: '该笔业务未单独设定管理模式' },
});
