import { defineRefusals } from '#kernel';

export const guestRefusals = defineRefusals({
  GuestNotInvitable: {
    en: 'The client cannot be invited.',
    zh: '该客户不能受邀',
  },
  CampaignNotInviting: {
    en: 'The campaign sends no invitations now.',
    zh: '该活动当前不发出邀请',
  },
  GuestNotInvited: { en: 'The client was not invited.', zh: '该客户未受邀' },
  AttendanceKnown: {
    en: 'It is known already whether the client came.',
    zh: '出席情况已登记',
  },
  AttendanceUnknown: {
    en: 'Nobody has noted yet whether the client came.',
    zh: '尚未登记该客户是否出席',
  },
  FollowUpKnown: {
    en: 'What the talk came to is recorded already.',
    zh: '跟进结果已登记',
  },
  AttendanceTooEarly: {
    en: 'The campaign has not been held yet.',
    zh: '活动尚未举办',
    status: 422,
  },
});
