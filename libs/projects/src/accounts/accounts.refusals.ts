import { defineRefusals } from '#kernel';

export const accountsRefusals = defineRefusals({
  AccountsMissing: { en: 'The project has no accounts agreed.', zh: '项目尚未约定账户' },
  ReceivedBefore: { en: 'The receipt was recorded before.', zh: '该笔收款已登记' },
  PaidOutBefore: { en: 'The run of payments was made before.', zh: '该次划付已执行' },
  RunBeforeLast: {
    en: 'Payments were made on a later day already.',
    zh: '已有更晚日期的划付记录',
    status: 422,
  },
});
