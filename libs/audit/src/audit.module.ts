import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { TrailController } from './trail/trail.controller.js';
import { trail } from './trail/trail.view.js';

/** Who did what, when and why: over the events of all contexts. */
@Module(boundedContext({ views: [trail], controllers: [TrailController] }))
export class AuditModule {}
