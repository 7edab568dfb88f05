export {
  CompleteApplication,
  EndCommitment,
  ReturnApplication,
  ApproveApplication,
  DeclineApplication,
  MigrateApplication,
  ReviewApplication,
  SubmitAgreed,
  SubmitApplication,
  WithdrawApplication,
} from './application/application.commands.js';
export { AssignStep } from './step/step.commands.js';
export * from './agreed-schedule.js';
export * from './application/application.events.js';
export * from './credit.codes.js';
export { ApproveProduct, DraftProduct, ReviseProduct } from './product/product.commands.js';
export * from './product/product.codes.js';
export type { GrantedProduct } from './product/product-checks.js';
export { Servicing } from './product/product.fields.js';
export type { ProductContent, ServicingTerms } from './product/product.fields.js';
export { checkSold, soldTerms } from './product/sold.rules.js';
export { offerOf } from './product/offer.js';
export type { Offer } from './product/offer.js';
export { checkClients, checkTerms } from './product/product-checks.js';
export type { ProductRow } from './views/rules/products.view.js';
export { products } from './views/rules/products.view.js';
export { catalogue } from './product/catalogue.rules.js';
export { CreditModule } from './credit.module.js';
export { StatedTerms } from './credit-terms.js';
export type { CreditTerms } from './credit-terms.js';
export { inYuan } from './application/terms/reference-rates.rules.js';
export * from './loan-amount.js';
export { agreedApplicationId, agreementOf } from './agreed-id.js';
export { loanIdOf } from './loan-id.js';
export {
  GetApplication,
  GetPipeline,
  ListApplications,
  pipeline,
} from './views/pipeline/pipeline.view.js';
export type { PipelineLine } from './views/pipeline/pipeline.view.js';
export type { ApplicationRow } from './views/pipeline/pipeline.rows.js';
export { conditionsOf } from './application/condition.fields.js';
export type { Condition, StatedCondition } from './application/condition.fields.js';
export { CastVote, CloseVote, ConveneCommittee } from './committee/committee.commands.js';
export { RecordDocument, VerifyDocument } from './document/document.commands.js';
export {
  AssignRiskClass,
  BlockCredit,
  SetHandlingPriority,
  SetStraightThrough,
  UnblockCredit,
} from './standing/standing.commands.js';
export * from './standing/standing.codes.js';
export { standingEvents } from './standing/standing.events.js';
export type { StandingRow } from './views/credit-standing.view.js';
export { creditStanding } from './views/credit-standing.view.js';
export {
  ConfirmCondition,
  EvidenceCondition,
  NoteFirstDrawdown,
} from './condition/condition.commands.js';
export * from './collateral/collateral.codes.js';
export {
  AcceptAppraisal,
  AllocateCollateral,
  InsureCollateral,
  OfferCollateral,
  RegisterCollateral,
  SubmitAppraisal,
} from './collateral/collateral.commands.js';
export { collateralEvents } from './collateral/collateral.events.js';
export type { Cover } from './collateral/collateral.events.js';
export { AskForSecurity } from './enhancement/enhancement.commands.js';
export { collateralBook } from './views/security/collateral.view.js';
export type { CollateralRow } from './views/security/collateral.view.js';
export { ApproveCreditRules, DraftCreditRules } from './rules/credit-rules.commands.js';
export { releaseContent } from './rules/release.js';
export { ApprovePolicy, DraftPolicy } from './policy/policy.commands.js';
export { GrantDiscount, NoteSegment } from './standing/standing.commands.js';
export { AnswerEnquiry, CloseEnquiry, RecordEnquiry } from './enquiry/enquiry.commands.js';
export { enquiryEvents } from './enquiry/enquiry.events.js';
export { enquiries } from './views/pipeline/enquiries.view.js';
export type { EnquiryRow } from './views/pipeline/enquiries.view.js';
export { conditions } from './views/pipeline/conditions.view.js';
export type { ConditionsRow } from './views/pipeline/conditions.view.js';
export { ApproveCeiling, ProposeCeiling } from './ceiling/ceiling.commands.js';
export { ApproveLimit, ProposeLimit, ReserveLimit } from './limit/limit.commands.js';
export type { LimitRow } from './views/limits.view.js';
export { GetLimit } from './views/limits.view.js';
export type { ClientDocumentsRow } from './views/client-documents.view.js';
export { GetClientDocuments } from './views/client-documents.view.js';
