import { cny } from '#kernel';
import { reacts } from '#kernel/testing';
import { applicationEvents } from '../application/application.events.js';
import { applicationId, clientId } from '../application/application.examples.js';
import { FreeCeiling } from '../ceiling/ceiling.commands.js';
import { holdCeilings } from './hold-ceilings.process.js';

const amount = cny(120_000);
const ended = applicationEvents.CommitmentEnded({
  ...{ code: 'settled', amount, groupIds: [], valueDate: '2026-02-20' },
});

describe('concentration limits', () => {
  it('are asked to free an ended credit even before anybody sees what they hold of it', () => {
    const ceilingIds = ['industry.C', 'region.61', 'product.workingCapital'];
    reacts(holdCeilings)(ended, {}, [{ applicationId, clientId, ceilingIds }]).then(
      ...ceilingIds.map((ceilingId) =>
        FreeCeiling.of({ ceilingId, applicationId, reason: 'ended' }),
      ),
    );
  });
});
