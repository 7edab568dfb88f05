import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { trainingRefusals } from '../training/training.decider.js';
import { ConfirmAward, DeclineAward, ProposeAward } from './award.commands.js';
import { award, awardRefusals } from './award.decider.js';
import { awardEvents } from './award.events.js';

const { AwardProposed, AwardGiven, AwardDeclined } = awardEvents;
const given = decides(award);
const awardId = 'aw_1';
const person = { personId: 'wang', active: true };
const told = { personId: 'wang', kind: 'praise', reason: 'Kept it.' } as const;
const propose = (more: object = {}) => ProposeAward.of({ awardId, ...told, ...more });
const by = (id: string) => ({ actor: { id, roles: ['unitHead'] } });
const proposed = AwardProposed({ ...told, proposedBy: 'head', valueDate: '2026-03-02' });
const confirm = ConfirmAward.of({ awardId });
const decline = DeclineAward.of({ awardId, reason: 'Too early.' });

describe('an award', () => {
  it('is proposed for somebody else who works here', () => {
    given()
      .when(propose(), { person, ...by('head') })
      .then(proposed);
    given().when(propose(), by('head')).refuses(trainingRefusals.TraineeUnknown);
    given()
      .when(propose(), { person, ...by('wang') })
      .refuses(NotIndependent);
  });

  it('has an amount where it is a bonus, and only there', () => {
    const amount = { minor: 100, currency: 'CNY' };
    for (const wrong of [{ kind: 'bonus' }, { amount }]) {
      given()
        .when(propose(wrong), { person, ...by('head') })
        .refuses(awardRefusals.BonusNeedsAmount, { field: 'amount' });
    }
  });

  it('is given by a third person, once', () => {
    const award = AwardGiven({ personId: 'wang', confirmedBy: 'he', valueDate: '2026-03-02' });
    given(proposed).when(confirm, by('he')).then(award);
    given(proposed).when(confirm, by('head')).refuses(NotIndependent);
    given(proposed).when(confirm, by('wang')).refuses(NotIndependent);
    given(proposed, award).when(confirm, by('he')).refuses(awardRefusals.AwardSettled);
  });

  it('is turned down with a reason, and then not given', () => {
    const declined = AwardDeclined({
      ...{ personId: 'wang', reason: 'Too early.', declinedBy: 'head', valueDate: '2026-03-02' },
    });
    given(proposed).when(decline, by('head')).then(declined);
    given(proposed, declined).when(confirm, by('he')).refuses(awardRefusals.AwardSettled);
  });
});
