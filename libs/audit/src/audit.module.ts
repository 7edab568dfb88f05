import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { AttemptsController } from './attempts/attempts.controller.js';
import { attempts } from './attempts/attempts.view.js';
import { TrailController } from './trail/trail.controller.js';
import { trail } from './trail/trail.view.js';

/** Who did what, when and why: over the events of all contexts. */
@Module(
  boundedContext({ views: [attempts, trail], controllers: [AttemptsController, TrailController] }),
)
export class AuditModule {}
