export * from './import-run.js';
export { readSba, surveySba } from './sba/sba-file.js';
export { readBerka, surveyBerka } from './berka/berka-file.js';
export { readUs, surveyUs } from './statements/us-file.js';
export { readComplaints, surveyComplaints } from './complaints/complaints-file.js';
export type { ContactsFile, DryRun } from './contacts/contacts-file.js';
export {
  knownClients,
  newContacts,
  readContacts,
  surveyContacts,
  tryImport,
} from './contacts/contacts-file.js';
export { readRegister, registersOf, surveyRegister } from './registers/register-file.js';
export { ProgramMigration } from './migration/program-migration.js';
export { CloseMigration, OpenMigration } from './migration/migration.commands.js';
export type { MigratedTotal } from './migration/migration.events.js';
export { IntegrationModule } from './integration.module.js';
export { ReceivePayment } from './payment/payment.commands.js';
export type { StatementResult } from './payment/statements.js';
