import type { EventWords } from './sentence.js';

/** What is said of the bank itself: its days, units, staff, teams. */
export const bankWords: EventWords = {
  BusinessDayClosed: ['Business day {day} closed', '营业日 {day} 已结束'],
  AttemptRefused: ['{message} refused: {code}', '{message} 被拒绝：{code}'],
  ReadingsRecorded: ['What was read was recorded', '查阅记录已登记'],
  LocalTokenIssued: [
    '{use:Use of a local token}: token for {personId} until {until}, asked for by {issuedBy}',
    '{use:Use of a local token}：为 {personId} 签发令牌，有效至 {until}，申请人 {issuedBy}',
  ],
  TokensRevoked: [
    '{of:Revoked tokens} revoked, {value}: {reason}',
    '注销{of:Revoked tokens}（{value}）：{reason}',
  ],
  MigrationOpened: ['Migration from {source} opened: {reason}', '开始从 {source} 迁移：{reason}'],
  MigrationClosed: [
    'Migration closed by {closedBy}[: {explanation}]',
    '{closedBy} 结束迁移[：{explanation}]',
  ],
  StaffFileProposed: [
    'List of {people} staff proposed by {proposedBy}',
    '{proposedBy} 提交人员名册（{people} 人）',
  ],
  StaffFileConfirmed: ['List of staff confirmed by {confirmedBy}', '{confirmedBy} 确认人员名册'],
  KeyClaimed: ['Key claimed for {holder}', '为 {holder} 占用唯一键'],
  SkipProposed: [
    'Skipping {place} in {of} proposed: {reason}',
    '提议 {of} 跳过位置 {place} 的事件：{reason}',
  ],
  SkipConfirmed: ['Skip confirmed by {confirmedBy}', '{confirmedBy} 确认跳过'],
  SkipDeclined: ['Skip declined by {declinedBy}: {reason}', '{declinedBy} 否决跳过：{reason}'],
  PurposeStated: [
    'Data needed until {keepUntil}: {purpose:Purpose of personal data}',
    '个人信息处理目的：{purpose:Purpose of personal data}，保存至 {keepUntil}',
  ],
  PurposeWithdrawn: [
    'Consent withdrawn: {purpose:Purpose of personal data}',
    '撤回同意：{purpose:Purpose of personal data}',
  ],
  LegalHoldPlaced: ['Legal hold placed: {matter}', '法律保全已设置：{matter}'],
  LegalHoldLifted: ['Legal hold lifted: {reason}', '法律保全已解除：{reason}'],
  LegalHoldOrdered: [
    'Legal hold ordered for {matter}[ until {until}]: {reason}',
    '下达法律保全：{matter}[，至 {until}]：{reason}',
  ],
  HoldLiftingProposed: [
    'Lifting of the legal hold proposed: {reason}',
    '申请解除法律保全：{reason}',
  ],
  HoldLiftingDeclined: [
    'Lifting declined by {declinedBy}: {reason}',
    '{declinedBy} 否决解除：{reason}',
  ],
  HoldLiftingConfirmed: ['Legal hold lifted by {confirmedBy}', '{confirmedBy} 解除法律保全'],
  ErasureRequested: [
    'Erasure of a person requested: {ground:Ground of an erasure}',
    '申请删除个人数据：{ground:Ground of an erasure}',
  ],
  ErasureDeclined: ['Erasure declined: {reason}', '删除申请被否决：{reason}'],
  PersonalDataErased: [
    'Personal data erased: {ground:Ground of an erasure}',
    '个人数据已删除：{ground:Ground of an erasure}',
  ],
  InstitutionProposed: [
    'Institution proposed: {facts.name}, {facts.type:Type of institution}: {reason}',
    '机构信息变更提议：{facts.name}，{facts.type:Type of institution}：{reason}',
  ],
  InstitutionConfirmed: [
    'Institution confirmed: {facts.name}, {facts.type:Type of institution}',
    '机构信息已确认：{facts.name}，{facts.type:Type of institution}',
  ],
  InstitutionDeclined: [
    'Change of the institution declined: {reason}',
    '机构信息变更已否决：{reason}',
  ],
  UnitOpened: ['Unit {name} opened[ below {parentId}]', '机构{name}设立[，隶属 {parentId}]'],
  UnitRenamed: ['Unit renamed {name}', '机构更名为{name}'],
  UnitMoved: [
    'Unit moved from {formerParentId} to {parentId}',
    '机构由 {formerParentId} 划转至 {parentId}',
  ],
  UnitClosed: ['Unit closed: {reason}', '机构撤销：{reason}'],
  StaffMemberRegistered: [
    '{name} joined the staff of {unitId}',
    '员工{name}登记，所属机构 {unitId}',
  ],
  StaffFactsChanged: [
    'Facts of a member of staff changed[, name {name}]',
    '员工信息变更[，姓名 {name}]',
  ],
  StaffMemberMoved: ['Moved from {formerUnitId} to {unitId}', '由 {formerUnitId} 调动至 {unitId}'],
  StaffMemberLeft: ['Left the bank: {reason}', '离职：{reason}'],
  StaffMemberReturned: ['Returned to {unitId}', '复职，所属机构 {unitId}'],
  SignInRequested: ['Sign-in {subject} requested', '申请登录账号 {subject}'],
  SignInLinked: ['Sign-in {subject} linked', '绑定登录账号 {subject}'],
  SignInUnlinked: ['Sign-in {subject} unlinked: {reason}', '解绑登录账号 {subject}：{reason}'],
  RoleRequested: ['Role {role:Role} requested for {unitId}', '申请 {unitId} 的{role:Role}角色'],
  RoleGranted: [
    'Role {role:Role} granted in {unitId} from {validFrom}',
    '授予 {unitId} 的{role:Role}角色，自 {validFrom} 起',
  ],
  RoleRevoked: [
    'Role {role:Role} revoked in {unitId}: {reason}',
    '收回 {unitId} 的{role:Role}角色：{reason}',
  ],
  LeavePlanned: [
    '{kind:Kind of leave} from {from} to {until}',
    '{kind:Kind of leave}：{from} 至 {until}',
  ],
  LeaveCancelled: ['Leave from {from} cancelled: {reason}', '取消自 {from} 起的休假：{reason}'],
  DeputyAppointed: [
    '{deputyId} deputises from {from} to {until}',
    '{deputyId} 代理，{from} 至 {until}',
  ],
  DeputyDismissed: ['{deputyId} deputises no longer: {reason}', '{deputyId} 不再代理：{reason}'],
  TeamFormed: ['Team {name} formed', '团队{name}组建'],
  TeamMemberJoined: [
    '{personId} joined the team as {function:Function in a team}',
    '{personId} 加入团队，职能 {function:Function in a team}',
  ],
  TeamMemberLeft: ['{personId} left the team: {reason}', '{personId} 退出团队：{reason}'],
  TeamDissolved: ['Team dissolved: {reason}', '团队解散：{reason}'],
};
