import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ModeController, ModeRulesController } from './mode/mode.controller.js';
import { mode } from './mode/mode.decider.js';
import { classifyClients } from './processes/classify-clients.process.js';
import { followModes } from './processes/follow-modes.process.js';
import { tellSegment } from './processes/tell-segment.process.js';
import { SegmentRulesController } from './segment/segment-rules.controller.js';
import { SegmentController } from './segment/segment.controller.js';
import { segment } from './segment/segment.decider.js';
import { crmModes } from './views/crm-modes.view.js';
import { segments } from './views/segments.view.js';

/** Which type a client is of, and how the bank therefore deals with it. */
@Module(
  boundedContext({
    deciders: [mode, segment],
    views: [crmModes, segments],
    processes: [classifyClients, followModes, tellSegment],
    controllers: [ModeController, ModeRulesController, SegmentController, SegmentRulesController],
  }),
)
export class StrategyModule {}
