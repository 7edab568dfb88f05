import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ApplicationController, PipelineController } from './application/application.controller.js';
import { application } from './application/application.decider.js';
import { pipeline } from './views/pipeline.view.js';

/** What a client asks for, and what the bank decides. */
@Module(
  boundedContext({
    deciders: [application],
    views: [pipeline],
    controllers: [ApplicationController, PipelineController],
  }),
)
export class CreditModule {}
