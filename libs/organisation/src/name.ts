import { IsText } from '#kernel';
import { Type } from 'class-transformer';
import { IsNotEmptyObject, IsObject, IsOptional, ValidateNested } from 'class-validator';

class NameFields {
  @IsOptional() @IsText({ max: 100 }) readonly en?: string;

  @IsOptional() @IsText({ max: 100 }) readonly zh?: string;
}

/** The name of a unit, a team or a person: English, Chinese, or both. */
export type OrganisationName = Pick<NameFields, keyof NameFields>;

/** The field is a name: `{ en: "Xi’an Branch", zh: "西安分行" }`. */
export const IsOrganisationName = (): PropertyDecorator => (target, field) => {
  for (const decorate of [
    IsObject(),
    ValidateNested(),
    Type(() => NameFields),
    IsNotEmptyObject({ nullable: false }, { message: '$property must hold en, zh, or both' }),
  ]) {
    decorate(target, field);
  }
};

/** The words of a name in small letters: what is typed is the beginning of one of them. */
export const nameKeys = ({ en, zh }: OrganisationName): readonly string[] =>
  [...new Set([...(en ?? '').toLowerCase().split(/\s+/), zh ?? ''])].filter((key) => key !== '');
