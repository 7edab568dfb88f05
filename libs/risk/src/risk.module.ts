import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { clientFigures } from './client-figures/client-figures.view.js';
import { EarlyWarningRulesController } from './early-warning/early-warning-rules.controller.js';
import { assessClients } from './processes/assess-clients.process.js';
import { WatchListController } from './views/watch-list.controller.js';
import { watchList } from './views/watch-list.view.js';
import { WarningController } from './warning/warning.controller.js';
import { warning } from './warning/warning.decider.js';

/** What may go wrong with a client, seen early: the figures, the warnings, the watch list. */
@Module(
  boundedContext({
    deciders: [warning],
    views: [clientFigures, watchList],
    processes: [assessClients],
    controllers: [WarningController, WatchListController, EarlyWarningRulesController],
  }),
)
export class RiskModule {}
