import { ClientUnknown } from '#clients';
import type { Day, Evolve } from '#kernel';
import { addMonths, defineDecider } from '#kernel';
import { criteriaBook, theCriteriaBook } from '../views/criteria-book.view.js';
import { ruleOf, rulesOn } from '../criteria/criteria-in-force.js';
import { ClientType } from '../strategy.codes.js';
import { bankIncome, theBankIncome } from '../views/bank-income.view.js';
import { incomeOfYear } from '../views/segment-memory.js';
import { segments } from '../views/segments.view.js';
import * as commands from './segment.commands.js';
import { segmentEvents } from './segment.events.js';
import { segmentRefusals } from './segment.refusals.js';
import { figuresIn } from './condition.js';
import { placingRule } from '../taxonomy/taxonomy.rules.js';
import { withShareOf } from './share-of-income.js';

const { ClientTypeAssigned, ClientTypeEnded } = segmentEvents;
const { ClientTypeOverridden, ClientTypeOverrideEnded } = segmentEvents;
const { OverrideAlreadyOver, OverrideTooLong, NoOverride } = segmentRefusals;

/** The type of a client, and until when it is overridden. */
interface ClientSegment {
  readonly type: ClientType | null;
  readonly overriddenUntil?: Day;
  /** Whether the type is left over from an override that was lifted: no rule has said so. */
  readonly unfounded: boolean;
  readonly changedOn: Day;
}

const none: ClientSegment = { type: null, unfounded: false, changedOn: '0000-01-01' };

const evolve: Evolve<ClientSegment, typeof segmentEvents> = {
  ClientTypeAssigned: ({ type, valueDate }) => ({ type, unfounded: false, changedOn: valueDate }),
  ClientTypeEnded: ({ valueDate }) => ({ type: null, unfounded: false, changedOn: valueDate }),
  ClientTypeOverridden: ({ type, expiresOn }, before?: ClientSegment) => ({
    type,
    overriddenUntil: expiresOn,
    unfounded: false,
    changedOn: (before ?? none).changedOn,
  }),
  ClientTypeOverrideEnded: ({ type }, { changedOn }) => ({ type, unfounded: true, changedOn }),
};

/** An override is decided anew after a year at the latest. */
const longestOverrideMonths = 12;

/** The type of one client: by the rules of the day, unless a person has said otherwise. */
export const segment = defineDecider({
  stream: 'segment',
  by: 'clientId',
  prefix: 'sg',
  events: segmentEvents,
  commands,
  allow: {
    ClassifyClient: [],
    // Not the relationship manager: nobody takes a client of theirs off the risk clients.
    OverrideClientType: ['riskOfficer', 'creditApprover'],
    LiftClientTypeOverride: ['riskOfficer', 'creditApprover'],
  },
  evolve,
  consult: {
    ClassifyClient: () => ({
      income: bankIncome.row(theBankIncome),
      book: criteriaBook.row(theCriteriaBook),
    }),
    OverrideClientType: ({ clientId }) => ({ client: segments.row(clientId) }),
  },

  create: {},

  either: {
    ClassifyClient({ day, figures: known }, before: ClientSegment | undefined, { income, book }) {
      const { type: from, overriddenUntil, unfounded, changedOn } = before ?? none;
      const on = day < changedOn ? changedOn : day;
      if (overriddenUntil !== undefined && on <= overriddenUntil) return [];
      const figures = withShareOf(known, income && incomeOfYear(income.months, on));
      const ended =
        overriddenUntil === undefined || from === null
          ? []
          : [ClientTypeOverrideEnded({ type: from, because: 'expired', valueDate: on })];
      const anew = unfounded || ended.length > 0;
      const rule = placingRule(rulesOn(book, 'relationshipType', on), figures);
      const type = ClientType.all.find((each) => each === rule?.value);
      if (rule === undefined || type === undefined) {
        return from === null ? [] : [...ended, ClientTypeEnded({ from, valueDate: on })];
      }
      if (type === from && !anew) return [];
      const because = figuresIn(rule.all, figures);
      return [
        ...ended,
        ClientTypeAssigned({ type, from, ...ruleOf(rule), because, valueDate: on }),
      ];
    },

    OverrideClientType({ clientId, type, expiresOn, reason }, before, { today, client }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (expiresOn < today) throw OverrideAlreadyOver({ field: 'expiresOn', today });
      const latest = addMonths(today, longestOverrideMonths);
      if (expiresOn > latest) throw OverrideTooLong({ field: 'expiresOn', latest });
      const from = before?.type ?? null;
      return ClientTypeOverridden({ type, from, reason, expiresOn, valueDate: today });
    },
  },

  decide: {
    LiftClientTypeOverride({ reason }, { type, overriddenUntil }, { today }) {
      if (type === null || overriddenUntil === undefined) throw NoOverride();
      return ClientTypeOverrideEnded({ type, because: 'lifted', reason, valueDate: today });
    },
  },
});
