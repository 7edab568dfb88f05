import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { AccessController } from './access/access.controller.js';
import { access } from './access/access.decider.js';
import { ClientController } from './client/client.controller.js';
import { client } from './client/client.decider.js';
import { DataQualityController } from './data-quality/data-quality.controller.js';
import { GroupController } from './group/group.controller.js';
import { group } from './group/group.decider.js';
import {
  IdentificationController,
  IdentificationRulesController,
} from './identification/identification.controller.js';
import { identification } from './identification/identification.decider.js';
import { MergeController } from './merge/merge.controller.js';
import { merge } from './merge/merge.decider.js';
import { OwnershipController } from './ownership/ownership.controller.js';
import { ownership } from './ownership/ownership.decider.js';
import { PartyController } from './party/party.controller.js';
import { party } from './party/party.decider.js';
import { PortraitController } from './portrait/portrait.controller.js';
import { portrait } from './portrait/portrait.decider.js';
import { followMerges } from './processes/follow-merges.process.js';
import { followUnits } from './processes/follow-units.process.js';
import { clientFile } from './views/client-file.view.js';
import { clientScope } from './views/client-scope.view.js';
import { clientSearch } from './views/client-search.view.js';
import { ownershipCharts } from './views/ownership.view.js';
import { parties } from './views/parties.view.js';
import { dataQuality } from './views/data-quality.view.js';
import { identifications } from './views/identifications.view.js';
import { portraits } from './views/portraits.view.js';
import { groups } from './views/groups.view.js';

/** Who the bank deals with: clients, prospects, and the groups they belong to. */
@Module(
  boundedContext({
    deciders: [client, access, group, merge, party, ownership, portrait, identification],
    views: [
      clientScope,
      clientFile,
      clientSearch,
      groups,
      parties,
      ownershipCharts,
      portraits,
      dataQuality,
      identifications,
    ],
    processes: [followMerges, followUnits],
    scopes: clientScope,
    controllers: [
      ClientController,
      AccessController,
      GroupController,
      MergeController,
      PartyController,
      OwnershipController,
      PortraitController,
      DataQualityController,
      IdentificationRulesController,
      IdentificationController,
    ],
  }),
)
export class ClientsModule {}
