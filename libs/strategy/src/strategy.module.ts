import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ModeController, ModeRulesController } from './mode/mode.controller.js';
import { mode } from './mode/mode.decider.js';
import { classifyClients } from './processes/classify-clients.process.js';
import { placement } from './placement/placement.decider.js';
import { PlaybookController, PlaybookRulesController } from './playbook/playbook.controller.js';
import { groupByOwner } from './processes/group-by-owner.process.js';
import { followPlaybooks } from './processes/follow-playbooks.process.js';
import { placeClients } from './processes/place-clients.process.js';
import { followModes } from './processes/follow-modes.process.js';
import { tellSegment } from './processes/tell-segment.process.js';
import { SegmentRulesController } from './segment/segment-rules.controller.js';
import { SegmentController } from './segment/segment.controller.js';
import { segment } from './segment/segment.decider.js';
import { TaxonomyController, TaxonomyRulesController } from './taxonomy/taxonomy.controller.js';
import { bankIncome } from './views/bank-income.view.js';
import { clientEffects } from './views/client-effects.view.js';
import { playbookResults } from './views/playbook-results.view.js';
import { crmModes } from './views/crm-modes.view.js';
import { segments } from './views/segments.view.js';

/** Which type a client is of, and how the bank therefore deals with it. */
@Module(
  boundedContext({
    deciders: [mode, placement, segment],
    views: [bankIncome, clientEffects, crmModes, playbookResults, segments],
    processes: [
      classifyClients,
      followModes,
      followPlaybooks,
      groupByOwner,
      placeClients,
      tellSegment,
    ],
    controllers: [
      ModeController,
      ModeRulesController,
      PlaybookRulesController,
      PlaybookController,
      SegmentController,
      SegmentRulesController,
      TaxonomyController,
      TaxonomyRulesController,
    ],
  }),
)
export class StrategyModule {}
