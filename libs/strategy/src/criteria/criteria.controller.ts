import { Ask, authorise, Payload, requestContext } from '#platform';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListCriteriaInForce } from '../views/criteria-book.view.js';
import { GetCriteria, ListCriteria } from '../views/criteria.view.js';
import {
  ApproveCriteria,
  DeclineCriteria,
  DraftCriteria,
  ProposeCriteria,
  ReviseCriteria,
  WithdrawCriteria,
} from './criteria.commands.js';
import { CriteriaMovesAsked, TrialWanted } from './criteria.messages.js';
import { CriteriaTrials } from './trials.job.js';
import { ListRuleMoves, TryRules } from './what-if.queries.js';

const testers = ['riskOfficer'] as const;
const readers = ['riskOfficer', 'creditApprover', 'unitHead', 'auditor'] as const;

/** By what the bank divides its clients: its own criteria, from draft to force. */
@Controller('criteria')
export class CriteriaController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly trials: CriteriaTrials,
  ) {}

  @Get()
  list(@Ask() query: ListCriteria) {
    return this.queries.execute(query);
  }

  @Post()
  draft(@Payload() command: DraftCriteria) {
    return this.commands.execute(command);
  }

  @Get('in-force')
  inForce(@Ask() query: ListCriteriaInForce) {
    return this.queries.execute(query);
  }

  /** What rules would say of all clients, before anything is drafted. */
  @Post('what-if')
  @HttpCode(200)
  whatIf(@Payload() query: TryRules) {
    return this.queries.execute(query);
  }

  @Post('what-if/moves')
  @HttpCode(200)
  whatIfMoves(@Payload() query: ListRuleMoves) {
    return this.queries.execute(query);
  }

  @Get(':criteriaId')
  get(@Ask() query: GetCriteria) {
    return this.queries.execute(query);
  }

  @Post(':criteriaId/revisions')
  revise(@Payload() command: ReviseCriteria) {
    return this.commands.execute(command);
  }

  /** Tries the present version on evenings of the past, and records what came of it. */
  @Post(':criteriaId/trials')
  tryOut(@Payload() wanted: TrialWanted) {
    authorise(testers, requestContext());
    return this.trials.carryOut(wanted);
  }

  @Get(':criteriaId/moves')
  moves(@Ask() asked: CriteriaMovesAsked) {
    authorise(readers, requestContext());
    return this.trials.moves(asked);
  }

  @Post(':criteriaId/proposals')
  propose(@Payload() command: ProposeCriteria) {
    return this.commands.execute(command);
  }

  @Post(':criteriaId/approvals')
  approve(@Payload() command: ApproveCriteria) {
    return this.commands.execute(command);
  }

  @Post(':criteriaId/declines')
  decline(@Payload() command: DeclineCriteria) {
    return this.commands.execute(command);
  }

  @Post(':criteriaId/withdrawal')
  withdraw(@Payload() command: WithdrawCriteria) {
    return this.commands.execute(command);
  }
}
