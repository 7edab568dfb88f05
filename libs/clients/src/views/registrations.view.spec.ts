import { occurrence, projects } from '#kernel/testing';
import { clientEvents } from '../client/client.events.js';
import { migrated, qinling, registered } from '../examples.js';
import { registrations } from './registrations.view.js';

const given = projects(registrations);
const [old, corrected] = ['91610131MA6U4M0E18', '91440300MA5EX9T20U'];

describe('a unified social credit code', () => {
  it('is taken by the client that is registered under it', () =>
    given(registered).then({ number: old, clientId: 'X-1' }));

  it('is taken by nobody where a client has none, or one of another register', () => {
    given(migrated).leavesNothing();
    given(
      clientEvents.ClientRegistered({
        ...qinling,
        registration: { scheme: 'other', number: old },
      }),
    ).leavesNothing();
  });

  it('is free again once it is corrected', () =>
    given(
      registered,
      clientEvents.RegistrationCorrected({
        registration: { scheme: 'USCC', number: corrected },
        former: { scheme: 'USCC', number: old },
        reason: 'Mistyped.',
      }),
    ).then({ number: corrected, clientId: 'X-1' }));

  it('stays with the first who took it', () => {
    const taken = registrations.change(registered, {
      ...occurrence,
      id: 'second',
      stream: 'client-second',
    });
    expect(taken?.apply({ number: old, clientId: 'first' }, old)).toEqual({
      number: old,
      clientId: 'first',
    });
  });
});
