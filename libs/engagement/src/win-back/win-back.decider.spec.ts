import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import { OfferWinBack, RecordLoss, RecordWinBack } from './win-back.commands.js';
import { winBack, winBackRefusals } from './win-back.decider.js';
import { winBackEvents } from './win-back.events.js';

const given = decides(winBack);
const winBackId = 'wb_1';
const stated = {
  clientId: 'cl_1',
  reason: 'rate',
  signal: 'Asked for a quote elsewhere.',
  measure: 'lowerRate',
  offer: 'A tenth of a percent less.',
  validUntil: '2026-03-31',
} as const;
const offer = OfferWinBack.of({ winBackId, ...stated });
const offered = winBackEvents.WinBackOffered({ ...stated, valueDate: '2026-03-02' });
const won = winBackEvents.ClientWonBack({ result: 'Stays.', valueDate: '2026-03-02' });

describe('winning a client back', () => {
  it('begins with a reason and an offer', () => {
    given().when(offer, { client: {} }).then(offered);
    given().when(offer).refuses(ClientUnknown, { field: 'clientId' });
    given()
      .when(OfferWinBack.of({ winBackId, ...stated, validUntil: '2026-03-01' }), { client: {} })
      .refuses(winBackRefusals.WinBackDayPast, { field: 'validUntil' });
  });

  it('succeeds or fails, once', () => {
    given(offered)
      .when(RecordWinBack.of({ winBackId, result: 'Stays.' }))
      .then(won);
    const loss = RecordLoss.of({ winBackId, result: 'Left.', competitor: 'Another Bank' });
    given(offered)
      .when(loss)
      .then(
        winBackEvents.ClientLost({
          result: 'Left.',
          competitor: 'Another Bank',
          valueDate: '2026-03-02',
        }),
      );
    given(offered, won).when(loss).refuses(winBackRefusals.WinBackEnded);
  });
});
