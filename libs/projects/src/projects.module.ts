import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { judgeDelays } from './processes/judge-delays.process.js';
import { MilestoneController } from './project/milestone.controller.js';
import { ProjectController } from './project/project.controller.js';
import { project } from './project/project.decider.js';
import { projects } from './views/projects.view.js';

/** Projects that the bank finances: from the first idea to what follows their hand-over. */
@Module(
  boundedContext({
    deciders: [project],
    views: [projects],
    processes: [judgeDelays],
    controllers: [ProjectController, MilestoneController],
  }),
)
export class ProjectsModule {}
