import { defineRefusals } from '#kernel';

export const documentRefusals = defineRefusals({
  FileEmpty: { en: 'The file is empty.', zh: '文件为空', status: 422 },
  FileTooLarge: { en: 'The file is too large.', zh: '文件过大', status: 413 },
  FileKindNotTaken: {
    en: 'Files are PDF, PNG, JPEG, office documents or CSV, as their content shows.',
    zh: '仅接受 PDF、PNG、JPEG、Office 文档或 CSV 文件（以文件内容为准）',
    status: 415,
  },
  FileDamaged: {
    en: 'The stored file does not agree with its hash.',
    zh: '已存文件与其哈希值不符',
    status: 500,
  },
  FileNotStored: {
    en: 'No such file is in the store; upload it first.',
    zh: '文件库中无此文件，请先上传',
    status: 422,
  },
  FileOrArchive: {
    en: 'State the file or the number of the archive, one of the two.',
    zh: '电子文件与档案编号须填写且仅填写其一',
    status: 422,
  },
  DocumentExpired: { en: 'The document has expired.', zh: '资料已过期', status: 422 },
  ApplicationOfAnother: {
    en: 'The application is not one of this client.',
    zh: '该贷款申请不属于此客户',
    status: 422,
  },
  DocumentRejectedBefore: { en: 'The document is rejected.', zh: '资料已被退回' },
});
