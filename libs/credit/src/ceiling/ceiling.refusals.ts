import { defineRefusals } from '#kernel';

export const ceilingRefusals = defineRefusals({
  CeilingInYuan: {
    en: 'A concentration limit is stated in yuan.',
    zh: '集中度限额须以人民币核定',
    status: 422,
  },
  CeilingReview: {
    en: 'A concentration limit is reviewed within a year.',
    zh: '集中度限额须按年重检',
    status: 422,
  },
  CeilingNotProposed: {
    en: 'No such version of the concentration limit awaits a decision.',
    zh: '没有待审批的集中度限额版本',
  },
  CeilingNotInForce: {
    en: 'No concentration limit is in force for it.',
    zh: '该维度没有生效的集中度限额',
  },
  CeilingExceeded: {
    en: 'It is more than the head-room of the concentration limit.',
    zh: '超过集中度限额的剩余空间',
  },
  CeilingNotReserved: {
    en: 'The concentration limit holds too little for the application; reserve it first.',
    zh: '集中度限额占用不足，请先占用',
  },
  CeilingOfOthers: {
    en: 'The application does not count under this concentration limit.',
    zh: '该申请不属于此集中度限额范围',
    status: 422,
  },
  ApplicationNotOpen: {
    en: 'Only an application that is not decided yet reserves.',
    zh: '仅未审结的申请可占用集中度限额',
  },
  GrantedIsKept: {
    en: 'What is granted stays counted until the credit is over.',
    zh: '已授信部分在结清前不得释放',
  },
  NothingHeld: { en: 'Nothing is held for the application.', zh: '该申请未占用集中度限额' },
});
