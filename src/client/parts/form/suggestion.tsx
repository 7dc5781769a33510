/** A proposal for a blank answer, such as the area by the postcode: taken with one press, never by itself. */

import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import styles from './controls.module.css';
import { useFormPage } from './form-page.ts';

export function Suggestion({ view }: { readonly view: ItemView }) {
  const { t } = useTranslation('form');
  const page = useFormPage();
  const { language } = useFormat();
  const { suggestion, options } = view;
  if (typeof suggestion !== 'string') return null;
  const answer = options.find(({ id }) => id === suggestion)?.label[language] ?? suggestion;
  return (
    <div className={styles.tools}>
      <Button
        variant="quiet"
        icon="arrowForward"
        onClick={() => page.answer(view, { kind: 'word', word: suggestion })}
      >
        {t('suggested', { answer })}
      </Button>
    </div>
  );
}
