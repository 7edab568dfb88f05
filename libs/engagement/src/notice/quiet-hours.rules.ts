import type { DatedRule, Labels } from '#kernel';
import type { NoticeTopic } from '../reach/reach.codes.js';

/** When clients are left in peace: from an hour of the evening to one of the morning. */
export interface QuietHours extends DatedRule {
  readonly label: Labels;
  /** Minutes of the day in the zone of the bank. */
  readonly fromMinute: number;
  readonly toMinute: number;
  /** What goes out at any hour. */
  readonly except: readonly NoticeTopic[];
}

export const quietHours: readonly QuietHours[] = [
  {
    id: 'NQ-01',
    version: 1,
    inForceFrom: '2000-01-01',
    source: '企業級貸款業務的客戶關系管理方案 5.2 (not too much); the hours are ours',
    label: { en: 'Nothing is sent from 21:00 to 08:00', zh: '21:00 至次日 08:00 不发送通知' },
    fromMinute: 21 * 60,
    toMinute: 8 * 60,
    except: ['acknowledgement', 'riskAlert'],
  },
];
