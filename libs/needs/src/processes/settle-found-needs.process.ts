import { SettleTask } from '#engagement';
import { defineProcess, pick } from '#kernel';
import { followingId } from '#platform';
import { needEvents } from '../need/need.events.js';

/** A need that was found in an answer to a survey and is captured: the task of doing so is done. */
export const settleFoundNeeds = defineProcess({
  name: 'settle-found-needs',
  events: pick(needEvents, 'NeedCaptured'),
  on: {
    NeedCaptured: ({ needId, answerId }) =>
      answerId === undefined
        ? []
        : [SettleTask.of({ taskId: followingId('tk', answerId, 'need'), result: needId })],
  },
});
