import type { Decider } from '#kernel';
import { defineProcess, defineView, everyone, ViewQuery } from '#kernel';
import { Controller, Get } from '@nestjs/common';
import { Ask } from '../libs/platform/src/http/payload.js';
import { changedFolds } from '../scripts/reference/folds.js';
import { unnamed, unrouted, withoutCases } from './unwired.js';

class CountDoors extends ViewQuery<number> {}
class CountKeys extends ViewQuery<number> {}

const doors = defineView({
  name: 'doors',
  events: {},
  empty: () => ({}),
  by: 'id',
  on: {},
  scope: 'open',
  queries: { CountDoors, CountKeys },
  allow: { CountDoors: everyone, CountKeys: everyone },
  answer: { CountDoors: () => Promise.resolve(1), CountKeys: () => Promise.resolve(1) },
});
const open = defineProcess({ name: 'open', events: {} });
const none = { deciders: [], views: [], processes: [] };
const exported = [
  ['doors', doors],
  ['open', open],
] as const;

describe('a definition that nothing names', () => {
  it('is found, whether a view or a process', () =>
    expect(unnamed(exported, none)).toEqual([
      'doors is named by no module',
      'open is named by no module',
    ]));

  it('is not one that a module names', () =>
    expect(unnamed(exported, { ...none, views: [doors], processes: [open] })).toEqual([]));
});

describe('a message that no route takes', () => {
  @Controller('doors')
  class DoorController {
    @Get()
    count(@Ask() query: CountDoors) {
      return query;
    }
  }
  const decider = { commands: { OpenDoor: class {}, ShutDoor: class {} } } as unknown as Decider;

  it('is found, a query or a command', () =>
    expect(
      unrouted({ ...none, views: [doors], deciders: [decider] }, [DoorController], () => false),
    ).toEqual([
      'CountKeys has no route',
      'OpenDoor has no route, and nothing sends it',
      'ShutDoor has no route, and nothing sends it',
    ]));

  it('is not a command that a program sends', () =>
    expect(unrouted({ ...none, deciders: [decider] }, [], (name) => name === 'OpenDoor')).toEqual([
      'ShutDoor has no route, and nothing sends it',
    ]));
});

describe('a rule', () => {
  it('without a case is found', () =>
    expect(withoutCases([{ id: 'R-1' }, { id: 'R-10' }], ["['R-10', 3]"])).toEqual(['R-1']));
});

describe('a fold', () => {
  const kept = { version: 1, facts: 'a', rows: 'b' };

  it.each([
    ['comes out differently under one version', { ...kept, rows: 'c' }, 1],
    ['comes out differently under a new version', { ...kept, version: 2, rows: 'c' }, 0],
    ['is given other facts', { ...kept, facts: 'x', rows: 'c' }, 0],
    ['comes out the same', kept, 0],
  ])('that %s', (_, present, complaints) =>
    expect(changedFolds([['doors', kept, present]])).toHaveLength(complaints),
  );
});
