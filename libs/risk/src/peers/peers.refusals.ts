import { defineRefusals } from '#kernel';

export const peersRefusals = defineRefusals({
  MeasureUnderWay: { en: 'Peers are being measured.', zh: '正在测算同业指标' },
});
