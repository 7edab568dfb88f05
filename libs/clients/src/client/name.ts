import { ValidateBy } from 'class-validator';

/** A client's name: English, Chinese, or both; never neither. */
export interface Name {
  readonly en?: string;
  readonly zh?: string;
}

const longest = 200;

const isPart = (part: unknown): boolean =>
  typeof part === 'string' &&
  part.trim() !== '' &&
  part.length <= longest &&
  !/[\u0000-\u001f]/.test(part);

export const isName = (value: unknown): value is Name =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length > 0 &&
  Object.entries<unknown>({ ...value }).every(
    ([language, part]) => (language === 'en' || language === 'zh') && isPart(part),
  );

/** The field is a name: `{ en: "Xi’an Qinling Wind Power Co., Ltd.", zh: "西安秦岭风电有限公司" }`. */
export const IsName = () =>
  ValidateBy({
    name: 'isName',
    validator: {
      validate: isName,
      defaultMessage: () =>
        `$property must be { en, zh }, at least one, 1 to ${longest} characters`,
    },
  });

/** What a client is called where there is room for one name only. */
export const displayName = ({ en, zh }: Name): string => zh ?? en ?? '';
