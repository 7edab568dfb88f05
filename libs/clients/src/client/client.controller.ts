import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetClient, ListMergedClients } from '../views/client-file.view.js';
import {
  CountClients,
  FindDuplicates,
  GetClientNames,
  ListClients,
} from '../views/client-search.view.js';
import {
  AssignRelationshipManager,
  ChangeLifecycleStage,
  ConvertProspect,
  CorrectRegistration,
  DescribeClient,
  LinkRelatedParty,
  MigrateClient,
  RegisterClient,
  ReportAnnualRevenue,
  TransferRelationshipManager,
  UnlinkRelatedParty,
  UpdateClientFacts,
} from './client.commands.js';

@Controller('clients')
export class ClientController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  register(@Payload() command: RegisterClient) {
    return this.commands.execute(command);
  }

  @Post('migrations')
  migrate(@Payload() command: MigrateClient) {
    return this.commands.execute(command);
  }

  @Post(':clientId/facts')
  update(@Payload() command: UpdateClientFacts) {
    return this.commands.execute(command);
  }

  @Post(':clientId/registration-corrections')
  correctRegistration(@Payload() command: CorrectRegistration) {
    return this.commands.execute(command);
  }

  @Post(':clientId/annual-revenues')
  reportRevenue(@Payload() command: ReportAnnualRevenue) {
    return this.commands.execute(command);
  }

  @Post(':clientId/profile-sections')
  describe(@Payload() command: DescribeClient) {
    return this.commands.execute(command);
  }

  @Post(':clientId/conversions')
  convert(@Payload() command: ConvertProspect) {
    return this.commands.execute(command);
  }

  @Post(':clientId/lifecycle-stages')
  changeStage(@Payload() command: ChangeLifecycleStage) {
    return this.commands.execute(command);
  }

  @Post(':clientId/manager-assignments')
  assign(@Payload() command: AssignRelationshipManager) {
    return this.commands.execute(command);
  }

  @Post(':clientId/manager-transfers')
  transfer(@Payload() command: TransferRelationshipManager) {
    return this.commands.execute(command);
  }

  @Post(':clientId/related-parties')
  link(@Payload() command: LinkRelatedParty) {
    return this.commands.execute(command);
  }

  @Post(':clientId/related-parties/:partyId/removals')
  unlink(@Payload() command: UnlinkRelatedParty) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListClients) {
    return this.queries.execute(query);
  }

  @Get('names')
  names(@Ask() query: GetClientNames) {
    return this.queries.execute(query);
  }

  @Get('merged')
  merged(@Ask() query: ListMergedClients) {
    return this.queries.execute(query);
  }

  @Get('duplicates')
  duplicates(@Ask() query: FindDuplicates) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountClients) {
    return this.queries.execute(query);
  }

  @Get(':clientId')
  get(@Ask() query: GetClient) {
    return this.queries.execute(query);
  }
}
