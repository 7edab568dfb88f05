import { defineRefusals } from '#kernel';

export const placementRefusals = defineRefusals({
  BusinessOwnerUnknown: {
    en: 'There is no such person among the parties of the client.',
    zh: '该客户的相关方中没有此自然人',
    status: 422,
  },
});
