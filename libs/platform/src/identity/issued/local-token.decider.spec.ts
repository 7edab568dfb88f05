import { AlreadyExists } from '#kernel';
import { decides } from '#kernel/testing';
import { RecordLocalToken } from './local-token.commands.js';
import { localToken } from './local-token.decider.js';
import { localTokenEvents } from './local-token.events.js';

const given = decides(localToken);
const actor = { id: 'local-operator', roles: [] };
const token = {
  personId: 'wang.fang',
  roles: ['relationshipManager'] as const,
  use: 'commandLine' as const,
  until: '2026-03-02T21:00:00.000Z',
};
const record = RecordLocalToken.of({ tokenId: 'tk_1', ...token });
const issued = localTokenEvents.LocalTokenIssued({ ...token, issuedBy: 'local-operator' });

describe('a token of the local key', () => {
  it('is recorded with whom it speaks for, until when, and who asked for it', () =>
    given().when(record, { actor }).then(issued));
  it('is recorded once', () => given(issued).when(record, { actor }).refuses(AlreadyExists));
});
