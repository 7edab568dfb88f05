import { defineRefusals } from '#kernel';

export const legalHoldRefusals = defineRefusals({
  HoldOfNothing: {
    en: 'A legal hold names a client or a person.',
    zh: '法律保全须指明客户或人员',
    status: 422,
  },
  HoldAlreadyOver: {
    en: 'The last day of the hold has passed.',
    zh: '法律保全的截止日已过',
    status: 422,
  },
  HoldIsLifted: { en: 'This legal hold was lifted.', zh: '该法律保全已解除' },
  LiftingAlreadyProposed: {
    en: 'The lifting was proposed before; another person confirms or declines it.',
    zh: '解除申请已提出，须由其他人员确认或否决',
  },
  NoLiftingProposed: { en: 'Nobody has proposed to lift this hold.', zh: '尚未申请解除该保全' },
});
