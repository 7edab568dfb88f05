export {
  ApproveApplication,
  DeclineApplication,
  MigrateApplication,
  ReviewApplication,
  SubmitApplication,
  WithdrawApplication,
} from './application/application.commands.js';
export * from './agreed-schedule.js';
export * from './application/application.events.js';
export * from './credit.codes.js';
export { ApproveProduct, DraftProduct, ReviseProduct } from './product/product.commands.js';
export * from './product/product.codes.js';
export type { ProductContent, Servicing } from './product/product.fields.js';
export { catalogue } from './product/catalogue.rules.js';
export { CreditModule } from './credit.module.js';
export { StatedTerms } from './credit-terms.js';
export type { CreditTerms } from './credit-terms.js';
export * from './loan-amount.js';
export { loanIdOf } from './loan-id.js';
export { GetApplication, GetPipeline, ListApplications, pipeline } from './views/pipeline.view.js';
export type { ApplicationRow, PipelineLine } from './views/pipeline.view.js';
