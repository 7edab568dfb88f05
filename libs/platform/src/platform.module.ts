import type { DynamicModule, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Attempts } from './attempts/attempts.js';
import { BusinessDayController } from './business-day/business-day.controller.js';
import { ConsoleController, consoleFolderToken } from './browser/console.controller.js';
import { MeController } from './browser/me.controller.js';
import { Claims } from './claims/claims.js';
import { Clock, SystemClock } from './timing/clock.js';
import { Commands } from './commands/commands.js';
import { DryRunGuard } from './commands/dry-run.guard.js';
import { IdempotencyKeys } from './commands/idempotency-keys.js';
import { Migrations } from './commands/migrations.js';
import { Streams } from './commands/streams.js';
import { Settings } from './configuration/settings.js';
import { boundedContext } from './context.js';
import { Definitions } from './definitions.js';
import { ownParts } from './definitions-of.js';
import { CatalogueController, MetricsController } from './http/catalogue.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import {
  ApiDescription,
  descriptionToken,
  ReferenceController,
} from './http/reference.controller.js';
import { ReplyInterceptor } from './http/reply.interceptor.js';
import { NewIdPipe, validation } from './http/validation.js';
import { Identity } from './identity/identity.js';
import { LocalTokens } from './identity/issued/local-tokens.js';
import { LocalTokensController } from './identity/issued/local-tokens.controller.js';
import { StaffRegister } from './identity/staff-register.js';
import { TokenGuard } from './identity/token.guard.js';
import { Tokens } from './identity/tokens.js';
import { Drain } from './operations/drain.js';
import { Health, HealthController } from './operations/health.controller.js';
import { Messages } from './http/messages.js';
import { Log } from './operations/log.js';
import { Metrics } from './operations/metrics.js';
import { Worker } from './operations/worker.js';
import { Retention } from './views/retention/retention.js';
import { ParkedController } from './parked/parked.controller.js';
import { ProcessRunner } from './processes/process-runner.js';
import { AccessReport } from './personal/access-report.js';
import { Erasures } from './personal/erasures.js';
import { PersonalDataController, PersonalFilesController } from './personal/personal.controller.js';
import { PersonalData } from './personal/personal-data.js';
import type { PersonalTables } from './personal/personal-tables.js';
import { Readings } from './readings/readings.js';
import { AnswersAgain } from './seen/answers-again.js';
import { Handles } from './seen/handles.js';
import { EventStore } from './stores/event-store.js';
import { Seals } from './stores/seals.js';
import { Tables } from './stores/tables.js';
import { Builds } from './views/running/builds.js';
import { Checkpoints } from './views/running/checkpoints.js';
import { Differences } from './views/changes/differences.js';
import { Effects } from './views/folding/effects.js';
import { History } from './views/past/history.js';
import { KeptDays } from './views/past/kept-days.js';
import { LegalHoldsController } from './holds/legal-holds.controller.js';
import { Preservation } from './holds/preservation.js';
import { KnownAt } from './views/past/known-at.js';
import { ParkedEvents } from './views/parking/parked-events.js';
import { ParkedRows } from './views/parking/parked-rows.js';
import { Queries } from './views/asking/queries.js';
import { ViewRegistry } from './views/running/registry.js';
import { OwnWrites } from './views/folding/own-writes.js';
import { Rows } from './views/asking/rows.js';
import { Reach } from './visibility/reach.js';
import { Visibility } from './visibility/visibility.js';
import { ViewRunner } from './views/running/view-runner.js';

/** What the world outside gives a process. */
export interface World {
  readonly settings: Settings;
  readonly store: EventStore;
  readonly seals: Seals;
  readonly tables: PersonalTables;
  readonly personal: PersonalData;
  readonly tokens: Tokens;
  readonly log: Log;
  readonly clock?: Clock;
  /** The file with the description of the API; without it `/openapi.json` describes nothing. */
  readonly description?: string;
  /** Where the built console is; without it `/console` answers 404. */
  readonly consoleFolder?: string;
}

const services = [
  AccessReport,
  AnswersAgain,
  ApiDescription,
  Attempts,
  Builds,
  Checkpoints,
  Claims,
  Commands,
  Definitions,
  Differences,
  Drain,
  Effects,
  Erasures,
  Handles,
  Health,
  History,
  IdempotencyKeys,
  Identity,
  KeptDays,
  KnownAt,
  LocalTokens,
  Messages,
  Metrics,
  Migrations,
  ParkedEvents,
  ParkedRows,
  Preservation,
  ProcessRunner,
  Queries,
  OwnWrites,
  Readings,
  Reach,
  Retention,
  Rows,
  StaffRegister,
  Streams,
  ViewRegistry,
  ViewRunner,
  Visibility,
  Worker,
];

const own = boundedContext({
  ...ownParts,
  controllers: [
    BusinessDayController,
    CatalogueController,
    ConsoleController,
    HealthController,
    LegalHoldsController,
    LocalTokensController,
    MeController,
    MetricsController,
    ParkedController,
    PersonalDataController,
    PersonalFilesController,
    ReferenceController,
  ],
});

/** What the platform itself answers over HTTP. */
export const platformControllers: readonly Type[] = own.controllers ?? [];

/** Everything a bounded context stands on. */
@Module({})
export class PlatformModule {
  static in(given: World): DynamicModule {
    const { settings, store, seals, tables, personal, tokens, log } = given;
    const { clock, description = '', consoleFolder = '' } = given;
    const world = [
      { provide: Settings, useValue: settings },
      { provide: EventStore, useValue: store },
      { provide: Seals, useValue: seals },
      { provide: Tables, useValue: tables },
      { provide: PersonalData, useValue: personal },
      { provide: Tokens, useValue: tokens },
      { provide: Log, useValue: log },
      { provide: Clock, useValue: clock ?? new SystemClock(settings.timeZone) },
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      controllers: [...platformControllers],
      providers: [
        ...(own.providers ?? []),
        ...world,
        ...services,
        { provide: consoleFolderToken, useValue: consoleFolder },
        { provide: descriptionToken, useValue: description },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: TokenGuard },
        { provide: APP_GUARD, useClass: DryRunGuard },
        { provide: APP_INTERCEPTOR, useClass: ReplyInterceptor },
        { provide: APP_PIPE, useClass: NewIdPipe },
        { provide: APP_PIPE, useFactory: validation },
      ],
      exports: [...world.map(({ provide }) => provide), ...services, CqrsModule],
    };
  }
}
