import type { ViewQuery } from '#kernel';
import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ExplainWarnings,
  GetClientFigures,
  ListClientFigures,
  ListIndicatorFigures,
} from '../client-figures/client-figures.view.js';
import { ofSurroundings } from '../indicators/indicator.codes.js';
import { figuresOfToday, indicatorOn, lookingAround } from './explained.js';
import { RuleRecords } from '../back-test/rule-records.js';
import type { ClientBesidePeers } from '../peers/comparison.js';
import { comparedWithPeers } from '../peers/comparison.js';
import { besidePeers, ListPeerGroups, peersIn } from '../peers/peers.view.js';
import { GetClientWarnings } from '../views/watch/watch-list.view.js';
import { ListSurroundings } from '../views/watch/surroundings.view.js';
import {
  AcknowledgeWarning,
  AssessWarning,
  CloseWarning,
  RaiseWarning,
  RecordWarningAction,
} from './warning.commands.js';

/** The warnings upon a client, each known by the rule that raised it. */
@Controller('warnings')
export class WarningController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly records: RuleRecords,
  ) {}

  @Get()
  watched(@Ask() query: ListClientFigures) {
    return this.queries.execute(query);
  }

  /** What stands upon a client, each explained by its figure of today and the record of its rule. */
  @Get(':clientId')
  async ofClient(@Ask() query: GetClientWarnings) {
    const [row, figures] = await Promise.all([
      this.queries.execute(query),
      this.figuresOf(Object.assign(new ExplainWarnings(), query)),
    ]);
    const explained = await Promise.all(
      row.warnings.map(async (warning) => {
        const today = figures[warning.rule];
        const record = await this.records.of(warning);
        return {
          ...warning,
          ...(today === undefined ? {} : { today }),
          ...(record === undefined ? {} : { record }),
        };
      }),
    );
    return { ...row, warnings: explained };
  }

  @Post(':clientId')
  raise(@Payload() command: RaiseWarning) {
    return this.commands.execute(command);
  }

  @Get(':clientId/today')
  today(@Ask() query: ExplainWarnings) {
    return this.figuresOf(query);
  }

  @Get(':clientId/indicators')
  async indicators(@Ask() query: ListIndicatorFigures) {
    const [client, figures] = await Promise.all([
      this.surrounded(query),
      this.queries.execute(query),
    ]);
    const around = ofSurroundings.flatMap((id) => {
      const { on } = figures[id] ?? {};
      return on === undefined ? [] : [[id, indicatorOn(client, id, on)] as const];
    });
    return { ...figures, ...Object.fromEntries(around) };
  }

  /** How the client stands beside others of its industry, size and region. */
  @Get(':clientId/peers')
  async peers(@Ask() query: ListIndicatorFigures): Promise<ClientBesidePeers> {
    const [client, { statementAge }] = await Promise.all([
      this.surrounded(query),
      this.queries.execute(query),
    ]);
    const { profile, peers } = client;
    const on = statementAge?.on ?? '';
    const measuredOn = peers === undefined ? {} : { measuredOn: peers.on };
    return { profile, ...measuredOn, figures: comparedWithPeers(client, on) };
  }

  @Get(':clientId/figures')
  figures(@Ask() query: GetClientFigures) {
    return this.queries.execute(query);
  }

  @Post(':clientId/:rule/acknowledgement')
  acknowledge(@Payload() command: AcknowledgeWarning) {
    return this.commands.execute(command);
  }

  @Post(':clientId/:rule/assessments')
  assess(@Payload() command: AssessWarning) {
    return this.commands.execute(command);
  }

  @Post(':clientId/:rule/actions')
  act(@Payload() command: RecordWarningAction) {
    return this.commands.execute(command);
  }

  @Post(':clientId/:rule/closure')
  close(@Payload() command: CloseWarning) {
    return this.commands.execute(command);
  }

  /** The figures of the warnings upon a client, what surrounds it among them. */
  private async figuresOf(query: ExplainWarnings) {
    const [client, figures] = await Promise.all([
      this.surrounded(query),
      this.queries.execute(query),
    ]);
    const [first] = Object.values(figures);
    if (first === undefined) return figures;
    // The view knows the client alone; what looks around it is explained here, and nothing twice.
    return { ...figures, ...figuresOfToday(client, lookingAround(client.warnings), first.on) };
  }

  /** What is remembered of a client, and of what surrounds it, at the time that is asked for. */
  private async surrounded({
    clientId,
    ...when
  }: ViewQuery<unknown> & { readonly clientId: string }) {
    const [client, surroundings, peers] = await Promise.all([
      this.queries.execute(Object.assign(new GetClientFigures(), { clientId, ...when })),
      this.queries.execute(Object.assign(new ListSurroundings(), when)),
      this.queries.execute(Object.assign(new ListPeerGroups(), when)),
    ]);
    return besidePeers({ ...client, surroundings }, peersIn(peers));
  }
}
