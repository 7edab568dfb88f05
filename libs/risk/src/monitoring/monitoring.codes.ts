import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/**
 * How often a client is judged at the end of a day where nothing stands upon it. Whatever becomes
 * known is judged at once at every depth, and a standing warning is looked at every evening.
 */
export const MonitoringDepth = defineCodes(
  { en: 'Depth of monitoring', zh: '监测深度' },
  {
    daily: { en: 'Every evening', zh: '每日监测' },
    monthly: { en: 'At the end of a month', zh: '每月末监测' },
    quarterly: { en: 'At the end of a quarter', zh: '每季末监测' },
  },
);
export type MonitoringDepth = CodeOf<typeof MonitoringDepth>;
