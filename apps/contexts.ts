import { AuditModule } from '#audit';
import { ClientsModule } from '#clients';
import type { Type } from '@nestjs/common';

/** Every bounded context of the product. */
export const contexts: readonly Type[] = [ClientsModule, AuditModule];
