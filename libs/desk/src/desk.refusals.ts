import { defineRefusals } from '#kernel';

export const deskRefusals = defineRefusals({
  NobodyToSample: {
    en: 'You see no client that could be drawn.',
    zh: '您可见范围内没有可抽取的客户',
    status: 422,
  },
});
