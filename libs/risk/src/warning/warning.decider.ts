import { clientFile, ClientUnknown } from '#clients';
import type { Day } from '#kernel';
import { defineDecider } from '#kernel';
import type { ClientFiguresRow } from '../client-figures/client-figures.view.js';
import { clientFigures } from '../client-figures/client-figures.view.js';
import { changedByTime, judgementOf, setsFor } from '../client-figures/judgement-of.js';
import { exactValue } from '../client-figures/values.js';
import { dueDays } from '../early-warning/response-times.rules.js';
import { besidePeers, peerGroups, thePeers } from '../peers/peers.view.js';
import { ruleBook, setsOn, theRuleBook } from '../views/rule-book.view.js';
import { surrounded, surroundings, theSurroundings } from '../views/watch/surroundings.view.js';
import { assessed } from './assess.js';
import { silentUntil } from './silence.js';
import * as commands from './warning.commands.js';
import { warningEvents } from './warning.events.js';
import { warningRefusals as refuse } from './warning.refusals.js';
import type { Warning, Warnings } from './warning.state.js';
import { evolve, noWarnings, warningOf } from './warning.state.js';

const { WarningRaisedByHand, WarningAcknowledged, WarningAssessed } = warningEvents;
const { WarningActionTaken, WarningClosed } = warningEvents;

/** What warnings raised by hand are numbered after. */
const handRule = 'HAND';

/** The warning that is meant, if there is one and work on it goes on. */
function open(warnings: Warnings, rule: string): Warning {
  const found = warnings.byRule[rule];
  if (found === undefined) throw refuse.NoSuchWarning({ rule });
  if (found.stage === 'closed') throw refuse.WarningClosed({ rule });
  return found;
}

const isAssessed = ({ stage }: Warning) => stage === 'assessed' || stage === 'acted';

/** Whether calling it a false alarm takes a second person. */
const isGrave = ({ level }: Warning) => level === 'orange' || level === 'red';

/** The figure of a warning as it is today. */
function figureNow({ watch, observed }: Warning, client: ClientFiguresRow | undefined, today: Day) {
  const now = watch === undefined || !client ? observed : exactValue(client, today, watch);
  return now === undefined || now === null ? {} : { observed: now };
}

/**
 * The warnings upon a client. The level follows the figures; the stage follows the people. Nothing
 * is recorded when nothing changes, so that the same figures on the same day are judged once.
 */
export const warning = defineDecider({
  stream: 'warnings',
  by: 'clientId',
  prefix: 'cl',
  events: warningEvents,
  commands,
  allow: {
    AssessClient: [],
    RaiseWarning: ['relationshipManager', 'riskOfficer'],
    AcknowledgeWarning: ['relationshipManager', 'riskOfficer'],
    AssessWarning: ['riskOfficer'],
    RecordWarningAction: ['relationshipManager', 'riskOfficer'],
    CloseWarning: ['riskOfficer'],
  },
  evolve,
  consult: {
    AssessClient: ({ clientId }) => ({
      client: clientFigures.row(clientId),
      book: ruleBook.row(theRuleBook),
      around: surroundings.row(theSurroundings),
      peers: peerGroups.row(thePeers),
    }),
    RaiseWarning: ({ clientId }) => ({ client: clientFile.row(clientId) }),
    CloseWarning: ({ clientId }) => ({ client: clientFigures.row(clientId) }),
  },
  // A grave false alarm is not called so by the person who assessed it.
  notBy: {
    CloseWarning: (warnings, { rule, verdict }) => {
      const found = warningOf(warnings, rule);
      return isGrave(found) && verdict === 'falsePositive' ? [found.assessedBy] : [];
    },
  },

  create: {},

  either: {
    AssessClient({ day, atOnce }, warnings = noWarnings, { client: row, book, around, peers }) {
      if (row === undefined) return [];
      const client = besidePeers(surrounded(row, around), peers);
      // A fact that came late changes what stands from the day on which it became known.
      const on = day < warnings.changedOn ? warnings.changedOn : day;
      const sets = setsFor(client, setsOn(book, on), on);
      const without = atOnce ? changedByTime : [];
      return assessed(judgementOf(client, sets, { day: on, without }), warnings, on);
    },

    RaiseWarning({ clientId, level, title, finding, playbook }, warnings, context) {
      const { client, today, actor } = context;
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      const rules = Object.keys(warnings?.byRule ?? {});
      const before = rules.filter((rule) => rule.startsWith(`${handRule}-`)).length;
      return WarningRaisedByHand({
        rule: `${handRule}-${before + 1}`,
        number: 1,
        level,
        due: dueDays(level, today),
        about: { label: { ...title }, signal: 'credit', owner: 'riskOfficer', playbook, weight: 1 },
        finding,
        raisedBy: actor.id,
        valueDate: today,
      });
    },
  },

  decide: {
    AcknowledgeWarning({ rule }, warnings, { today, actor }) {
      const { stage, number } = open(warnings, rule);
      if (stage !== 'raised') throw refuse.WarningAlreadyAcknowledged({ rule });
      return WarningAcknowledged({ rule, number, acknowledgedBy: actor.id, valueDate: today });
    },

    AssessWarning({ rule, severity, likelihood, finding }, warnings, { today, actor }) {
      const { stage, number } = open(warnings, rule);
      if (stage === 'raised') throw refuse.WarningNotAcknowledged({ rule });
      const said = { severity, likelihood, finding, assessedBy: actor.id };
      return WarningAssessed({ rule, number, ...said, valueDate: today });
    },

    RecordWarningAction({ rule, response, action }, warnings, { today, actor }) {
      const found = open(warnings, rule);
      if (!isAssessed(found)) throw refuse.WarningNotAssessed({ rule });
      const { number } = found;
      const taken = { response, action, takenBy: actor.id };
      return WarningActionTaken({ rule, number, ...taken, valueDate: today });
    },

    CloseWarning({ rule, verdict, conclusion }, warnings, { today, actor, client }) {
      const found = open(warnings, rule);
      if (!isAssessed(found)) throw refuse.WarningNotAssessed({ rule });
      const { level, number, byHand } = found;
      const stands = level !== undefined && !byHand;
      if (verdict === 'truePositive' && stands) throw refuse.WarningStands({ rule, level });
      const silence = stands
        ? { silentUntil: silentUntil(level, today), ...figureNow(found, client, today) }
        : {};
      const said = { verdict, conclusion, closedBy: actor.id, ...silence };
      return WarningClosed({ rule, number, ...said, valueDate: today });
    },
  },
});
