import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ContractController } from './contract/contract.controller.js';

/** What other services of the bank get of every event, and how. */
@Module(boundedContext({ controllers: [ContractController] }))
export class OutletsModule {}
