import type { DatedRule, Day, Labels } from '#kernel';

/** A festival with its days, and what clients are wished. */
export interface Festival extends DatedRule {
  readonly label: Labels;
  /** `01-01` where it is the same every year. */
  readonly monthDay?: string;
  /** Its days by the lunar calendar, as they were published. */
  readonly days?: readonly Day[];
  readonly wish: { readonly en: string; readonly zh: string };
}

const first = {
  version: 1,
  inForceFrom: '2000-01-01',
  source:
    '企業級貸款業務的客戶關系管理方案 3.2 (节日祝福); lunar days: Purple Mountain Observatory',
} as const;

export const festivals: readonly Festival[] = [
  {
    ...first,
    ...{ id: 'CF-newYear', monthDay: '01-01' },
    label: { en: 'New Year', zh: '元旦' },
    wish: { en: 'A happy New Year to all of you.', zh: '祝贵公司元旦快乐，新年顺遂。' },
  },
  {
    ...first,
    id: 'CF-spring',
    days: ['2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03'],
    label: { en: 'Spring Festival', zh: '春节' },
    wish: {
      en: 'A happy Spring Festival to all of you.',
      zh: '祝贵公司全体同仁新春快乐，万事如意。',
    },
  },
  {
    ...first,
    id: 'CF-dragonBoat',
    days: ['2025-05-31', '2026-06-19', '2027-06-09', '2028-05-28', '2029-06-16', '2030-06-05'],
    label: { en: 'Dragon Boat Festival', zh: '端午节' },
    wish: { en: 'A good Dragon Boat Festival to all of you.', zh: '祝贵公司端午安康。' },
  },
  {
    ...first,
    id: 'CF-midAutumn',
    days: ['2025-10-06', '2026-09-25', '2027-09-15', '2028-10-03', '2029-09-22', '2030-09-12'],
    label: { en: 'Mid-Autumn Festival', zh: '中秋节' },
    wish: { en: 'A happy Mid-Autumn Festival to all of you.', zh: '祝贵公司中秋快乐。' },
  },
  {
    ...first,
    ...{ id: 'CF-national', monthDay: '10-01' },
    label: { en: 'National Day', zh: '国庆节' },
    wish: { en: 'A happy National Day to all of you.', zh: '祝贵公司国庆快乐。' },
  },
];
