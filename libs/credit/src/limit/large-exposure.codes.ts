import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Against whom an exposure is measured. */
export const Counterparty = defineCodes(
  { en: 'Counterparty of a large exposure', zh: '大额风险暴露对象' },
  {
    client: { en: 'Single non-interbank client', zh: '非同业单一客户' },
    group: { en: 'Group of connected non-interbank clients', zh: '一组非同业关联客户' },
    interbank: { en: 'Interbank client or group', zh: '同业单一客户或集团客户' },
    systemic: { en: 'Systemically important bank to another', zh: '全球系统重要性银行之间' },
  },
);
export type Counterparty = CodeOf<typeof Counterparty>;

/** How much of a limit is used. */
export const LimitUse = defineCodes(
  { en: 'Use of a limit', zh: '限额使用状态' },
  {
    within: { en: 'Within the limit', zh: '限额内' },
    alert: { en: 'Near the limit', zh: '接近限额' },
    exceeded: { en: 'Above the limit', zh: '超限额' },
  },
);
export type LimitUse = CodeOf<typeof LimitUse>;
