import { defineRefusals } from '#kernel';

export const migrationRefusals = defineRefusals({
  MigrationIsOpen: {
    en: 'Another migration is open; close it first.',
    zh: '已有进行中的迁移，请先结束',
  },
  MigrationIsClosed: { en: 'The migration is closed.', zh: '迁移已结束' },
  KindStatedTwice: {
    en: 'Each kind, and each currency of a kind, is stated once.',
    zh: '每类数据及其各币种只能列示一次',
    status: 422,
  },
  TotalsDiffer: {
    en: 'What came in is not what was expected; say why that is right.',
    zh: '导入合计与预期不符，请说明原因',
    status: 422,
  },
});
