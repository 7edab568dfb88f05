export * from './clients.codes.js';
export {
  ChangeLifecycleStage,
  MigrateClient,
  RegisterClient,
  ReportAnnualRevenue,
} from './client/client.commands.js';
export { ChangedFacts, ClientFacts, FactSource } from './client/client-facts.js';
export { clientEvents } from './client/client.events.js';
export * from './client/name.js';
export { groupEvents } from './group/group.events.js';
export * from './industry/industry.codes.js';
export * from './industry/industry.js';
export { Origin } from './origin.js';
export * from './region/region.codes.js';
export * from './region/region.js';
export * from './registration/registration.js';
