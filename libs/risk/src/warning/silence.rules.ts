import type { DatedRule, Labels, Level } from '#kernel';

/** How long a false alarm of a level keeps silent, and what ends the silence sooner. */
export interface SilenceRule extends DatedRule {
  readonly label: Labels;
  readonly level: Level;
  readonly days: number;
  /** The figure has worsened by this share of its threshold since the verdict. */
  readonly worseningShare: string;
}

const base = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: 'House rule: nobody silences a warning for ever',
  worseningShare: '0.1',
} as const;

/** The graver the level, the shorter the silence. */
export const silenceRules: readonly SilenceRule[] = [
  {
    ...base,
    id: 'SL-yellow',
    label: { en: 'Silence after a yellow false alarm', zh: '黄色误报静默期' },
    level: 'yellow',
    days: 180,
  },
  {
    ...base,
    id: 'SL-orange',
    label: { en: 'Silence after an orange false alarm', zh: '橙色误报静默期' },
    level: 'orange',
    days: 90,
  },
  {
    ...base,
    id: 'SL-red',
    label: { en: 'Silence after a red false alarm', zh: '红色误报静默期' },
    level: 'red',
    days: 30,
  },
];
