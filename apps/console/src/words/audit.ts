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
