import { reacts } from '#kernel/testing';
import { businessDayEvents } from '#platform';
import { ratingEvents } from '#risk';
import { PlaceInTaxonomies } from '../placement/placement.commands.js';
import { segmentFiguresOn, unclassified } from '../views/segments.rows.js';
import { placeClients } from './place-clients.process.js';

const clientId = 'cl_1';
const stranger = unclassified(clientId);
const day = '2026-03-02';
const rated = ratingEvents.RatingOverrideEnded({ clientId, why: 'expired', valueDate: day });

describe('the places of clients', () => {
  it('are asked for as soon as something becomes known', () =>
    reacts(placeClients)(rated, { id: clientId, valueDate: day }, [stranger]).then(
      PlaceInTaxonomies.of({ clientId, day, figures: segmentFiguresOn(stranger, day) }),
    ));

  it('are left alone where the rules give the same', () => {
    const since = '2026-01-01';
    const standing = {
      ...stranger,
      places: {
        marketingGroup: { value: 'massMarket', since },
        serviceTier: { value: 'ordinary', since },
      },
    };
    reacts(placeClients)(rated, { id: clientId, valueDate: day }, [standing]).then();
  });

  it('are asked for no day before the last move', () => {
    const late = { ...stranger, movedOn: '2026-04-01' };
    const closed = businessDayEvents.BusinessDayClosed({ day, valueDate: day });
    reacts(placeClients)(closed, { valueDate: day }, [late]).then(
      PlaceInTaxonomies.of({
        clientId,
        day: '2026-04-01',
        figures: segmentFiguresOn(late, '2026-04-01'),
      }),
    );
  });
});
