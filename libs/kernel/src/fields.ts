import { ValidateBy } from 'class-validator';

const id = /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,79}$/;

/** The field is the id of something: letters, digits, `_ . : -`, at most 80, such as `cl_7Q2…`. */
export const IsId = () =>
  ValidateBy({
    name: 'isId',
    validator: {
      validate: (value) => typeof value === 'string' && id.test(value),
      defaultMessage: () => '$property must be an id: 1 to 80 letters, digits or _ . : -',
    },
  });

/** The field is text that says something: not blank, without control characters, not too long. */
export const IsText = ({ max = 500 }: { readonly max?: number } = {}) =>
  ValidateBy({
    name: 'isText',
    constraints: [max],
    validator: {
      validate: (value) =>
        typeof value === 'string' &&
        value.trim() !== '' &&
        value.length <= max &&
        !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value),
      defaultMessage: () => `$property must be text of 1 to ${max} characters`,
    },
  });

/** The field is a moment: ISO 8601 with zone, `2026-03-02T09:00:00Z`. */
export const IsInstant = () =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value) =>
        typeof value === 'string' &&
        /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
        !Number.isNaN(Date.parse(value)),
      defaultMessage: () => '$property must be a moment with its zone, 2026-03-02T09:00:00Z',
    },
  });
