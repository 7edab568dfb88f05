import { decides } from '#kernel/testing';
import { staffRefusals } from '../staff/staff.refusals.js';
import { EndSession, RevokeToken, RevokeTokensOfPerson } from './revocation.commands.js';
import { revocation } from './revocation.decider.js';
import { revocationEvents } from './revocation.events.js';
import { revocationRefusals } from './revocation.refusals.js';

const given = decides(revocation);
const { TokensRevoked } = revocationEvents;
const wang = { id: 'pn_wang', roles: ['relationshipManager'] as const };
const admin = { id: 'pn_admin', roles: ['administrator'] as const };
const reason = 'The telephone was stolen.';
const ofWang = RevokeTokensOfPerson.of({ revocationId: 'rv_1', personId: 'pn_wang', reason });
const issuer = 'https://idp.bank.example';

describe('the tokens of a person', () => {
  it('are ended by the person', () =>
    given()
      .when(ofWang, { actor: wang, person: {} })
      .then(TokensRevoked({ of: 'person', value: 'pn_wang', revokedBy: 'pn_wang', reason })));

  it('are ended by an administrator', () =>
    given()
      .when(ofWang, { actor: admin, person: {} })
      .then(TokensRevoked({ of: 'person', value: 'pn_wang', revokedBy: 'pn_admin', reason })));

  it('are not ended by a colleague', () =>
    given()
      .when(ofWang, { actor: { ...wang, id: 'pn_chen' }, person: {} })
      .refuses(revocationRefusals.NotYourTokens));

  it('are those of somebody on the register', () =>
    given().when(ofWang, { actor: admin }).refuses(staffRefusals.StaffMemberUnknown));
});

describe('a session, and a single token', () => {
  it('are known by their issuer and its id', () => {
    const about = { revocationId: 'rv_1', issuer, reason };
    given()
      .when(EndSession.of({ ...about, sessionId: 's-1' }), { actor: admin })
      .then(
        TokensRevoked({ of: 'session', value: `${issuer} s-1`, revokedBy: 'pn_admin', reason }),
      );
    given()
      .when(RevokeToken.of({ ...about, tokenId: 't-1' }), { actor: admin })
      .then(TokensRevoked({ of: 'token', value: `${issuer} t-1`, revokedBy: 'pn_admin', reason }));
  });
});
