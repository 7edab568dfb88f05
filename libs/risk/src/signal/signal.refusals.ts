import { defineRefusals } from '#kernel';

export const signalRefusals = defineRefusals({
  OneSubjectOnly: {
    en: 'A signal concerns exactly one client, industry or region.',
    zh: '信号对象只能为单一客户、行业或地区',
    status: 422,
  },
  NotAnObservation: {
    en: 'This signal comes from outside; it is not your own observation.',
    zh: '该信号属于外部信号，不能作为自行观察上报',
    status: 422,
  },
  CountsBeforeItHappened: {
    en: 'A signal cannot stop counting before the day it happened.',
    zh: '信号失效日不得早于发生日',
    status: 422,
  },
  SignalIsWithdrawn: { en: 'The signal is withdrawn.', zh: '信号已撤回' },
});
