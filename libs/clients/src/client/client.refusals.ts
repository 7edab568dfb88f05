import { defineRefusals } from '#kernel';

export const { ClientUnknown } = defineRefusals({
  ClientUnknown: { en: 'There is no such client.', zh: '客户不存在', status: 422 },
});

export const clientRefusals = defineRefusals({
  RegistrationNumberWrong: {
    en: 'The check digit of the unified social credit code is wrong.',
    zh: '统一社会信用代码校验码错误',
    status: 422,
  },
  RegistrationOfOtherForm: {
    en: 'The registration number belongs to the other legal form.',
    zh: '登记号码与借款主体类型不符',
    status: 422,
  },
  RegistrationTaken: {
    en: 'Another client is registered under this number.',
    zh: '该登记号码已被其他客户使用',
  },
  DayInFuture: { en: 'The day is in the future.', zh: '日期不能晚于今天', status: 422 },
  NotAProspect: { en: 'The client is not a prospect.', zh: '该客户不是潜在客户' },
  AlreadyManaged: {
    en: 'The client already has a relationship manager; transfer it instead.',
    zh: '已有客户经理,请办理移交',
  },
  NotManaged: {
    en: 'The client has no relationship manager; assign one instead.',
    zh: '尚无客户经理,请先分配',
  },
  ManagerUnknown: {
    en: 'No active relationship manager has this id.',
    zh: '员工名册中没有该客户经理',
    status: 422,
  },
  LifecycleLeap: {
    en: 'The client cannot move to this stage from its present one.',
    zh: '客户生命周期不能由当前阶段直接变更为该阶段',
  },
  PartyUnknown: {
    en: 'There is no such client, person or organisation.',
    zh: '没有该客户、自然人或机构',
    status: 422,
  },
  RelatedToItself: {
    en: 'A client cannot be its own related party.',
    zh: '客户不能与自身关联',
    status: 422,
  },
  ContraryRelation: {
    en: 'The opposite relation is on record; unlink it first.',
    zh: '已登记相反的关联关系,请先解除',
  },
  NotRelated: { en: 'The clients are not related in this way.', zh: '未登记该关联关系' },
});
