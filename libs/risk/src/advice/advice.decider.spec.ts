import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import { AnswerRiskAdvice, OfferRiskAdvice } from './advice.commands.js';
import { riskAdvice } from './advice.decider.js';
import { advised, adviceId, answered, words } from './advice.examples.js';
import { adviceRefusals } from './advice.refusals.js';

const given = decides(riskAdvice);
const client = { client: { clientId: 'cl_qinling' } };
const agreed = { ...client, reach: { consents: [{ topic: 'riskAdvice' }] } };
const offer = OfferRiskAdvice.of({ adviceId, clientId: 'cl_qinling', ...words });
const answer = AnswerRiskAdvice.of({ adviceId, answer: 'accepted', comment: 'From April on.' });

describe('advice on a risk', () => {
  it('goes to a client that agreed to be advised, and to no other', () => {
    given().when(offer, agreed).then(advised);
    given().when(offer, client).refuses(adviceRefusals.NoConsentToAdvice, { field: 'clientId' });
    given().when(offer).refuses(ClientUnknown, { field: 'clientId' });
  });

  it('has one answer', () => {
    given(advised).when(answer).then(answered);
    given(advised, answered).when(answer).refuses(adviceRefusals.AdviceAnswered);
  });

  it('may be talked about further while the client proposes other terms', () => {
    const counter = AnswerRiskAdvice.of({ adviceId, answer: 'counterProposed', comment: 'Half.' });
    const [other] = given(advised).when(counter).facts();
    given(advised, other!).when(answer).then(answered);
  });
});
