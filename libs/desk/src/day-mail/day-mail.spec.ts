import { decides } from '#kernel/testing';
import type { MyDay } from '../my-day/my-day.js';
import { deskRefusals } from '../desk.refusals.js';
import { dayLetter } from './day-letter.js';
import { CancelDayMail, OrderDayMail, RecordDayMail } from './day-mail.commands.js';
import { dayMail } from './day-mail.decider.js';
import { dayMailEvents } from './day-mail.events.js';

const { DayMailOrdered, DayMailCancelled, DayMailSent } = dayMailEvents;
const given = decides(dayMail);
const personId = 'wang';
const wang = { actor: { id: 'wang', roles: ['relationshipManager'] } };
const today = { valueDate: '2026-03-02' };

describe('the morning mail of a person', () => {
  it('is ordered and cancelled by nobody else', () => {
    given().when(OrderDayMail.of({ personId }), wang).then(DayMailOrdered(today));
    const cancel = CancelDayMail.of({ personId });
    given(DayMailOrdered(today)).when(cancel, wang).then(DayMailCancelled(today));
    const head = { actor: { id: 'head', roles: ['unitHead'] } };
    given().when(OrderDayMail.of({ personId }), head).refuses(deskRefusals.NotYourDay);
  });

  it('goes out once a day', () => {
    const sent = DayMailSent(today);
    const record = RecordDayMail.of({ personId, day: '2026-03-02' });
    given(DayMailOrdered(today)).when(record).then(sent);
    given(DayMailOrdered(today), sent).when(record).changesNothing();
  });
});

describe('the letter of a day', () => {
  const nothing: MyDay = {
    ...{ day: '2026-03-02', personId, contactsDue: [], sponsored: [], tasks: [], nextSteps: [] },
    ...{ promises: [], warnings: [], cases: [], care: [], news: [] },
  };
  const promise = (number: number) => ({
    ...{ promiseId: `pr_${number}`, clientId: 'cl_1', what: '报价', dueOn: '2026-03-03' },
  });
  const nameOf = () => '秦岭风电';

  it('names what there is, and counts what does not fit', () => {
    const promises = Array.from({ length: 12 }, (_, index) => promise(index));
    const { subject, text } = dayLetter({ ...nothing, promises: promises as never }, nameOf, 'zh');
    expect(subject).toBe('今日工作 2026-03-02');
    expect(text.split('\n').slice(0, 2)).toEqual(['承诺 (12)', '- 2026-03-03 报价, 秦岭风电']);
    expect(text.split('\n').at(-1)).toBe('  …… 另有 2 项');
  });

  it('says so where nothing is due', () =>
    expect(dayLetter(nothing, nameOf, 'en')).toEqual({
      ...{ subject: 'Your day 2026-03-02', text: 'Nothing is due.' },
    }));
});
