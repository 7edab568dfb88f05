import type { EventWords } from './sentence.js';

/** What is said of clients, their groups and who sees them. */
export const clientWords: EventWords = {
  ClientRegistered: [
    '{facts.name} registered as {role:Party role}',
    '{facts.name}建档，身份 {role:Party role}',
  ],
  ClientMigrated: [
    '{facts.name} taken over from {origin.source}',
    '{facts.name}由 {origin.source} 迁入',
  ],
  ClientFactsUpdated: [
    'Facts of the client updated, as known on {source.statedOn}',
    '客户信息更新，依据日期 {source.statedOn}',
  ],
  RegistrationCorrected: [
    'Registration corrected to {registration.number}: {reason}',
    '登记号码更正为 {registration.number}：{reason}',
  ],
  AnnualRevenueReported: ['Revenue of {fiscalYear}: {revenue}', '{fiscalYear} 年度收入 {revenue}'],
  ClientDescribed: ['{section:Profile section} described', '记录{section:Profile section}'],
  ProspectConverted: [
    'Prospect became a client, {lifecycle:Lifecycle stage}',
    '潜在客户转为正式客户，{lifecycle:Lifecycle stage}',
  ],
  LifecycleStageChanged: [
    'From {from:Lifecycle stage} to {to:Lifecycle stage}: {reason}',
    '由{from:Lifecycle stage}转为{to:Lifecycle stage}：{reason}',
  ],
  RelationshipManagerAssigned: ['Looked after by {managerId}', '客户经理为 {managerId}'],
  RelationshipManagerTransferred: [
    'Handed from {formerManagerId} to {managerId}: {reason}',
    '由 {formerManagerId} 移交 {managerId}：{reason}',
  ],
  ClientPlaced: ['Now in {units}', '归属机构 {units}'],
  RelatedPartyLinked: [
    '{partyId} is its {relation:Relation}[, share {share}]',
    '{partyId} 为其{relation:Relation}[，持股 {share}]',
  ],
  RelatedPartyUnlinked: [
    '{partyId} is no longer its {relation:Relation}: {reason}',
    '{partyId} 不再为其{relation:Relation}：{reason}',
  ],
  PersonRegistered: ['Person {partyId} registered', '自然人 {partyId} 已登记'],
  OrganisationRegistered: [
    '{name} registered as {kind:Kind of organisation}',
    '{name}登记为{kind:Kind of organisation}',
  ],
  DemographicsStated: [
    'Demographics of {partyId} recorded, consent of {consent.givenOn}',
    '记录 {partyId} 的人口统计特征，授权日 {consent.givenOn}',
  ],
  DemographicsWithdrawn: ['Demographics withdrawn: {reason}', '撤回人口统计特征及授权：{reason}'],
  OwnershipRecorded: [
    'Chart of owners recorded, as known on {source.statedOn}',
    '记录股权结构，依据日期 {source.statedOn}',
  ],
  PreferencesStated: [
    'Preferences recorded, as known on {source.statedOn}',
    '记录客户偏好，依据日期 {source.statedOn}',
  ],
  TraitJudged: [
    '{trait:Trait}: {level:Level of a trait}, {evidence}',
    '{trait:Trait}：{level:Level of a trait}，{evidence}',
  ],
  BusinessLineStated: [
    'Business line {line:Business line} recorded[, {contribution} in {year}]',
    '记录业务条线{line:Business line}[，{year} 年贡献 {contribution}]',
  ],
  IdentificationStarted: ['Identification started: {research}', '启动客户识别：{research}'],
  StandardScored: [
    '{standard:Standard of identification}: {score}, {evidence}',
    '{standard:Standard of identification}评分 {score}，{evidence}',
  ],
  IdentificationAdvanced: [
    'Identification comes to {to:Stage of identification}: {finding}',
    '客户识别进入{to:Stage of identification}：{finding}',
  ],
  IdentificationConcluded: [
    '{outcome:Outcome of identification}, total {judged.total}: {reason}',
    '{outcome:Outcome of identification}，总分 {judged.total}：{reason}',
  ],
  ClientShared: ['Shared with team {teamId}: {reason}', '共享给团队 {teamId}：{reason}'],
  ClientUnshared: [
    'No longer shared with team {teamId}: {reason}',
    '停止与团队 {teamId} 共享：{reason}',
  ],
  MergeProposed: ['Merge into {into} proposed: {reason}', '提议并入 {into}：{reason}'],
  ClientMerged: ['Merged into {into}', '已并入 {into}'],
  MergeUndoingProposed: [
    'To be parted from {into} again: {reason}',
    '提请撤销并入 {into}：{reason}',
  ],
  MergeUndone: ['Merge into {into} undone: {reason}', '已撤销并入 {into}：{reason}'],
  RestrictionProposed: [
    'Restriction to {personIds} proposed: {reason}',
    '提议仅限 {personIds} 访问：{reason}',
  ],
  ClientRestricted: ['Restricted to {personIds}', '仅限 {personIds} 访问'],
  LiftingProposed: ['Lifting of the restriction proposed: {reason}', '提议解除访问限制：{reason}'],
  RestrictionLifted: ['Restriction lifted', '访问限制解除'],
  GroupFormed: ['Group {name} formed', '客户集团{name}建立'],
  ClientJoinedGroup: [
    '{clientId} joined the group as {role:Group role}',
    '{clientId} 加入集团，身份 {role:Group role}',
  ],
  ClientLeftGroup: ['{clientId} left the group: {reason}', '{clientId} 退出集团：{reason}'],
  GroupDissolved: ['Group dissolved: {reason}', '客户集团解散：{reason}'],
};
