import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';

const word = ({ value }: { readonly value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

/** The field of a query is `true` or `false`, or left out. */
export const IsFlag = (): PropertyDecorator => (target, field) => {
  for (const decorate of [IsOptional(), Transform(word), IsBoolean()]) decorate(target, field);
};
