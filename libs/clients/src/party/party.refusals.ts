import { defineRefusals } from '#kernel';

export const partyRefusals = defineRefusals({
  NotAPerson: {
    en: 'Only natural persons have demographics.',
    zh: '只有自然人才有人口统计特征',
  },
  NothingStated: { en: 'Nothing is stated.', zh: '未填写任何内容', status: 422 },
  ConsentNotInForce: {
    en: 'The consent begins later, or is over.',
    zh: '授权尚未生效或已到期',
    status: 422,
  },
  NothingToWithdraw: { en: 'There is no consent to withdraw.', zh: '没有可撤回的授权' },
});
