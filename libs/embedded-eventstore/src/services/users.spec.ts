import { randomUUID } from 'node:crypto';
import { jsonEvent, type Credentials } from '@eventstore/db-client';
import users from '@eventstore/db-client/generated/users_pb.js';
import { Status } from '../grpc/status.js';
import { decode } from '../grpc/unary.js';
import { collected } from '../testing.js';
import { ADMIN, OPS, SecuredNode } from '../testing-secured.js';

const event = () => jsonEvent({ type: 'happened', id: randomUUID(), data: {} });

let node: SecuredNode;
beforeAll(async () => {
  node = await SecuredNode.start();
});
afterAll(() => node.stop());

describe('users', () => {
  const named = <T extends { setLoginName(name: string): unknown }>(options: T, name: string) => {
    options.setLoginName(name);
    return options;
  };

  it('are told apart, found and listed', async () => {
    await node.createUser('dora', ['team']);
    const request = new users.CreateReq();
    request.setOptions(named(new users.CreateReq.Options(), 'dora'));
    expect(await node.users('Create', request)).toMatchObject({
      status: Status.failedPrecondition,
      trailers: { exception: 'user-conflict', 'login-name': 'dora' },
    });
    const details = new users.DetailsReq();
    details.setOptions(named(new users.DetailsReq.Options(), 'dora'));
    const { messages } = await node.users('Details', details);
    const dora = decode(users.DetailsResp, messages[0]!).getUserDetails();
    expect(dora?.toObject()).toMatchObject({ fullName: 'Full dora', groupsList: ['team'] });
    expect((await node.users('Details', new users.DetailsReq())).messages.length).toBeGreaterThan(
      2,
    );
    details.setOptions(named(new users.DetailsReq.Options(), 'nemo'));
    expect(await node.users('Details', details)).toMatchObject({
      trailers: { exception: 'user-not-found' },
    });
  });

  it('are disabled, enabled, deleted and made again', async () => {
    const emil = await node.createUser('emil');
    const works = () =>
      node
        .as(emil, (client) => client.appendToStream('e', [event()]))
        .then(
          () => true,
          () => false,
        );
    const does = async (
      method: string,
      request: users.DisableReq | users.EnableReq | users.DeleteReq,
      options: never,
    ) => {
      request.setOptions(options);
      expect(await node.users(method, request)).toMatchObject({ status: Status.ok });
    };
    expect(await works()).toBe(true);
    await does(
      'Disable',
      new users.DisableReq(),
      named(new users.DisableReq.Options(), 'emil') as never,
    );
    expect(await works()).toBe(false);
    await does(
      'Enable',
      new users.EnableReq(),
      named(new users.EnableReq.Options(), 'emil') as never,
    );
    expect(await works()).toBe(true);
    await does(
      'Delete',
      new users.DeleteReq(),
      named(new users.DeleteReq.Options(), 'emil') as never,
    );
    expect(await works()).toBe(false);
    await node.createUser('emil');
    expect(await works()).toBe(true);
  });

  it('change their own password, but not that of others', async () => {
    const fred = await node.createUser('fred');
    const change = (current: string, next: string, by: Credentials) => {
      const options = named(new users.ChangePasswordReq.Options(), 'fred');
      options.setCurrentPassword(current);
      options.setNewPassword(next);
      const request = new users.ChangePasswordReq();
      request.setOptions(options);
      return node.users('ChangePassword', request, by);
    };
    const grete = await node.createUser('grete');
    expect(await change('pw', 'x', grete)).toMatchObject({
      trailers: { exception: 'access-denied' },
    });
    expect(await change('wrong', 'x', fred)).toMatchObject({
      trailers: { exception: 'access-denied' },
    });
    expect(await change('pw', 'better', fred)).toMatchObject({ status: Status.ok });
    expect(await change('pw', 'x', fred)).toMatchObject({ status: Status.unauthenticated });

    const options = named(new users.ResetPasswordReq.Options(), 'fred');
    options.setNewPassword('from admin');
    const reset = new users.ResetPasswordReq();
    reset.setOptions(options);
    expect(await node.users('ResetPassword', reset)).toMatchObject({ status: Status.ok });
    await node.as({ username: 'fred', password: 'from admin' }, (client) =>
      client.appendToStream('f', [event()]),
    );
  });

  it('are managed by administrators only', async () => {
    const hugo = await node.createUser('hugo');
    const request = new users.CreateReq();
    request.setOptions(named(new users.CreateReq.Options(), 'ida'));
    for (const by of [hugo, OPS]) {
      expect(await node.users('Create', request, by)).toMatchObject({
        trailers: { exception: 'access-denied' },
      });
    }
  });

  it('are still there after a restart, with the passwords that they chose', async () => {
    const jan = await node.createUser('jan', ['$admins']);
    await node.restart();
    await node.as(jan, async (client) => {
      const all = await collected(client.readAll({ maxCount: 10_000 }));
      // What is stored does not give a password away.
      const stored = JSON.stringify(all.map((each) => each.event?.data));
      expect(stored).toContain('"loginName":"jan"');
      expect(stored).not.toContain(ADMIN.password);
    });
  });
});
