// The first page shows this file; `npm run docs:check` compares.
import { defineDecider, defineEvents, defineRefusals, DomainCommand, event } from '#kernel';
import type { Evolve, Money } from '#kernel';
import { exceeds, IsMoney, minus } from '#kernel';
import { decides } from '#kernel/testing';
import { IsString } from 'class-validator';

abstract class FacilityCommand extends DomainCommand {
  @IsString() readonly loanId!: string;
}
class GrantFacility extends FacilityCommand {
  @IsMoney() readonly limit!: Money;
}
class DrawFacility extends FacilityCommand {
  @IsMoney() readonly amount!: Money;
}
const facilityEvents = defineEvents('loanId', {
  FacilityGranted: event<{ readonly limit: Money }>(),
  FacilityDrawn: event<{ readonly amount: Money }>(),
});
const { FacilityGranted, FacilityDrawn } = facilityEvents;
const { LimitExceeded } = defineRefusals({
  LimitExceeded: { en: 'This is more than the facility has left.', zh: '超出授信可用额度' },
});

const evolve: Evolve<{ readonly left: Money }, typeof facilityEvents> = {
  FacilityGranted: ({ limit }) => ({ left: limit }),
  FacilityDrawn: ({ amount }, { left }) => ({ left: minus(left, amount) }),
};

const facility = defineDecider({
  stream: 'facility',
  by: 'loanId',
  prefix: 'fa',
  events: facilityEvents,
  commands: { GrantFacility, DrawFacility },
  allow: { GrantFacility: ['creditApprover'], DrawFacility: ['relationshipManager'] },
  evolve,
  create: { GrantFacility: ({ limit }) => FacilityGranted({ limit }) },
  decide: {
    DrawFacility({ amount }, { left }) {
      if (exceeds(amount, left)) throw LimitExceeded({ left });
      return FacilityDrawn({ amount });
    },
  },
});

const yuan = (minor: number): Money => ({ minor, currency: 'CNY' });
const loanId = 'fa_1';
const draw = (minor: number) => DrawFacility.of({ loanId, amount: yuan(minor) });
const given = decides(facility);

describe('a facility', () => {
  it('pays out its limit and not a fen more', () => {
    const granted = FacilityGranted({ limit: yuan(100) });
    given(granted)
      .when(draw(100))
      .then(FacilityDrawn({ amount: yuan(100) }));
    given(granted, FacilityDrawn({ amount: yuan(60) }))
      .when(draw(41))
      .refuses(LimitExceeded);
  });
});
