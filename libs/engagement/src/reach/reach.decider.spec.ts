import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import {
  AddAddress,
  AdmitNews,
  GiveConsent,
  RemoveAddress,
  StatePreference,
  WithdrawConsent,
} from './reach.commands.js';
import { contactLimits } from '../notice/contact-limits.rules.js';
import { reach } from './reach.decider.js';
import { reachEvents } from './reach.events.js';
import { reachRefusals as refusals } from './reach.refusals.js';

const { NewsAdmitted } = reachEvents;
const { AddressAdded, AddressRemoved, PreferenceStated, ConsentGiven, ConsentWithdrawn } =
  reachEvents;
const given = decides(reach);
const clientId = 'cl_1';
const known = { client: { clientId } };
const mailbox = { channel: 'email', address: 'cfo@wind.example' } as const;
const added = AddressAdded({ ...mailbox, office: 'CFO' });
const add = (told: object) => AddAddress.of({ clientId, ...mailbox, ...told });

describe('how a client is reached', () => {
  it('begins with an address, in small letters', () =>
    given()
      .when(add({ address: 'CFO@wind.example', office: 'CFO' }), known)
      .then(added));
  it('is said once', () =>
    given(added)
      .when(add({ office: 'CFO' }), known)
      .changesNothing());
  it.each(['no mailbox', '+86139'])('refuses what is no mailbox: %s', (address) =>
    given().when(add({ address }), known).refuses(refusals.AddressMalformed, { field: 'address' }),
  );
  it('refuses what is no number', () =>
    given()
      .when(add({ channel: 'sms', address: 'me@x.example' }), known)
      .refuses(refusals.AddressMalformed));
  it('is of a client we know', () => given().when(add({})).refuses(ClientUnknown));
  it('has thirty addresses at most', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      AddressAdded({ channel: 'wechat', address: `account-${index}` }),
    );
    given(...many)
      .when(add({}), known)
      .refuses(refusals.TooManyAddresses);
  });
  it('ends with an address that is removed', () => {
    const remove = RemoveAddress.of({ clientId, ...mailbox, reason: 'Gone.' });
    given(added)
      .when(remove)
      .then(AddressRemoved({ ...mailbox, reason: 'Gone.' }));
    given(added, AddressRemoved({ ...mailbox, reason: 'Gone.' }))
      .when(remove)
      .refuses(refusals.AddressUnknown);
  });
  it('follows the wishes of the client', () => {
    const wish = { channels: ['wechat'], language: 'zh', digest: true } as const;
    given()
      .when(StatePreference.of({ clientId, ...wish }), known)
      .then(PreferenceStated(wish));
    given(PreferenceStated(wish))
      .when(StatePreference.of({ clientId, ...wish }), known)
      .changesNothing();
  });
});

describe('a consent', () => {
  const market = { topic: 'market', evidence: 'Signed.' } as const;
  const give = GiveConsent.of({ clientId, ...market });
  const withdraw = WithdrawConsent.of({ clientId, ...market });
  it('is given once, and may be withdrawn', () => {
    given().when(give, known).then(ConsentGiven(market));
    given(ConsentGiven(market)).when(give, known).changesNothing();
    given(ConsentGiven(market)).when(withdraw, known).then(ConsentWithdrawn(market));
    given(added).when(withdraw, known).changesNothing();
  });
  it('is not asked for what the contract says', () =>
    given()
      .when(GiveConsent.of({ clientId, topic: 'payment', evidence: 'X' }), known)
      .refuses(refusals.ConsentNotNeeded, { field: 'topic' }));
});

describe('news for a client', () => {
  const admit = (noticeId: string) => AdmitNews.of({ clientId, noticeId });
  const admitted = (noticeId: string, valueDate: string, because?: 'wished' | 'enough') =>
    NewsAdmitted({ noticeId, ...(because && { because }), valueDate });

  it('goes out up to the limit NL-01 of a week, and waits from there', () => {
    expect(contactLimits.map(({ id }) => id)).toEqual(['NL-01']);
    const today = '2026-03-02';
    given().when(admit('nt_3')).then(admitted('nt_3', today));
    given(admitted('nt_1', '2026-02-23'), admitted('nt_2', '2026-03-01'))
      .when(admit('nt_3'))
      .then(admitted('nt_3', today));
    given(admitted('nt_1', '2026-02-24'), admitted('nt_2', '2026-03-01'))
      .when(admit('nt_3'))
      .then(admitted('nt_3', today, 'enough'));
  });

  it('that waits does not count, and none is decided upon twice', () => {
    const waits = admitted('nt_1', '2026-03-01', 'enough');
    given(waits, admitted('nt_2', '2026-03-01'))
      .when(admit('nt_3'))
      .then(admitted('nt_3', '2026-03-02'));
    given(waits).when(admit('nt_1')).changesNothing();
  });

  it('waits where the client wishes a digest', () =>
    given(PreferenceStated({ channels: [], language: 'zh', digest: true }))
      .when(admit('nt_1'))
      .then(admitted('nt_1', '2026-03-02', 'wished')));
});
