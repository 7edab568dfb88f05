import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';

/** The field is an object with the fields of a class, each by its own rules. */
export const IsPart =
  (fields: new () => object): PropertyDecorator =>
  (target, field) => {
    for (const decorate of [IsObject(), ValidateNested(), Type(() => fields)]) {
      decorate(target, field);
    }
  };

/** What a field is compared with: the object that it is a field of. */
export interface Beside {
  readonly object: object;
}

/** The scheme of a coded value, as its own field states it, right or wrong. */
export const schemeOf = (args: Beside | undefined): unknown =>
  args && 'scheme' in args.object ? args.object.scheme : undefined;
