import { defineRefusals } from '#kernel';

export const { ClientIsMerged } = defineRefusals({
  ClientIsMerged: {
    en: 'The client was merged into another one; use that.',
    zh: '该客户已并入其他客户，请使用合并后的客户',
  },
});

export const mergeRefusals = defineRefusals({
  MergedIntoItself: {
    en: 'A client is not merged into itself.',
    zh: '客户不得并入自身',
    status: 422,
  },
  TwoLegalPersons: {
    en: 'Both have registration numbers, and these differ: correct the wrong one first.',
    zh: '两个客户的登记号码不同，请先更正错误号码',
  },
  OtherLegalForm: {
    en: 'The two clients are of different legal forms.',
    zh: '两个客户的借款主体类型不同',
  },
  HoldsMerged: {
    en: 'Other clients were merged into this one; merge them into the other one first.',
    zh: '已有其他客户并入该客户，请先处理',
  },
  NoMergeProposed: { en: 'No merge is proposed.', zh: '没有待确认的合并' },
  NoUndoingProposed: {
    en: 'Nobody has proposed to undo the merge.',
    zh: '没有待确认的撤销合并',
  },
  NotMerged: { en: 'The client is not merged.', zh: '该客户未合并' },
});
