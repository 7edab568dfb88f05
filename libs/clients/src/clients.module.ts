import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ClientController } from './client/client.controller.js';
import { client } from './client/client.decider.js';
import { GroupController } from './group/group.controller.js';
import { group } from './group/group.decider.js';
import { clientFile } from './views/client-file.view.js';
import { clientSearch } from './views/client-search.view.js';
import { groups } from './views/groups.view.js';
import { registrations } from './views/registrations.view.js';

/** Who the bank deals with: clients, prospects, and the groups they belong to. */
@Module(
  boundedContext({
    deciders: [client, group],
    views: [clientFile, clientSearch, registrations, groups],
    controllers: [ClientController, GroupController],
  }),
)
export class ClientsModule {}
