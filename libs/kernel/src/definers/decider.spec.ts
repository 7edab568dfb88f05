import { IsString } from 'class-validator';
import { defineDecider, DomainCommand } from './decider.js';
import type { Evolve } from './decider.js';
import { defineEvents, event } from './events.js';
import { defineRefusals, NotIndependent } from './words/refusals.js';
import { decides } from '../testing.js';
import { defineView } from './view.js';
import type { Rows } from './view.js';
import { ViewQuery } from './queries.js';

const doorEvents = defineEvents('doorId', {
  DoorBuilt: event<{ readonly wood: string }>(),
  DoorOpened: event<{ readonly on: string }>(),
  DoorShut: event<{ readonly on: string }>(),
});
const { DoorBuilt, DoorOpened, DoorShut } = doorEvents;

abstract class DoorCommand extends DomainCommand {
  @IsString() readonly doorId!: string;
}
class BuildDoor extends DoorCommand {
  @IsString() readonly wood!: string;
}
class OpenDoor extends DoorCommand {}
class ShutDoor extends DoorCommand {}
const commands = { BuildDoor, OpenDoor, ShutDoor };

const { DoorIsOpen } = defineRefusals({ DoorIsOpen: { en: 'The door is open.', zh: '门已打开' } });

interface Door {
  readonly open: boolean;
}
const evolve: Evolve<Door, typeof doorEvents> = {
  DoorBuilt: () => ({ open: false }),
  DoorOpened: () => ({ open: true }),
  DoorShut: () => ({ open: false }),
};
const anyone = ['service'] as const;
const allow = { BuildDoor: anyone, OpenDoor: anyone, ShutDoor: anyone };
const frame = { stream: 'door', by: 'doorId', prefix: 'dr', events: doorEvents } as const;

const door = defineDecider({
  ...frame,
  commands,
  allow,
  evolve,
  create: { BuildDoor: ({ wood }) => DoorBuilt({ wood }) },
  decide: {
    OpenDoor(_, { open }, { today }) {
      if (open) throw DoorIsOpen({ since: today });
      return DoorOpened({ on: today });
    },
    ShutDoor: (_, { open }, { today }) => (open ? DoorShut({ on: today }) : []),
  },
});

const keyEvents = defineEvents(['keyId', 'doorId'], {
  KeyCut: event<{ readonly doorId: string }>(),
  KeyLent: event<{ readonly to: string }>(),
});
class CutKey extends DomainCommand {
  @IsString() readonly keyId!: string;
  @IsString() readonly doorId!: string;
}
class LendKey extends DomainCommand {
  @IsString() readonly keyId!: string;
  @IsString() readonly to!: string;
}
const key = defineDecider({
  stream: 'key',
  by: 'keyId',
  prefix: 'ky',
  events: keyEvents,
  commands: { CutKey, LendKey },
  allow: { CutKey: anyone, LendKey: anyone },
  evolve: {
    KeyCut: (cut): { readonly doorId: string } => ({ doorId: cut.doorId }),
    KeyLent: (_, before) => before,
  },
  create: {
    CutKey: ({ doorId }) => [keyEvents.KeyCut({ doorId }), keyEvents.KeyLent({ to: 'Li' })],
  },
  decide: { LendKey: ({ to }) => keyEvents.KeyLent({ to }) },
});

const given = decides(door);
const doorId = 'D-1';
const built = DoorBuilt({ wood: 'oak' });
const opened = DoorOpened({ on: '2026-03-02' });

describe('a decider', () => {
  it('opens a stream', () =>
    given()
      .when(BuildDoor.of({ doorId, wood: 'oak' }))
      .then(built));

  it('opens a stream once', () => {
    expect(() => door.decide(BuildDoor.of({ doorId, wood: 'ash' }), { open: false }, none)).toThrow(
      expect.objectContaining({ code: 'AlreadyExists' }) as Error,
    );
  });

  it('finds nothing to decide upon in an empty stream', () => {
    expect(() => door.decide(OpenDoor.of({ doorId }), undefined, none)).toThrow(
      expect.objectContaining({ code: 'NotFound', status: 404 }) as Error,
    );
  });

  it('decides by state and day', () => given(built).when(OpenDoor.of({ doorId })).then(opened));

  it('refuses by value', () =>
    given(built, opened)
      .when(OpenDoor.of({ doorId }))
      .refuses(DoorIsOpen, { since: '2026-03-02' }));

  it('changes nothing with an empty list', () =>
    given(built).when(ShutDoor.of({ doorId })).changesNothing());

  it('may find a stream or open it', () => {
    const bell = defineDecider({
      ...frame,
      commands: { OpenDoor },
      allow: { OpenDoor: anyone },
      evolve,
      create: {},
      either: {
        OpenDoor: (_, state, { today }) =>
          state === undefined ? DoorBuilt({ wood: 'pine' }) : DoorOpened({ on: today }),
      },
      decide: {},
    });
    const open = OpenDoor.of({ doorId });
    decides(bell)()
      .when(open)
      .then(DoorBuilt({ wood: 'pine' }));
    decides(bell)(built).when(open).then(opened);
    expect(bell.opens(open)).toBe(false);
  });

  it('begins every fact with the id of its stream', () =>
    expect(given(built).when(OpenDoor.of({ doorId })).facts()).toEqual([
      { type: 'DoorOpened', data: { doorId, on: '2026-03-02' } },
    ]));

  it('repeats in every later fact what the opening fact stated', () => {
    const facts = decides(key)()
      .when(CutKey.of({ keyId: 'K-1', doorId }))
      .facts();
    expect(facts.map(({ data }) => data)).toEqual([
      { keyId: 'K-1', doorId },
      { keyId: 'K-1', doorId, to: 'Li' },
    ]);
    const lend = LendKey.of({ keyId: 'K-1', to: 'Wu' });
    expect(
      decides(key)(...facts)
        .when(lend)
        .facts(),
    ).toEqual([{ type: 'KeyLent', data: { keyId: 'K-1', doorId, to: 'Wu' } }]);
  });

  it('says so where nothing stated what the facts are to repeat', () => {
    expect(() => key.decide(LendKey.of({ keyId: 'K-1', to: 'Wu' }), {}, none)).toThrow(
      'KeyLent came before any event with doorId',
    );
  });

  it('lets nobody send what is for other eyes', () => {
    const builder: Evolve<{ readonly by: string }, typeof doorEvents> = {
      DoorBuilt: () => ({ by: 'rm-7' }),
      DoorOpened: (_, before) => before,
      DoorShut: (_, before) => before,
    };
    const watched = defineDecider({
      ...frame,
      commands,
      allow,
      evolve: builder,
      notBy: { OpenDoor: ({ by }) => [by] },
      create: { BuildDoor: ({ wood }) => DoorBuilt({ wood }) },
      decide: {
        OpenDoor: (_, __, { today }) => DoorOpened({ on: today }),
        ShutDoor: () => [],
      },
    });
    const open = OpenDoor.of({ doorId });
    decides(watched)(built)
      .when(open)
      .refuses(NotIndependent, { involved: ['rm-7'] });
    decides(watched)(built)
      .when(open, { actor: { id: 'rm-8', roles: ['service'] } })
      .then(opened);
    expect([...watched.fourEyes]).toEqual(['OpenDoor']);
  });

  it('refuses to fold an event it does not know', () => {
    expect(() => door.fold([{ type: 'DoorPainted', data: {} }])).toThrow('knows no event');
  });
});

