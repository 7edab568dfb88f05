import type { AnyCodes } from '#kernel';
import { ValidateBy } from 'class-validator';

/** The field maps codes of a list to whole numbers: minor units where the code is an amount. */
export const AreFigures = (codes: AnyCodes) =>
  ValidateBy({
    name: 'areFigures',
    constraints: [codes.all],
    validator: {
      validate: (value: unknown) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
        const figures = Object.entries(value);
        return (
          figures.length > 0 &&
          figures.every(([code, figure]) => codes.includes(code) && Number.isSafeInteger(figure))
        );
      },
      defaultMessage: () => `$property must map codes to whole numbers: ${codes.all.join(', ')}`,
    },
  });
