import { clientScope, ClientUnknown } from '#clients';
import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals } from '#kernel';
import { CareOccasion } from './care.codes.js';
import * as commands from './care.commands.js';
import { careEvents } from './care.events.js';

export const careRefusals = defineRefusals({
  CareNeedsConsent: {
    en: 'A birthday is noted only with the office it is of and its consent.',
    zh: '登记生日须注明职务并取得同意',
    status: 422,
  },
  ConsentInFuture: {
    en: 'The consent lies in the future.',
    zh: '同意日期不得晚于今日',
    status: 422,
  },
});

const { CareDayNoted, CareDayRemoved } = careEvents;

interface CareDay {
  readonly clientId: string;
  readonly removed: boolean;
}

const evolve: Evolve<CareDay, typeof careEvents> = {
  CareDayNoted: ({ clientId }) => ({ clientId, removed: false }),
  CareDayRemoved: (_, day) => ({ ...day, removed: true }),
};

const staff = ['relationshipManager', 'unitHead', 'service'] as const;

/** One day of the calendar of care. */
export const careDay = defineDecider({
  stream: 'careday',
  by: 'careDayId',
  prefix: 'cy',
  events: careEvents,
  commands,
  allow: { NoteCareDay: staff, RemoveCareDay: staff },
  evolve,
  consult: { NoteCareDay: ({ clientId }) => ({ client: clientScope.row(clientId) }) },
  create: {
    NoteCareDay({ clientId, occasion, monthDay, office, consent }, { client, today }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      const agreed = consent && { givenOn: consent.givenOn, evidence: consent.evidence };
      if (CareOccasion(occasion).personal && (agreed === undefined || office === undefined)) {
        const field = office === undefined ? 'office' : 'consent';
        throw careRefusals.CareNeedsConsent({ field });
      }
      if (agreed && agreed.givenOn > today)
        throw careRefusals.ConsentInFuture({ field: 'consent' });
      return CareDayNoted({
        ...{ clientId, occasion, monthDay, valueDate: today },
        ...(office !== undefined && { office }),
        ...(agreed && { consent: agreed }),
      });
    },
  },
  decide: {
    RemoveCareDay: ({ reason }, { removed }, { today }) =>
      removed ? [] : CareDayRemoved({ reason, valueDate: today }),
  },
});
