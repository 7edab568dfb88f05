import { authorise, Ask, Payload, requestContext } from '#platform';
import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import {
  BackTestPageAsked,
  BackTestReportAsked,
  BackTestRunAsked,
  BackTestWanted,
} from './back-test.message.js';
import { BackTests } from './back-tests.job.js';
import { pageOf } from './report/report-page.js';

const testers = ['riskOfficer'] as const;
const readers = ['riskOfficer', 'creditApprover', 'auditor', 'relationshipManager'] as const;

/** Back-tests of a rule set: what it would have caught and missed on the bank’s own history. */
@Controller('rule-sets/:ruleSetId')
export class BackTestController {
  constructor(private readonly backTests: BackTests) {}

  /** Begins a back-test; ask after the run for its progress and its report. */
  @Post('back-tests')
  @HttpCode(202)
  begin(@Payload() wanted: BackTestWanted) {
    const request = requestContext();
    authorise(testers, request);
    return this.backTests.begin(wanted, request.actor);
  }

  @Get('back-test-runs/:runId')
  run(@Ask() { ruleSetId, runId }: BackTestRunAsked) {
    authorise(readers, requestContext());
    return this.backTests.runOf(ruleSetId, runId);
  }

  @Get('back-tests/:reportHash')
  report(@Ask() { ruleSetId, reportHash }: BackTestReportAsked) {
    authorise(readers, requestContext());
    return this.backTests.report(ruleSetId, reportHash);
  }

  /** The report as a page to read and to print. */
  @Get('back-tests/:reportHash/page')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async page(@Ask() { ruleSetId, reportHash, language = 'en' }: BackTestPageAsked) {
    authorise(readers, requestContext());
    return pageOf(await this.backTests.report(ruleSetId, reportHash), language);
  }
}
