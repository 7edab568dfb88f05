import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import { NoteCareDay, RemoveCareDay } from './care.commands.js';
import { careDay, careRefusals } from './care.decider.js';
import { careEvents } from './care.events.js';

const { CareDayNoted, CareDayRemoved } = careEvents;
const given = decides(careDay);
const careDayId = 'cy_1';
const clientId = 'cl_1';
const client = { clientId, units: [], teamIds: [] };
const founded = { clientId, occasion: 'founding', monthDay: '05-18' } as const;
const birthday = { clientId, occasion: 'birthday', monthDay: '03-15', office: 'CFO' } as const;
const note = (told: object) => NoteCareDay.of({ careDayId, ...founded, ...told });
const consent = { givenOn: '2026-03-01', evidence: 'XA-7' };
const noted = CareDayNoted({ ...founded, valueDate: '2026-03-02' });

describe('a day of care', () => {
  it('is noted for a client that there is', () => {
    given().when(note({}), { client }).then(noted);
    given().when(note({})).refuses(ClientUnknown);
  });

  it('of a person needs the office and the consent, given already', () => {
    const personal = { ...birthday, consent };
    const whole = CareDayNoted({ ...personal, valueDate: '2026-03-02' });
    given().when(note(personal), { client }).then(whole);
    given().when(note(birthday), { client }).refuses(careRefusals.CareNeedsConsent);
    const later = { ...birthday, consent: { ...consent, givenOn: '2026-03-03' } };
    given().when(note(later), { client }).refuses(careRefusals.ConsentInFuture);
  });

  it('is taken off the calendar once', () => {
    const remove = RemoveCareDay.of({ careDayId, reason: '已撤回' });
    const removed = CareDayRemoved({ reason: '已撤回', valueDate: '2026-03-02' });
    given(noted).when(remove).then(removed);
    given(noted, removed).when(remove).then();
  });
});
