import { IsPart, IsText } from '#kernel';
import { IsNotEmptyObject, IsOptional } from 'class-validator';

class NameFields {
  @IsOptional() @IsText({ max: 200 }) readonly en?: string;

  @IsOptional() @IsText({ max: 200 }) readonly zh?: string;
}

/** A client's name: English, Chinese, or both; never neither. */
export type Name = Pick<NameFields, keyof NameFields>;

/** The field is a name: `{ en: "Xi’an Qinling Wind Power Co., Ltd.", zh: "西安秦岭风电有限公司" }`. */
export const IsName = (): PropertyDecorator => (target, field) => {
  IsPart(NameFields)(target, field);
  IsNotEmptyObject({ nullable: false }, { message: '$property must hold en, zh, or both' })(
    target,
    field,
  );
};
