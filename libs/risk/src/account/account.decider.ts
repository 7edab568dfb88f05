import type { Day, Evolve } from '#kernel';
import { defineDecider, defineRefusals } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import { knownDay } from '../facts/known-on.js';
import * as commands from './account.commands.js';
import type { AccountFigures } from './account.events.js';
import { accountEvents } from './account.events.js';

const { AccountBehaviourReported } = accountEvents;

export const accountRefusals = defineRefusals({
  AccountOfAnotherClient: {
    en: 'The account belongs to another client.',
    zh: '账户属于其他客户',
  },
  MonthReportedFurther: {
    en: 'The month is already reported up to a later day.',
    zh: '该月已有更晚日期的报告',
  },
});

/** An account as its last report left it. */
interface Account {
  readonly clientId: string;
  readonly upTo: Day;
  readonly knownOn: Day;
  readonly figures: AccountFigures;
}

const evolve: Evolve<Account, typeof accountEvents> = {
  AccountBehaviourReported: ({ clientId, upTo, knownOn, figures }) => ({
    clientId,
    upTo,
    knownOn,
    figures,
  }),
};

/** How an account of a client behaves. Reports come in the order of days. */
export const account = defineDecider({
  stream: 'account',
  by: 'accountId',
  prefix: 'ac',
  events: accountEvents,
  commands,
  allow: { ReportAccountBehaviour: ['service'] },
  evolve,

  create: {},

  either: {
    ReportAccountBehaviour(command, before, { today }) {
      const { accountId, clientId, upTo, currency, figures, origin } = command;
      const knownOn = knownDay(command.knownOn, { today, happenedOn: upTo });
      if (before !== undefined && before.clientId !== clientId) {
        throw accountRefusals.AccountOfAnotherClient({ field: 'clientId', found: clientId });
      }
      if (before !== undefined && upTo < before.upTo) {
        throw accountRefusals.MonthReportedFurther({
          field: 'upTo',
          found: upTo,
          upTo: before.upTo,
        });
      }
      if (isDeepStrictEqual(before, { clientId, upTo, knownOn, figures })) return [];
      return AccountBehaviourReported({
        accountId,
        clientId,
        month: upTo.slice(0, 7),
        upTo,
        knownOn,
        valueDate: knownOn,
        currency,
        figures,
        ...(origin === undefined ? {} : { origin }),
      });
    },
  },

  decide: {},
});
