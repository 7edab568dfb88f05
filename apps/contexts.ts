import { AuditModule } from '#audit';
import { ClientsModule } from '#clients';
import { EngagementModule } from '#engagement';
import { LendingModule } from '#lending';
import { RiskModule } from '#risk';
import { StrategyModule } from '#strategy';
import type { Type } from '@nestjs/common';

/** Every bounded context of the product. */
export const contexts: readonly Type[] = [
  ClientsModule,
  EngagementModule,
  LendingModule,
  RiskModule,
  StrategyModule,
  AuditModule,
];
