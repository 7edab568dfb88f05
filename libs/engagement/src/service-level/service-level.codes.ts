import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a client turns to the bank for. */
export const RequestCategory = defineCodes(
  { en: 'Category of request', zh: '诉求类别' },
  {
    complaint: { en: 'Complaint', zh: '投诉' },
    suggestion: { en: 'Suggestion', zh: '建议' },
    feedback: { en: 'Feedback', zh: '反馈' },
    creditEnquiry: { en: 'Credit enquiry', zh: '贷款咨询' },
    service: { en: 'Service ticket', zh: '业务工单' },
  },
);
export type RequestCategory = CodeOf<typeof RequestCategory>;

/** How soon it must be seen to. */
export const Urgency = defineCodes(
  { en: 'Urgency', zh: '紧急程度' },
  {
    urgent: { en: 'Urgent', zh: '紧急' },
    normal: { en: 'Normal', zh: '一般' },
  },
);
export type Urgency = CodeOf<typeof Urgency>;

/** Where a request stands against what was promised. */
export const ServiceState = defineCodes(
  { en: 'State of service', zh: '服务时效状态' },
  {
    firstResponseDue: { en: 'First response due', zh: '待首次响应' },
    rollingResponseDue: { en: 'Response due', zh: '待再次响应' },
    resolutionDue: { en: 'Resolution due', zh: '待解决' },
    fulfilled: { en: 'Fulfilled', zh: '已达标' },
    failed: { en: 'Failed', zh: '未达标' },
  },
);
export type ServiceState = CodeOf<typeof ServiceState>;

/** What a clock measures. */
export const ServiceClock = defineCodes(
  { en: 'Clock of service', zh: '服务计时' },
  {
    firstResponse: { en: 'First response', zh: '首次响应' },
    rollingResponse: { en: 'Response to what came later', zh: '再次响应' },
    resolution: { en: 'Resolution', zh: '解决' },
  },
);
export type ServiceClock = CodeOf<typeof ServiceClock>;
