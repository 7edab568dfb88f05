import { eventReaders } from '../../apps/console/src/event-readers.js';
import { readers } from '../../libs/outlets/src/feed/event-sight.js';

describe('who sees others at work in the console', () => {
  it('are the persons who may read events', () => {
    expect([...eventReaders].sort()).toEqual(readers.filter((role) => role !== 'service').sort());
  });
});
