import { defineRefusals } from '#kernel';

export const standingRefusals = defineRefusals({
  BlockStatedBySystem: {
    en: 'Only the system states this cause; it ends with what caused it.',
    zh: '该冻结由系统自动设置，原因消除后自动解除',
    status: 422,
  },
  NotBlocked: { en: 'There is no such block.', zh: '不存在该冻结' },
});
