import { defineRefusals } from '#kernel';

export const staffRefusals = defineRefusals({
  StaffMemberUnknown: {
    en: 'There is no such person on the staff register.',
    zh: '该人员不在员工名册中',
    status: 422,
  },
  StaffMemberHasLeft: { en: 'The person has left.', zh: '该员工已离职或停用' },
  UserNameTaken: { en: 'Another person has this user name.', zh: '用户名已被他人使用' },
  SignInTaken: {
    en: 'This sign-in belongs to another person.',
    zh: '该登录身份已属于他人',
  },
  SignInUnknown: { en: 'The person has no such sign-in.', zh: '该员工没有此登录身份' },
  RequestUnknown: {
    en: 'No open request has this id.',
    zh: '没有该待批准的申请',
  },
  RoleNotHeld: { en: 'The person does not hold this role there.', zh: '该员工未持有此角色' },
  RolesIncompatible: {
    en: 'One person may not hold these roles together.',
    zh: '不相容岗位不得由同一人担任',
  },
  PeriodEmpty: {
    en: 'The last day is before the first.',
    zh: '截止日期早于起始日期',
    status: 422,
  },
});
