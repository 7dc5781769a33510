/** Terms of the programme's own, offered below the texts in two languages like those of the glossary. */

import { useTranslation } from 'react-i18next';
import type { Programme } from '../../../domain/operation/record.ts';
import { addTerm, removeTerm } from '../../../domain/programme/own-terms.ts';
import { useHalfTyped } from '../../model/use-half-typed.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from '../../ui/page.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './settings.module.css';
import { useAdding } from './use-adding.ts';

export function TermsPart({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation('settings');
  const change = useChange();
  const terms = Object.entries(programme.values.terms ?? {});
  return (
    <Section title={t('terms.title')} lead={t('terms.lead')}>
      <ul className={styles.terms}>
        {terms.map(([key, { en, fr }]) => (
          <li key={key} className={styles.term}>
            <span lang="en">{en}</span>
            <span lang="fr">{fr}</span>
            <IconButton
              icon="remove"
              label={t('terms.remove', { en, fr })}
              onClick={() =>
                void change(removeTerm(programme.id, key), { done: t('terms.removed', { en, fr }) })
              }
            />
          </li>
        ))}
      </ul>
      <NewTerm programmeId={programme.id} />
    </Section>
  );
}

function NewTerm({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('settings');
  const { environment } = useCarnet();
  const half = useHalfTyped(`terms:${programmeId}`);
  const { add, errorAt, failure, form } = useAdding();
  const wordOf = (side: 'en' | 'fr'): string => {
    const word = half.values[side];
    return typeof word === 'string' ? word : '';
  };
  const term = { en: wordOf('en'), fr: wordOf('fr') };
  const send = async (): Promise<void> => {
    const done = t('terms.added', term);
    await half.add(() => add(addTerm(programmeId, environment.newId(), term), done));
  };
  return (
    <form
      ref={form}
      className={styles.term}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {(['en', 'fr'] as const).map((side) => (
        <Field key={side} label={t(`terms.${side}`)} error={errorAt(side)}>
          <TextInput
            lang={side}
            value={term[side]}
            onValueChange={(word) => half.put(side, word)}
          />
        </Field>
      ))}
      <Button type="submit" icon="add">
        {t('terms.add')}
      </Button>
      {failure === undefined ? null : <p role="alert">{failure}</p>}
    </form>
  );
}
