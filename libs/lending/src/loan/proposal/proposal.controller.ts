import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetProposal, ListProposals } from '../../views/loan-proposals.view.js';
import {
  GetUseOfProceeds,
  ListUsesOfProceeds,
} from '../../views/statement/use-of-proceeds.view.js';
import {
  ApproveProposal,
  DeclineProposal,
  InstructDrawdown,
  ProposeRecovery,
  ProposeRefund,
  ProposeWaiver,
  ProposeWriteOff,
  ProposeWriteOffReversal,
} from './proposal.commands.js';
import {
  ProposeAcceleration,
  ProposeDebtToEquity,
  ProposeExtension,
  ProposeRestructuring,
  ProposeTransfer,
} from '../revision/restructuring.commands.js';
import {
  ProposeDrawdownReversal,
  ProposeLateRepayment,
  ProposeReversal,
} from '../servicing/late-entry.commands.js';
import { ChargeBackRepayment, ChargeFee, ResetRate } from '../servicing/servicing.commands.js';
import { ExcuseOverdue } from '../servicing/excuse.commands.js';
import { ProposeTakeOver } from '../take-over/take-over.commands.js';
import { RecordMisuse, RecordUse } from '../use/use.commands.js';

/** What one person proposes upon a loan and others approve. */
@Controller('loans/:loanId')
export class LoanProposalController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('drawdowns')
  instruct(@Payload() command: InstructDrawdown) {
    return this.commands.execute(command);
  }

  @Post('refunds')
  refund(@Payload() command: ProposeRefund) {
    return this.commands.execute(command);
  }

  @Post('waivers')
  waive(@Payload() command: ProposeWaiver) {
    return this.commands.execute(command);
  }

  @Post('write-offs')
  writeOff(@Payload() command: ProposeWriteOff) {
    return this.commands.execute(command);
  }

  @Post('write-off-reversals')
  reverseWriteOff(@Payload() command: ProposeWriteOffReversal) {
    return this.commands.execute(command);
  }

  @Post('late-repayments')
  repayLate(@Payload() command: ProposeLateRepayment) {
    return this.commands.execute(command);
  }

  @Post('repayments/:repaymentId/late-reversals')
  reverseLate(@Payload() command: ProposeReversal) {
    return this.commands.execute(command);
  }

  @Post('take-overs')
  takeOver(@Payload() command: ProposeTakeOver) {
    return this.commands.execute(command);
  }

  @Post('drawdowns/:drawdownId/reversals')
  reverseDrawdown(@Payload() command: ProposeDrawdownReversal) {
    return this.commands.execute(command);
  }

  @Post('recoveries')
  recover(@Payload() command: ProposeRecovery) {
    return this.commands.execute(command);
  }

  @Post('restructurings')
  restructure(@Payload() command: ProposeRestructuring) {
    return this.commands.execute(command);
  }

  @Post('extensions')
  extend(@Payload() command: ProposeExtension) {
    return this.commands.execute(command);
  }

  @Post('accelerations')
  accelerate(@Payload() command: ProposeAcceleration) {
    return this.commands.execute(command);
  }

  @Post('transfers')
  transfer(@Payload() command: ProposeTransfer) {
    return this.commands.execute(command);
  }

  @Post('debt-conversions')
  convert(@Payload() command: ProposeDebtToEquity) {
    return this.commands.execute(command);
  }

  @Post('fees')
  charge(@Payload() command: ChargeFee) {
    return this.commands.execute(command);
  }

  @Post('rate-resets')
  resetRate(@Payload() command: ResetRate) {
    return this.commands.execute(command);
  }

  @Post('repayments/:repaymentId/charge-backs')
  chargeBack(@Payload() command: ChargeBackRepayment) {
    return this.commands.execute(command);
  }

  @Post('proposals/:proposalId/approvals')
  approve(@Payload() command: ApproveProposal) {
    return this.commands.execute(command);
  }

  @Post('proposals/:proposalId/declines')
  decline(@Payload() command: DeclineProposal) {
    return this.commands.execute(command);
  }

  @Get('proposals/:proposalId')
  get(@Ask() query: GetProposal) {
    return this.queries.execute(query);
  }

  @Post('drawdowns/:drawdownId/uses')
  use(@Payload() command: RecordUse) {
    return this.commands.execute(command);
  }

  @Post('excuses')
  excuse(@Payload() command: ExcuseOverdue) {
    return this.commands.execute(command);
  }

  @Post('misuses')
  misuse(@Payload() command: RecordMisuse) {
    return this.commands.execute(command);
  }

  @Get('uses')
  uses(@Ask() query: GetUseOfProceeds) {
    return this.queries.execute(query);
  }
}

/** The work lists of those who approve and of those who follow the use of money. */
@Controller()
export class LoanWorkController {
  constructor(private readonly queries: QueryBus) {}

  @Get('loan-proposals')
  proposals(@Ask() query: ListProposals) {
    return this.queries.execute(query);
  }

  @Get('loan-uses')
  uses(@Ask() query: ListUsesOfProceeds) {
    return this.queries.execute(query);
  }
}
