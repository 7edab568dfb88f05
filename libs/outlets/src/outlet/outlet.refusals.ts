import { defineRefusals } from '#kernel';

export const outletRefusals = defineRefusals({
  OutletNotRequested: {
    en: 'The outlet is not awaiting approval.',
    zh: '该事件出口不在待审批状态',
  },
  OutletNotActive: { en: 'The outlet is not active.', zh: '该事件出口未启用' },
  OutletNotSuspended: { en: 'The outlet is not suspended.', zh: '该事件出口未暂停' },
  OutletIsClosed: { en: 'The outlet is closed.', zh: '该事件出口已关闭' },
  NoWideningProposed: {
    en: 'No wider scope is proposed for the outlet.',
    zh: '没有待审批的扩大范围申请',
  },
  OutletExpired: {
    en: 'The end date of the outlet has passed.',
    zh: '到期日不得早于当前营业日',
    status: 422,
  },
  EncryptionKeyMissing: {
    en: 'Encrypted fields need a public key: a JWK, EC P-256 or RSA.',
    zh: '加密字段须提供公钥（JWK，EC P-256 或 RSA）',
    status: 422,
  },
  NoOutlet: {
    en: 'The service has no active outlet with this id; request one first.',
    zh: '该系统服务没有有效的事件出口，须先申请',
    status: 403,
  },
  QuotaExceeded: {
    en: 'The outlet has used up its quota for this minute.',
    zh: '该事件出口本分钟读取的事件数已达上限',
    status: 429,
  },
});
