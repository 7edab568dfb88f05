import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How hard a stress scenario is (商业银行压力测试指引: 轻度、中度、重度). */
export const StressScenario = defineCodes(
  { en: 'Stress scenario', zh: '压力情景' },
  {
    mild: { en: 'Mild downturn', zh: '轻度压力' },
    medium: { en: 'Recession', zh: '中度压力' },
    severe: { en: 'Severe recession', zh: '重度压力' },
  },
);
export type StressScenario = CodeOf<typeof StressScenario>;
