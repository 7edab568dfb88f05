import { plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';

/** The fields a body is refused for, `facts.name` where the fault is inside. */
export function faults(command: new () => object, body: object): readonly string[] {
  const named = (errors: readonly ValidationError[], path = ''): string[] =>
    errors.flatMap(({ property, children = [], constraints }) => [
      ...(constraints ? [path + property] : []),
      ...named(children, `${path}${property}.`),
    ]);
  return named(
    validateSync(plainToInstance(command, body), {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
    }),
  );
}
