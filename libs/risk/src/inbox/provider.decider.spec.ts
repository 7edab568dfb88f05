import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import * as commands from './provider.commands.js';
import { signalProvider } from './provider.decider.js';
import { confirmed, providerId, publicKey, registered, retired } from './provider.examples.js';
import { providerRefusals as refuse } from './provider.refusals.js';

const given = decides(signalProvider);
const li = { actor: { id: 'li', roles: [] } };
const { name } = registered.data;
const other = 'B'.repeat(43);
const register = (key: string) =>
  commands.RegisterSignalProvider.of({ providerId, name, publicKey: key });
const confirm = (key: string) => commands.ConfirmSignalProvider.of({ providerId, publicKey: key });

describe('a provider of signals', () => {
  it('is registered by one person and confirmed by another, who compares the key', () => {
    given().when(register(publicKey)).then(registered);
    given(registered).when(confirm(publicKey)).refuses(NotIndependent);
    given(registered)
      .when(confirm(other), li)
      .refuses(refuse.KeyNotThatOne, { field: 'publicKey' });
    given(registered).when(confirm(publicKey), li).then(confirmed);
  });

  it('is confirmed anew for a new key, and may come back', () => {
    given(registered, confirmed).when(register(publicKey)).changesNothing();
    expect(given(registered, confirmed).when(register(other)).facts()).toHaveLength(1);
    expect(given(registered, retired).when(register(publicKey)).facts()).toHaveLength(1);
  });
});
