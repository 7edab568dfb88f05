import { defineProcess } from '#kernel';
import { JudgeApplication } from '../application/application.commands.js';
import { applicationEvents } from '../application/application.events.js';

interface OfApplication {
  readonly applicationId: string;
}

const judge = ({ applicationId }: OfApplication) => [JudgeApplication.of({ applicationId })];

/** An application shows which policies apply to it, and where it deviates, before anybody decides. */
export const judgeApplications = defineProcess({
  name: 'judge-applications',
  events: applicationEvents,
  on: {
    ApplicationSubmitted: (submitted) => (submitted.origin === undefined ? judge(submitted) : []),
    ApplicationCompleted: judge,
  },
});
