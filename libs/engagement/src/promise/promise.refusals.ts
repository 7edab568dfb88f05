import { defineRefusals } from '#kernel';

export const promiseRefusals = defineRefusals({
  PromiseClosed: {
    en: 'The promise is kept already, or the client asks for it no longer.',
    zh: '该承诺已履行或客户已不再要求',
  },
  PromiseDueInPast: {
    en: 'The day of the promise is in the past.',
    zh: '承诺履行日期已过',
    status: 422,
  },
  ContactOfOtherClient: {
    en: 'There is no such contact with this client.',
    zh: '该客户没有此沟通记录',
    status: 422,
  },
  KeptInFuture: {
    en: 'A promise is not kept before the day has come.',
    zh: '履行日期不得晚于今日',
    status: 422,
  },
});
