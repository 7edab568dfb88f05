import { CeilingController } from './ceiling/ceiling.controller.js';
import { ceiling } from './ceiling/ceiling.decider.js';
import { holdCeilings } from './processes/hold-ceilings.process.js';
import { ceilingHoldings } from './views/ceiling/ceiling-holdings.view.js';
import { ceilings } from './views/ceiling/ceilings.view.js';
import { CollateralController } from './collateral/collateral.controller.js';
import { collateral } from './collateral/collateral.decider.js';
import { CreditRulesController } from './rules/credit-rules.controller.js';
import { creditRules } from './rules/credit-rules.decider.js';
import { creditRulesView } from './views/rules/credit-rules.view.js';
import { PolicyController } from './policy/policy.controller.js';
import { policy } from './policy/policy.decider.js';
import { judgeApplications } from './processes/judge-applications.process.js';
import { clientPolicies } from './views/rules/client-policies.view.js';
import { policies } from './views/rules/policies.view.js';
import { EnquiryController } from './enquiry/enquiry.controller.js';
import { enquiry } from './enquiry/enquiry.decider.js';
import { noteApplication } from './processes/note-application.process.js';
import { enquiries } from './views/pipeline/enquiries.view.js';
import { EnhancementController } from './enhancement/enhancement.controller.js';
import { enhancement } from './enhancement/enhancement.decider.js';
import { endCover } from './processes/end-cover.process.js';
import { collateralBook } from './views/security/collateral.view.js';
import { enhancements } from './views/security/enhancements.view.js';
import { guarantors } from './views/security/guarantors.view.js';
import { StepController } from './step/step.controller.js';
import { step } from './step/step.decider.js';
import { applicationTasks } from './views/step/application-tasks.view.js';
import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ApplicationController, PipelineController } from './application/application.controller.js';
import { application } from './application/application.decider.js';
import { CommitteeController } from './committee/committee.controller.js';
import { committee } from './committee/committee.decider.js';
import { ConditionController } from './condition/condition.controller.js';
import { condition } from './condition/condition.decider.js';
import { DocumentController } from './document/document.controller.js';
import { document } from './document/document.decider.js';
import { fileStoreProvider, FileUpload } from './document/file-upload.js';
import { LimitController } from './limit/limit.controller.js';
import { limit } from './limit/limit.decider.js';
import { freeLimits } from './processes/free-limits.process.js';
import { useDiscounts } from './processes/use-discounts.process.js';
import { straightThroughProcess } from './processes/straight-through.process.js';
import { ProductController } from './product/product.controller.js';
import { product } from './product/product.decider.js';
import { StandingController } from './standing/standing.controller.js';
import { standing } from './standing/standing.decider.js';
import { clientDocuments } from './views/client-documents.view.js';
import { commitments } from './views/security/commitments.view.js';
import { committeeVotes } from './views/pipeline/committee-votes.view.js';
import { conditions } from './views/pipeline/conditions.view.js';
import { creditStanding } from './views/credit-standing.view.js';
import { limits } from './views/limits.view.js';
import { pipeline } from './views/pipeline/pipeline.view.js';
import { products } from './views/rules/products.view.js';

const context = boundedContext({
  deciders: [
    application,
    ceiling,
    collateral,
    committee,
    condition,
    creditRules,
    document,
    enhancement,
    enquiry,
    limit,
    policy,
    product,
    standing,
    step,
  ],
  views: [
    applicationTasks,
    ceilingHoldings,
    ceilings,
    clientDocuments,
    clientPolicies,
    collateralBook,
    commitments,
    committeeVotes,
    conditions,
    creditRulesView,
    creditStanding,
    enhancements,
    enquiries,
    guarantors,
    limits,
    pipeline,
    policies,
    products,
  ],
  processes: [
    endCover,
    freeLimits,
    holdCeilings,
    judgeApplications,
    noteApplication,
    straightThroughProcess,
    useDiscounts,
  ],
  controllers: [
    ApplicationController,
    CeilingController,
    CollateralController,
    CommitteeController,
    ConditionController,
    CreditRulesController,
    DocumentController,
    EnhancementController,
    EnquiryController,
    LimitController,
    PipelineController,
    PolicyController,
    ProductController,
    StandingController,
    StepController,
  ],
});

/** What a client asks for, and what the bank decides. */
@Module({
  ...context,
  providers: [...(context.providers ?? []), fileStoreProvider, FileUpload],
})
export class CreditModule {}
