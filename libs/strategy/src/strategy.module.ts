import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { classifyClients } from './processes/classify-clients.process.js';
import { SegmentRulesController } from './segment/segment-rules.controller.js';
import { SegmentController } from './segment/segment.controller.js';
import { segment } from './segment/segment.decider.js';
import { segments } from './views/segments.view.js';

/** Which type a client is of, and how the bank therefore deals with it. */
@Module(
  boundedContext({
    deciders: [segment],
    views: [segments],
    processes: [classifyClients],
    controllers: [SegmentController, SegmentRulesController],
  }),
)
export class StrategyModule {}
