import { defineRefusals } from '#kernel';

export const groupRefusals = defineRefusals({
  GroupIsDissolved: { en: 'The group has been dissolved.', zh: '企业集团已解散' },
  NotInGroup: { en: 'The client is not in the group.', zh: '该客户不是集团成员' },
});
