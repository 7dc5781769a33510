/** The value of a cell as it is shown and as it is typed, in the reader's language. */

import { element } from '../../../../domain/entity/field.ts';
import { useFormat } from '../../../i18n/use-format.ts';

export interface CellTexts {
  readonly shown: (value: unknown) => string;
  readonly text: (value: unknown) => string;
}

export function useCellTexts(): CellTexts {
  const format = useFormat();
  const typed = (value: number): string =>
    format.language === 'fr' ? String(value).replace('.', ',') : String(value);
  const moneyOf = (value: unknown) => {
    const parsed = element.money.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };
  return {
    shown: (value) => {
      if (typeof value === 'number') return format.number(value);
      const money = moneyOf(value);
      if (money !== undefined) return format.money(money, 'whenNeeded');
      return typeof value === 'string' ? value : '';
    },
    text: (value) => {
      if (typeof value === 'number') return typed(value);
      const money = moneyOf(value);
      if (money !== undefined) return typed(money.amount);
      return typeof value === 'string' ? value : '';
    },
  };
}
