import type { Day, Role } from '#kernel';
import { Controller, Get } from '@nestjs/common';
import { Clock } from '../timing/clock.js';
import { Settings } from '../configuration/settings.js';
import { ApiDescription } from '../http/reference.controller.js';
import { requestContext } from '../request-context.js';

/** Who somebody is to Rapport today. */
export interface Me {
  readonly id: string;
  readonly name?: string;
  readonly personId?: string;
  readonly unitId?: string;
  /** The language the person prefers, where the register knows it. */
  readonly language?: 'en' | 'zh';
  readonly roles: readonly { readonly role: Role; readonly unitIds: readonly string[] }[];
  /** For whom the person stands in today. */
  readonly deputises: readonly string[];
  readonly teams: readonly string[];
  /** The operations of the API that these roles may use, by the ids of its description. */
  readonly operations: readonly string[];
  readonly today: Day;
  readonly timeZone: string;
}

/** Who asks: what a page needs before it asks anything else. */
@Controller('me')
export class MeController {
  constructor(
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly description: ApiDescription,
  ) {}

  @Get()
  me(): Me {
    const { actor, person } = requestContext();
    return {
      id: actor.id,
      ...(actor.name !== undefined && { name: actor.name }),
      ...(person && { personId: person.personId, unitId: person.unitId }),
      ...(person?.language && { language: person.language }),
      roles: actor.roles.map((role) => ({ role, unitIds: person?.roles.get(role) ?? [] })),
      deputises: person?.deputises ?? [],
      teams: person?.teams ?? [],
      operations: this.operationsFor(actor.roles),
      today: this.clock.today(),
      timeZone: this.settings.timeZone,
    };
  }

  private operationsFor(roles: readonly Role[]): readonly string[] {
    return [...this.description.operations.values()]
      .filter(({ 'x-roles': allowed }) => allowed?.some((role) => roles.some((r) => r === role)))
      .map(({ operationId }) => operationId);
  }
}
