import { ClientUnknown } from '#clients';
import { addDays, valueDateRefusals } from '#kernel';
import { decides, projects } from '#kernel/testing';
import { applicationId, clientId } from '../application/application.examples.js';
import { enquiries } from '../views/pipeline/enquiries.view.js';
import { AnswerEnquiry, CloseEnquiry, NoteApplication, RecordEnquiry } from './enquiry.commands.js';
import { enquiry } from './enquiry.decider.js';
import { asked, enquiryId } from './enquiry.examples.js';
import { enquiryRefusals as refuse } from './enquiry.refusals.js';

const given = decides(enquiry);
const client = { client: { clientId, managerId: 'rm-7' } };
const ask = (more: object = {}) =>
  RecordEnquiry.of({
    enquiryId,
    clientId,
    purpose: 'workingCapital',
    need: 'Money for the harvest',
    ...more,
  });
const answer = AnswerEnquiry.of({ enquiryId, answer: 'Yes', products: ['workingCapital'] });
const lapse = CloseEnquiry.of({ enquiryId, outcome: 'lapsed', reason: 'Paid by the buyer' });
const note = NoteApplication.of({ enquiryId, applicationId });

describe('an enquiry (F-01)', () => {
  it('is taken up for a client, with who answers and by when', () => {
    const [taken] = given().when(ask(), client).facts();
    expect(taken?.data).toMatchObject({ ownerId: 'rm-7', dueOn: '2026-03-03' });
    given().when(ask(), { client: undefined }).refuses(ClientUnknown, { field: 'clientId' });
    given().when(ask(), { client: { clientId } }).refuses(refuse.EnquiryOwnerMissing);
    given()
      .when(ask({ dueOn: '2026-03-01' }), client)
      .refuses(refuse.EnquiryDueInPast, { field: 'dueOn' });
  });

  it('is answered, and leads to an application or to nothing', () => {
    const answered = given(asked).when(answer).facts();
    const applied = given(asked, ...answered)
      .when(note)
      .facts();
    const row = projects(enquiries, { id: enquiryId });
    row(asked).matches({ stage: 'open', termMonths: 12 });
    row(asked, ...answered).matches({ stage: 'answered', answeredSeconds: 0 });
    row(asked, ...answered, ...applied).matches({ stage: 'applied', applicationId });
    given(asked, ...applied)
      .when(note)
      .changesNothing();
    given(asked, ...applied)
      .when(lapse)
      .refuses(refuse.EnquiryOver, { applicationId });
  });

  it('is neither answered nor closed before it was recorded', () => {
    const early = { enquiryId, valueDate: addDays(asked.data.valueDate, -1) };
    for (const command of [
      AnswerEnquiry.of({ ...early, answer: 'Yes', products: ['workingCapital'] }),
      CloseEnquiry.of({ ...early, outcome: 'lapsed', reason: 'Paid by the buyer' }),
    ]) {
      given(asked).when(command).refuses(valueDateRefusals.ValueDateTooEarly);
    }
  });

  it('ends with a reason where nothing comes of it, and is then over', () => {
    const closed = given(asked).when(lapse).facts();
    projects(enquiries, { id: enquiryId })(asked, ...closed).matches({
      stage: 'lapsed',
      reason: 'Paid by the buyer',
    });
    given(asked, ...closed)
      .when(answer)
      .refuses(refuse.EnquiryOver);
  });
});
