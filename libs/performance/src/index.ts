export { ConfirmAward, ProposeAward } from './award/award.commands.js';
export { PublishCourse } from './course/course.commands.js';
export * from './performance.codes.js';
export { FindBottleneck } from './views/approval-steps.view.js';
export { PerformanceModule } from './performance.module.js';
export { PlanTraining, RecordTest } from './training/training.commands.js';
