import { defineRefusals } from '#kernel';

export const productRefusals = defineRefusals({
  ProductUnknown: { en: 'There is no such product.', zh: '贷款产品不存在', status: 422 },
  ProductNotOfInstitution: {
    en: 'An institution of this type does not sell the product.',
    zh: '本类机构不办理该产品',
    status: 422,
  },
  CurrencyNotOfInstitution: {
    en: 'The institution does not lend in this currency.',
    zh: '本机构不办理该币种业务',
    status: 422,
  },
  CalendarNotOfInstitution: {
    en: 'The institution does not keep this calendar.',
    zh: '本机构未采用该营业日历',
    status: 422,
  },
  ProductNotOffered: {
    en: 'The product is not offered on this day.',
    zh: '该贷款产品当日未在售',
    status: 422,
  },
  ProductForOthers: {
    en: 'The product is for clients of another priority.',
    zh: '该产品仅向指定优先级的客户办理',
    status: 422,
  },
  OutsideProduct: {
    en: 'The terms lie outside what the product allows.',
    zh: '贷款条件超出产品规定范围',
    status: 422,
  },
  ProductOrTemplate: {
    en: 'State either the content or the template.',
    zh: '产品内容与模板须填写且仅填写其一',
    status: 422,
  },
  RangeOutOfOrder: {
    en: 'The minimum is greater than the maximum.',
    zh: '下限大于上限',
    status: 422,
  },
  StatedTwice: { en: 'The same item is stated twice.', zh: '重复填写', status: 422 },
  OrderLeavesOut: {
    en: 'The order of payment never pays a component that is due.',
    zh: '还款顺序遗漏了应还款项',
    status: 422,
  },
  KindOfProductFixed: {
    en: 'The kind of a product cannot change.',
    zh: '产品类别不可变更',
    status: 422,
  },
  VersionNotDrafted: { en: 'No such version awaits a decision.', zh: '没有待审批的该版本' },
  NotInPast: {
    en: 'The day is in the past.',
    zh: '生效日不得早于当日',
    status: 422,
  },
  VersionNotInForce: { en: 'No version is in force.', zh: '没有生效版本' },
});
