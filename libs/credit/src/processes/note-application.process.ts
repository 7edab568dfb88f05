import { defineProcess } from '#kernel';
import { applicationEvents } from '../application/application.events.js';
import { NoteApplication } from '../enquiry/enquiry.commands.js';

/** An enquiry knows the application that it has become. */
export const noteApplication = defineProcess({
  name: 'note-application',
  events: applicationEvents,
  on: {
    ApplicationSubmitted: ({ applicationId, enquiryId, valueDate }) =>
      enquiryId === undefined ? [] : [NoteApplication.of({ enquiryId, applicationId, valueDate })],
  },
});
