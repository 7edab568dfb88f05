import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { needRefusals } from '../need/need.refusals.js';
import * as commands from './market-note.commands.js';
import { marketNoteEvents } from './market-note.events.js';

const { MarketNoted, MarketNoteWithdrawn } = marketNoteEvents;

const evolve: Evolve<{ readonly withdrawn: boolean }, typeof marketNoteEvents> = {
  MarketNoted: () => ({ withdrawn: false }),
  MarketNoteWithdrawn: () => ({ withdrawn: true }),
};

const staff = ['relationshipManager', 'unitHead', 'riskOfficer'] as const;

/** One note about the market. */
export const marketNote = defineDecider({
  stream: 'marketnote',
  by: 'marketNoteId',
  prefix: 'mn',
  events: marketNoteEvents,
  commands,
  allow: { NoteMarket: staff, WithdrawMarketNote: staff },
  evolve,
  create: {
    NoteMarket({ tag, industry, outstanding, text, source, statedOn }, { actor, today }) {
      if (outstanding !== undefined && tag !== 'size') {
        throw needRefusals.NotOfMarketSize({ field: 'outstanding', found: tag });
      }
      if (statedOn > today) throw needRefusals.TalkInFuture({ field: 'statedOn', found: statedOn });
      return MarketNoted({
        ...{ tag, text, source, statedOn, notedBy: actor.id, valueDate: today },
        ...(industry !== undefined && { industry }),
        ...(outstanding !== undefined && { outstanding }),
      });
    },
  },
  decide: {
    WithdrawMarketNote: ({ reason }, { withdrawn }, { today }) =>
      withdrawn ? [] : MarketNoteWithdrawn({ reason, valueDate: today }),
  },
});
