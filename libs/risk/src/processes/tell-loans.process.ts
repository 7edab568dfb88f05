import { defineProcess, pick } from '#kernel';
import { NoteRisk } from '#lending';
import { classificationEvents } from '../classification/classification.events.js';

/** A loan is told its class and its stage: they set the order in which it is paid, and lists. */
export const tellLoans = defineProcess({
  name: 'tell-loans',
  events: pick(classificationEvents, 'ClassProposed', 'ClassDecided'),
  on: {
    ClassProposed: ({ loanId, stage, valueDate: day }) => [NoteRisk.of({ loanId, stage, day })],
    ClassDecided: ({ loanId, class: decided, valueDate: day }) => [
      NoteRisk.of({ loanId, class: decided, day }),
    ],
  },
});
