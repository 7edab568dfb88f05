import type { DataOf, Day, Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import type { HeldPerson } from '../../holds/held-persons.view.js';
import { heldPersons, holdOn } from '../../holds/held-persons.view.js';
import * as commands from './personal-file.commands.js';
import { personalFileEvents } from './personal-file.events.js';
import { personalFileRefusals } from './personal-file.refusals.js';

const {
  PurposeStated,
  PurposeWithdrawn,
  LegalHoldPlaced,
  LegalHoldLifted,
  ErasureRequested,
  ErasureDeclined,
  PersonalDataErased,
} = personalFileEvents;
const refuse = personalFileRefusals;

type Stated = DataOf<typeof PurposeStated>;
type Hold = DataOf<typeof LegalHoldPlaced>;

interface PersonalFile {
  readonly purposes: readonly Stated[];
  readonly holds: readonly Hold[];
  readonly request?: DataOf<typeof ErasureRequested>;
  readonly isErased: boolean;
}

const none: PersonalFile = { purposes: [], holds: [], isErased: false };

/** Any of several events may be the first: before it there is nothing. */
type Before = PersonalFile | undefined;

const evolve: Evolve<PersonalFile, typeof personalFileEvents> = {
  PurposeStated: (stated, before: Before) => withPurposes(before, stated.purpose, [stated]),
  PurposeWithdrawn: ({ purpose }, before: Before) => withPurposes(before, purpose, []),
  LegalHoldPlaced: (hold, before: Before) => ({
    ...none,
    ...before,
    holds: [...(before ?? none).holds, hold],
  }),
  LegalHoldLifted: ({ holdId }, file) => ({
    ...file,
    holds: file.holds.filter((hold) => hold.holdId !== holdId),
  }),
  ErasureRequested: (request, before: Before) => ({ ...none, ...before, request }),
  ErasureDeclined: (_, { request: __, ...file }) => file,
  PersonalDataErased: (_, before: Before) => {
    const { request: __, ...file } = before ?? none;
    return { ...file, purposes: [], isErased: true };
  },
};

const withPurposes = (
  before: Before,
  purpose: Stated['purpose'],
  added: readonly Stated[],
): PersonalFile => {
  const file = before ?? none;
  const others = file.purposes.filter((each) => each.purpose !== purpose);
  return { ...file, purposes: [...others, ...added] };
};

/** What forbids it elsewhere: a legal hold that names the person. */
const held = ({ personId }: { readonly personId: string }) => ({
  held: heldPersons.row(personId),
});

const keepers = ['relationshipManager', 'riskOfficer', 'unitHead', 'administrator'] as const;
const deciders = ['riskOfficer', 'unitHead', 'administrator'] as const;

/** What the bank may do with the data of one person, from the first purpose to the erasure. */
export const personalFile = defineDecider({
  stream: 'personalFile',
  by: 'personId',
  prefix: 'pf',
  events: personalFileEvents,
  commands,
  allow: {
    StatePurpose: keepers,
    WithdrawPurpose: keepers,
    PlaceLegalHold: ['riskOfficer'],
    LiftLegalHold: ['riskOfficer'],
    RequestErasure: keepers,
    ErasePerson: deciders,
    DeclineErasure: deciders,
    RepeatErasure: [],
  },
  evolve,
  notBy: {
    ErasePerson: ({ request }, { personId }) => [personId, request?.requestedBy],
    DeclineErasure: ({ request }) => [request?.requestedBy],
    LiftLegalHold: ({ holds }, command) => [
      holds.find(({ holdId }) => holdId === command.holdId)?.placedBy,
    ],
  },
  consult: { RequestErasure: held, ErasePerson: held },
  create: {},
  either: {
    StatePurpose({ purpose, basis, fields, keepUntil, valueDate: stated }, file, { today }) {
      if (file?.isErased) throw refuse.AlreadyErased();
      const valueDate = valueDateOf(stated, { today });
      if (keepUntil < valueDate) throw refuse.RetentionEndsBefore({ field: 'keepUntil' });
      return PurposeStated({ purpose, basis, fields, keepUntil, valueDate });
    },

    PlaceLegalHold({ holdId, matter }, file = none, { actor }) {
      if (file.isErased) throw refuse.AlreadyErased();
      if (file.holds.some((hold) => hold.holdId === holdId)) return [];
      return LegalHoldPlaced({ holdId, matter, placedBy: actor.id });
    },

    RequestErasure({ ground }, file = none, { actor, today, held }) {
      checkErasable(file, held, today);
      if (file.request) throw refuse.ErasureAlreadyRequested();
      return ErasureRequested({ ground, requestedBy: actor.id, valueDate: today });
    },

    RepeatErasure: (_, file = none) =>
      file.isErased ? [] : PersonalDataErased({ ground: file.request?.ground ?? 'requested' }),
  },
  decide: {
    WithdrawPurpose({ purpose }, { purposes }, { today }) {
      const stated = purposes.find((each) => each.purpose === purpose);
      if (stated?.basis !== 'consent') throw refuse.NoConsent({ field: 'purpose' });
      return PurposeWithdrawn({ purpose, valueDate: today });
    },

    LiftLegalHold({ holdId, reason }, { holds }) {
      if (!holds.some((hold) => hold.holdId === holdId)) throw refuse.NoSuchHold({ holdId });
      return LegalHoldLifted({ holdId, reason });
    },

    ErasePerson(_, file, { actor, today, held }) {
      checkErasable(file, held, today);
      if (!file.request) throw refuse.NoErasureRequested();
      return PersonalDataErased({ ground: file.request.ground, confirmedBy: actor.id });
    },

    DeclineErasure({ reason }, { request }, { actor }) {
      if (!request) throw refuse.NoErasureRequested();
      return ErasureDeclined({ reason, declinedBy: actor.id });
    },
  },
});

/** @throws UnderLegalHold, StillNeeded, AlreadyErased */
function checkErasable(
  { isErased, holds, purposes }: PersonalFile,
  held: HeldPerson | undefined,
  today: Day,
): void {
  if (isErased) throw refuse.AlreadyErased();
  const [hold] = holds;
  if (hold) throw refuse.UnderLegalHold({ holdId: hold.holdId, matter: hold.matter });
  const ordered = holdOn(held, today);
  if (ordered) {
    throw refuse.UnderLegalHold({ legalHoldId: ordered.legalHoldId, matter: ordered.matter });
  }
  const needed = purposes.find(({ basis, keepUntil }) => basis !== 'consent' && keepUntil >= today);
  if (needed) throw refuse.StillNeeded({ purpose: needed.purpose, keepUntil: needed.keepUntil });
}
