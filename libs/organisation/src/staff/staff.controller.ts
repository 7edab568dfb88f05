import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  GetStaffMember,
  GetStaffNames,
  GetStaffRecord,
  ListStaff,
  ListStaffRequests,
} from '../views/staff-register.view.js';
import {
  ChangeStaffEmail,
  ChangeStaffFacts,
  GrantRole,
  LinkSignIn,
  MoveStaffMember,
  ProvisionRole,
  ProvisionSignIn,
  RecordDeparture,
  RecordReturn,
  RegisterStaffMember,
  RequestRole,
  RequestSignIn,
  RevokeRole,
  UnlinkSignIn,
} from './staff.commands.js';

@Controller('staff')
export class StaffController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  register(@Payload() command: RegisterStaffMember) {
    return this.commands.execute(command);
  }

  @Post(':personId/facts')
  change(@Payload() command: ChangeStaffFacts) {
    return this.commands.execute(command);
  }

  @Post(':personId/emails')
  changeEmail(@Payload() command: ChangeStaffEmail) {
    return this.commands.execute(command);
  }

  @Post(':personId/moves')
  move(@Payload() command: MoveStaffMember) {
    return this.commands.execute(command);
  }

  @Post(':personId/departures')
  depart(@Payload() command: RecordDeparture) {
    return this.commands.execute(command);
  }

  @Post(':personId/returns')
  comeBack(@Payload() command: RecordReturn) {
    return this.commands.execute(command);
  }

  @Post(':personId/sign-in-requests')
  requestSignIn(@Payload() command: RequestSignIn) {
    return this.commands.execute(command);
  }

  @Post(':personId/sign-in-requests/:requestId/approval')
  linkSignIn(@Payload() command: LinkSignIn) {
    return this.commands.execute(command);
  }

  @Post(':personId/sign-ins')
  provisionSignIn(@Payload() command: ProvisionSignIn) {
    return this.commands.execute(command);
  }

  @Post(':personId/sign-in-removals')
  unlinkSignIn(@Payload() command: UnlinkSignIn) {
    return this.commands.execute(command);
  }

  @Post(':personId/role-requests')
  requestRole(@Payload() command: RequestRole) {
    return this.commands.execute(command);
  }

  @Post(':personId/role-requests/:requestId/approval')
  grantRole(@Payload() command: GrantRole) {
    return this.commands.execute(command);
  }

  @Post(':personId/roles')
  provisionRole(@Payload() command: ProvisionRole) {
    return this.commands.execute(command);
  }

  @Post(':personId/role-revocations')
  revokeRole(@Payload() command: RevokeRole) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListStaff) {
    return this.queries.execute(query);
  }

  @Get('requests')
  requests(@Ask() query: ListStaffRequests) {
    return this.queries.execute(query);
  }

  @Get('names')
  names(@Ask() query: GetStaffNames) {
    return this.queries.execute(query);
  }

  @Get(':personId')
  get(@Ask() query: GetStaffMember) {
    return this.queries.execute(query);
  }

  @Get(':personId/record')
  record(@Ask() query: GetStaffRecord) {
    return this.queries.execute(query);
  }
}
