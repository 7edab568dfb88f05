import { defineRefusals } from '#kernel';

export const stressRefusals = defineRefusals({
  TooManyClients: {
    en: 'There are too many clients to try a scenario upon at once.',
    zh: '客户过多，无法一次完成压力测试',
    status: 422,
  },
});
