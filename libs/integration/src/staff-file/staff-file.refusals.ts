import { defineRefusals } from '#kernel';

export const staffFileRefusals = defineRefusals({
  StaffFileUnreadable: {
    en: 'The file is no list of staff.',
    zh: '文件不是有效的人员名册',
    status: 422,
  },
  StaffFileNotProposed: {
    en: 'Nobody has proposed this very file, or it is carried out already.',
    zh: '该文件未经提交，或已经执行',
  },
});
