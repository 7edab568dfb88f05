import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { CadenceController } from './cadence/cadence.controller.js';
import { cadence } from './cadence/cadence.decider.js';
import { InteractionController } from './interaction/interaction.controller.js';
import { interaction } from './interaction/interaction.decider.js';
import { followTasks } from './processes/follow-tasks.process.js';
import { MyTasksController, TaskController } from './task/task.controller.js';
import { task } from './task/task.decider.js';
import { contacts } from './views/contacts.view.js';
import { tasks } from './views/tasks.view.js';
import { timeline } from './views/timeline.view.js';

/** How the bank and its clients speak with each other, and when they should again. */
@Module(
  boundedContext({
    deciders: [cadence, interaction, task],
    views: [contacts, tasks, timeline],
    processes: [followTasks],
    controllers: [CadenceController, InteractionController, MyTasksController, TaskController],
  }),
)
export class EngagementModule {}