const none = {
  now: '2026-03-02T09:00:00.000Z',
  timeZone: 'Asia/Shanghai',
  today: '2026-03-02',
  actor: { id: 'x', roles: [] },
};

/** Each of these is a mistake that the types must see; were one to compile, this file would not. */
export const mistakes = [
  () =>
    defineDecider({
      ...frame,
      commands,
      allow,
      evolve,
      create: { BuildDoor: () => built },
      // @ts-expect-error -- ShutDoor has no arm
      decide: { OpenDoor: () => [] },
    }),
  () =>
    defineDecider({
      ...frame,
      commands,
      // @ts-expect-error -- nobody is said to be allowed ShutDoor
      allow: { BuildDoor: anyone, OpenDoor: anyone },
      evolve,
      create: { BuildDoor: () => built },
      decide: { OpenDoor: () => [], ShutDoor: () => [] },
    }),
  () =>
    defineDecider({
      ...frame,
      commands,
      allow,
      evolve,
      create: { BuildDoor: () => built },
      // @ts-expect-error -- there is no command PaintDoor
      decide: { OpenDoor: () => [], ShutDoor: () => [], PaintDoor: () => [] },
    }),
  () =>
    defineDecider({
      ...frame,
      commands,
      allow,
      evolve,
      create: { BuildDoor: () => built },
      either: { OpenDoor: () => [] },
      // @ts-expect-error -- OpenDoor is decided twice
      decide: { OpenDoor: () => [], ShutDoor: () => [] },
    }),
  () =>
    defineDecider({
      ...frame,
      by: 'doorId',
      // @ts-expect-error -- the events belong to streams of keys
      events: keyEvents,
      commands: { OpenDoor },
      allow: { OpenDoor: anyone },
      evolve: { KeyCut: () => ({}), KeyLent: () => ({}) },
      create: {},
      decide: { OpenDoor: () => [] },
    }),
  () =>
    defineDecider({
      ...frame,
      by: 'gateId',
      // @ts-expect-error -- the commands have no such id
      commands,
      allow,
      evolve,
      create: { BuildDoor: () => built },
      decide: { OpenDoor: () => [], ShutDoor: () => [] },
    }),
  // @ts-expect-error -- DoorShut is not folded
  (): Evolve<Door, typeof doorEvents> => ({
    DoorBuilt: () => ({ open: false }),
    DoorOpened: () => ({ open: true }),
  }),
  (): Evolve<Door, typeof doorEvents> => ({
    ...evolve,
    // @ts-expect-error -- a door is not ajar
    DoorOpened: () => ({ ajar: true }),
  }),
  // @ts-expect-error -- wood is text
  () => DoorBuilt({ wood: 7 }),
  // @ts-expect-error -- a lift that misses the present shape
  () => event<{ readonly on: string }>((v1: { readonly day: string }) => ({ day: v1.day })),
  // @ts-expect-error -- a command needs its fields
  () => BuildDoor.of({ doorId }),
  (): Rows<Door, typeof doorEvents> => ({
    // @ts-expect-error -- a row of the wrong shape
    DoorOpened: () => ({ open: 'yes' }),
  }),
  () => {
    class CountDoors extends ViewQuery<number> {}
    return defineView({
      name: 'doors',
      events: doorEvents,
      opens: { DoorBuilt: (): Door => ({ open: false }) },
      on: {},
      scope: 'open',
      queries: { CountDoors },
      allow: { CountDoors: anyone },
      // @ts-expect-error -- the answer is a number
      answer: { CountDoors: () => Promise.resolve('many') },
    });
  },
];
