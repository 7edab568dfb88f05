import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { CadenceController } from './cadence/cadence.controller.js';
import { cadence } from './cadence/cadence.decider.js';
import { InteractionController } from './interaction/interaction.controller.js';
import { interaction } from './interaction/interaction.decider.js';
import { contacts } from './views/contacts.view.js';
import { timeline } from './views/timeline.view.js';

/** How the bank and its clients speak with each other, and when they should again. */
@Module(
  boundedContext({
    deciders: [interaction, cadence],
    views: [timeline, contacts],
    controllers: [InteractionController, CadenceController],
  }),
)
export class EngagementModule {}
