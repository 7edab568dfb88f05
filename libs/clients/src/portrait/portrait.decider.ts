import type { Evolve } from '#kernel';
import { defineDecider, partsOf, valueDateOf } from '#kernel';
import { checkSource } from '../client/check-source.js';
import { clientRefusals, ClientUnknown } from '../client/client.refusals.js';
import { clientFile } from '../views/client-file.view.js';
import * as commands from './portrait.commands.js';
import { portraitEvents } from './portrait.events.js';
import { portraitRefusals as refuse } from './portrait.refusals.js';

const { PreferencesStated, TraitJudged, BusinessLineStated } = portraitEvents;

/** No statement decides the next one. */
interface Portrait {
  readonly clientId: string;
}

const stated = ({ clientId }: Portrait): Portrait => ({ clientId });
const evolve: Evolve<Portrait | undefined, typeof portraitEvents> = {
  PreferencesStated: stated,
  TraitJudged: stated,
  BusinessLineStated: stated,
};

const known = ({ clientId }: { readonly clientId: string }) => ({
  client: clientFile.row(clientId),
});
const officers = ['relationshipManager', 'riskOfficer'] as const;

interface Context {
  readonly today: string;
  readonly actor: { readonly id: string };
  readonly client?: object | undefined;
}

/** Who said it and from when it counts. Refuses an unknown client, and sources to come. */
function basis(
  {
    source,
    valueDate,
  }: commands.JudgeTrait | commands.StatePreferences | commands.StateBusinessLine,
  context: Context,
) {
  const { today, actor, client } = context;
  if (client === undefined) throw ClientUnknown({ field: 'clientId' });
  checkSource(source, today);
  return { source, statedBy: actor.id, valueDate: valueDateOf(valueDate, { today }) };
}

/** How a client likes to be served, and what the bank thinks of it: each with source and day. */
export const portrait = defineDecider({
  stream: 'portrait',
  by: 'clientId',
  prefix: 'cl',
  events: portraitEvents,
  commands,
  allow: {
    StatePreferences: [...officers, 'service'],
    JudgeTrait: officers,
    StateBusinessLine: [...officers, 'service'],
  },
  evolve,
  consult: { StatePreferences: known, JudgeTrait: known, StateBusinessLine: known },
  create: {},
  either: {
    StatePreferences(command, _, context) {
      const { preferences } = command;
      if (Object.keys(preferences).length === 0) {
        throw refuse.PreferencesEmpty({ field: 'preferences' });
      }
      return PreferencesStated({ preferences, ...basis(command, context) });
    },
    JudgeTrait(command, _, context) {
      const { trait, level, evidence } = command;
      return TraitJudged({ trait, level, evidence, ...basis(command, context) });
    },
    StateBusinessLine(command, _, context) {
      const { line, isUsed, year, contribution } = command;
      if (contribution !== undefined && (year === undefined || !isUsed)) {
        throw refuse.ContributionWithoutYear({ field: 'contribution' });
      }
      if (year !== undefined && year > partsOf(context.today).year) {
        throw clientRefusals.DayInFuture({ field: 'year', found: year });
      }
      return BusinessLineStated({
        line,
        isUsed,
        ...(year !== undefined && { year }),
        ...(contribution && { contribution }),
        ...basis(command, context),
      });
    },
  },
  decide: {},
});
