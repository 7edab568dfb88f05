/** The words of the proof, the reading log and the trail. */
export const auditWords = {
  proof: { en: 'Proof', zh: '防篡改证明' },
  proven: {
    en: 'Proven: nobody has altered this event.',
    zh: '已证明：该事件未被篡改。',
  },
  altered: {
    en: 'Altered: these bytes are not what was recorded.',
    zh: '已被篡改：内容与原始记录不一致。',
  },
  unsigned: {
    en: 'Not signed: the checkpoint is not signed by this key.',
    zh: '未签名：检查点不是由该密钥签署的。',
  },
  cannot: {
    en: 'This browser cannot verify it.',
    zh: '当前浏览器无法完成校验。',
  },
  verifying: { en: 'Verifying in this browser …', zh: '正在浏览器中校验……' },
  proofHow: {
    en: 'Hashed here, led by {hashes} hashes to the root of {size} events, and its signature checked.',
    zh: '浏览器已计算该事件的哈希，经 {hashes} 个哈希推算到含 {size} 个事件的日志根，并校验了其签名。',
  },
  proofKey: { en: 'Key', zh: '公钥' },
  proofKeyHow: {
    en: 'Compare it with the key that your auditor was given.',
    zh: '请与审计人员事先取得的公钥比对。',
  },
  provenBytes: { en: 'The proven event', zh: '已证明的事件原文' },
  notYetProven: {
    en: 'The log is signed every few seconds; this event is not in it yet.',
    zh: '日志每隔数秒签署一次；该事件尚未纳入。',
  },
  proofPageHow: {
    en: 'Check a checkpoint you kept: nothing it covers has been altered, left out or moved since.',
    zh: '核验您留存的检查点：其所涵盖的事件此后未被篡改、删除或移动。',
  },
  lastCheckpoint: {
    en: 'Last signed: {size} events, {at}.',
    zh: '最近签署：{size} 个事件，{at}。',
  },
  keptCheckpoint: { en: 'A checkpoint you kept', zh: '您留存的检查点' },
  keptFile: { en: 'File', zh: '文件' },
  keptText: { en: 'Text of the checkpoint', zh: '检查点内容' },
  keptKey: { en: 'Key you were given', zh: '您事先取得的公钥' },
  keptKeyHow: {
    en: 'Leave it empty to use the key the bank shows: that detects damage, but not a forger.',
    zh: '未填写时使用本行公布的公钥，只能发现损坏，无法识破伪造。',
  },
  verify: { en: 'Verify in this browser', zh: '在浏览器中校验' },
  continued: {
    en: 'The {kept} events of your checkpoint begin the log of {now} events, unaltered.',
    zh: '您的检查点所含 {kept} 个事件原样位于现有 {now} 个事件的日志开头，未被篡改。',
  },
  contradicted: {
    en: 'The log of {now} events does not begin with the {kept} of your checkpoint: the past was altered.',
    zh: '现有 {now} 个事件的日志开头与您的检查点（{kept} 个事件）不符：历史已被篡改。',
  },
  keptUnsigned: {
    en: 'Your checkpoint is not signed by this key.',
    zh: '您的检查点不是由该公钥对应的密钥签署的。',
  },
  noCheckpoint: {
    en: 'This is not a checkpoint: expected three lines, an empty line and a signature.',
    zh: '这不是检查点：应为三行内容、一个空行和签名。',
  },
  takeSample: { en: 'A random sample', zh: '随机抽样' },
  takeSampleHow: {
    en: 'The same seed draws the same events.',
    zh: '相同的种子抽出相同的事件。',
  },
  takeEvidence: { en: 'Download the evidence', zh: '下载取证材料' },
  readings: { en: 'Reading log', zh: '查阅日志' },
  readingsHow: {
    en: 'Who was shown what, in which role and why.',
    zh: '谁在何种角色下、因何原因查阅了哪些内容。',
  },
  who: { en: 'Who', zh: '查阅人' },
  shownWhat: { en: 'What', zh: '内容' },
  ofClients: { en: 'Of which clients', zh: '涉及客户' },
  times: { en: '{times} times', zh: '{times} 次' },
  treeIsCut: {
    en: 'More followed than is shown here.',
    zh: '后续事件较多，此处仅显示部分。',
  },
} as const;
