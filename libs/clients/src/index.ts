export * from './clients.codes.js';
export { ClientsModule } from './clients.module.js';
export {
  ChangeLifecycleStage,
  ConvertProspect,
  DescribeClient,
  LinkRelatedParty,
  MigrateClient,
  RegisterClient,
  ReportAnnualRevenue,
  TransferRelationshipManager,
  UpdateClientFacts,
} from './client/client.commands.js';
export { ConfirmRestriction, ProposeRestriction, ShareClient } from './access/access.commands.js';
export { accessEvents } from './access/access.events.js';
export { ChangedFacts, ClientFacts, FactSource } from './client/client-facts.js';
export { ClientUnknown } from './client/client.refusals.js';
export { clientEvents } from './client/client.events.js';
export * from './client/name.js';
export { FormGroup, JoinGroup } from './group/group.commands.js';
export { clientFor } from './merge/known-client.js';
export { ConfirmMerge, ProposeMerge } from './merge/merge.commands.js';
export { mergeEvents } from './merge/merge.events.js';
export { groupEvents } from './group/group.events.js';
export * from './industry/industry.codes.js';
export * from './industry/industry.js';
export { Origin } from './origin.js';
export * from './region/region.codes.js';
export * from './region/region.js';
export * from './registration/registration.js';
export type { ClientRow } from './views/client-file.rows.js';
export type { ClientScope } from './views/client-scope.view.js';
export { clientScope } from './views/client-scope.view.js';
export { clientFile, GetClient, ListMergedClients } from './views/client-file.view.js';
export * from './party/party.codes.js';
export { RegisterOrganisation, RegisterPerson, StateDemographics } from './party/party.commands.js';
export { partyEvents } from './party/party.events.js';
export { RecordOwnership } from './ownership/ownership.commands.js';
export { ownershipEvents } from './ownership/ownership.events.js';
export type { BeneficialOwners } from './views/ownership.view.js';
export { GetBeneficialOwners } from './views/ownership.view.js';
export type { PartyRow } from './views/parties.view.js';
export { ListParties, parties } from './views/parties.view.js';
export { JudgeTrait, StateBusinessLine, StatePreferences } from './portrait/portrait.commands.js';
export { portraitEvents } from './portrait/portrait.events.js';
export * from './portrait/portrait.codes.js';
export type { PortraitRow } from './views/portraits.view.js';
export { GetPortrait, portraits } from './views/portraits.view.js';
export type { DataQuality } from './views/data-quality.view.js';
export { GetDataQuality } from './views/data-quality.view.js';
export * from './identification/identification.codes.js';
export {
  AdvanceIdentification,
  ConcludeIdentification,
  ScoreStandard,
  StartIdentification,
} from './identification/identification.commands.js';
export type { IdentificationRow } from './views/identifications.view.js';
export { GetIdentification } from './views/identifications.view.js';
export { CountClients, FindDuplicates, GetClientNames } from './views/client-search.view.js';
export { searchKey, textKeys } from './views/search-keys.js';
export { ListGroups } from './views/groups.view.js';
export type { GroupRow } from './views/groups.view.js';
