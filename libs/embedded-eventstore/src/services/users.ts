import pb from '@eventstore/db-client/generated/users_pb.js';
import { accessDenied } from '../grpc/errors.js';
import type { Call, Methods } from '../grpc/handler.js';
import { decode, encode, unary } from '../grpc/unary.js';
import type { Gatekeeper } from '../node-context.js';
import type { User, UserDirectory } from '../security/user-directory.js';
import { frame } from '../wire/event-frame.js';

const SERVICE = '/event_store.client.users.Users';

/** `Users`: only administrators manage users; everybody may change their own password. */
export function addUsers(methods: Methods, users: UserDirectory, gatekeeper: Gatekeeper): void {
  const administrator = (call: Call) => gatekeeper.requireAdministrator(call);

  methods.set(
    `${SERVICE}/Create`,
    unary(pb.CreateReq, async (request, call) => {
      administrator(call);
      const options = request.getOptions() ?? new pb.CreateReq.Options();
      await users.create(options.getLoginName(), options.getPassword(), {
        fullName: options.getFullName(),
        groups: options.getGroupsList(),
      });
      return new pb.CreateResp();
    }),
  );
  methods.set(
    `${SERVICE}/Update`,
    unary(pb.UpdateReq, async (request, call) => {
      administrator(call);
      const options = request.getOptions() ?? new pb.UpdateReq.Options();
      await users.update(options.getLoginName(), options.getPassword(), {
        fullName: options.getFullName(),
        groups: options.getGroupsList(),
      });
      return new pb.UpdateResp();
    }),
  );
  methods.set(
    `${SERVICE}/Delete`,
    unary(pb.DeleteReq, async (request, call) => {
      administrator(call);
      await users.delete(request.getOptions()?.getLoginName() ?? '');
      return new pb.DeleteResp();
    }),
  );
  methods.set(
    `${SERVICE}/Enable`,
    unary(pb.EnableReq, async (request, call) => {
      administrator(call);
      await users.setDisabled(request.getOptions()?.getLoginName() ?? '', false);
      return new pb.EnableResp();
    }),
  );
  methods.set(
    `${SERVICE}/Disable`,
    unary(pb.DisableReq, async (request, call) => {
      administrator(call);
      await users.setDisabled(request.getOptions()?.getLoginName() ?? '', true);
      return new pb.DisableResp();
    }),
  );
  methods.set(
    `${SERVICE}/ResetPassword`,
    unary(pb.ResetPasswordReq, async (request, call) => {
      administrator(call);
      const options = request.getOptions() ?? new pb.ResetPasswordReq.Options();
      await users.setPassword(options.getLoginName(), options.getNewPassword());
      return new pb.ResetPasswordResp();
    }),
  );
  methods.set(
    `${SERVICE}/ChangePassword`,
    unary(pb.ChangePasswordReq, async (request, call) => {
      const options = request.getOptions() ?? new pb.ChangePasswordReq.Options();
      const loginName = options.getLoginName();
      if (gatekeeper.requireUser(call).name !== loginName) administrator(call);
      users.get(loginName);
      if (!(await users.verified(loginName, options.getCurrentPassword()))) throw accessDenied();
      await users.setPassword(loginName, options.getNewPassword());
      return new pb.ChangePasswordResp();
    }),
  );
  methods.set(`${SERVICE}/Details`, {
    kind: 'server-stream',
    handle(request, call, responses) {
      const loginName = decode(pb.DetailsReq, request).getOptions()?.getLoginName() ?? '';
      if (gatekeeper.requireUser(call).name !== loginName) administrator(call);
      const found = loginName ? [users.get(loginName)] : users.all;
      if (found.length) responses.send(found.map((user) => frame(encode(details(user)))));
      responses.end();
    },
  });
}

function details(user: User) {
  const updated = new pb.DetailsResp.UserDetails.DateTime();
  updated.setTicksSinceEpoch(`${user.lastUpdatedMs}0000`);
  const told = new pb.DetailsResp.UserDetails();
  told.setLoginName(user.loginName);
  told.setFullName(user.fullName);
  told.setGroupsList([...user.groups]);
  told.setDisabled(user.disabled);
  told.setLastUpdated(updated);
  const response = new pb.DetailsResp();
  response.setUserDetails(told);
  return response;
}
