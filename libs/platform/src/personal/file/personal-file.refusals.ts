import { defineRefusals } from '#kernel';

export const personalFileRefusals = defineRefusals({
  UnderLegalHold: {
    en: 'A legal hold forbids the erasure of this person.',
    zh: '该人员的个人数据受法律保全约束，不得删除',
    grave: true,
  },
  AlreadyErased: { en: 'This person was erased.', zh: '该人员的个人数据已删除' },
  NoErasureRequested: {
    en: 'Nobody has asked for this erasure.',
    zh: '该删除尚未申请',
  },
  ErasureAlreadyRequested: {
    en: 'This erasure was asked for before; another person confirms or declines it.',
    zh: '该删除已申请，须由其他人员确认或否决',
  },
  StillNeeded: {
    en: 'A legal duty or a contract still needs data of this person.',
    zh: '履行法定义务或合同仍需该人员的个人数据',
  },
  NoConsent: {
    en: 'No consent was given for this purpose.',
    zh: '该目的未取得个人同意',
    status: 422,
  },
  NoSuchHold: { en: 'There is no such legal hold.', zh: '没有该法律保全', status: 404 },
  RetentionEndsBefore: {
    en: 'The last day lies before the first.',
    zh: '保存截止日早于起始日',
    status: 422,
  },
});
