import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How far an outlet has come. */
export const OutletStatus = defineCodes(
  { en: 'Status of an outlet', zh: '事件出口状态' },
  {
    requested: { en: 'Requested', zh: '待审批' },
    active: { en: 'Active', zh: '已启用' },
    suspended: { en: 'Suspended', zh: '已暂停' },
    declined: { en: 'Declined', zh: '已拒绝' },
    closed: { en: 'Closed', zh: '已关闭' },
  },
);
export type OutletStatus = CodeOf<typeof OutletStatus>;

/** What an outlet gets of a field. */
export const FieldTreatment = defineCodes(
  { en: 'Treatment of a field', zh: '字段处理方式' },
  {
    masked: { en: 'Masked: *** in its place', zh: '脱敏：以 *** 代替' },
    encrypted: { en: 'Encrypted for the service alone (JWE)', zh: '加密：仅接收方可解密（JWE）' },
    absent: { en: 'Absent', zh: '不提供' },
  },
);
export type FieldTreatment = CodeOf<typeof FieldTreatment>;
