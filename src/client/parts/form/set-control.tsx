/** Several answers to one question: boxes to tick where they are few, else a box to type in, which takes free words too. */

import { useTranslation } from 'react-i18next';
import { tickWord } from '../../../domain/form/commands/change-answer.ts';
import type { ItemView } from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Combobox, type ComboboxOption } from '../../ui/combobox.tsx';
import { usePeople } from '../record/people.ts';
import { unlistedName } from './choices.ts';
import styles from './controls.module.css';
import { useFormPage } from './form-page.ts';

/** More than these are found by typing. */
const boxesMax = 13;

/** What is chosen; empty for anything else. */
function wordsIn({ answer }: ItemView): readonly string[] {
  if (answer.kind !== 'given') return [];
  const { content } = answer;
  if (content.kind === 'word') return [content.word];
  return content.kind === 'words' ? content.words : [];
}

interface SetControlProps {
  readonly view: ItemView;
  readonly label: string;
}

export function SetControl({ view, label }: SetControlProps) {
  const page = useFormPage();
  const { language } = useFormat();
  const { options, unlisted, isOpen } = view;
  const words = wordsIn(view);
  const tick = (word: string, isOn: boolean): void => {
    void page.change(
      tickWord({ formId: page.formId, item: view.item, padId: view.padId }, word, isOn),
    );
  };
  const answer = (next: readonly string[]): void => {
    for (const word of next) if (!words.includes(word)) tick(word, true);
    for (const word of words) if (!next.includes(word)) tick(word, false);
  };
  if (isOpen || options.length > boxesMax) {
    return <WordsControl view={view} label={label} words={words} onWords={answer} />;
  }
  return (
    <div className={styles.boxes}>
      {options.map(({ id, label: words2 }, index) => (
        <Checkbox
          key={id}
          checked={words.includes(id)}
          data-digit={index < 9 ? String(index + 1) : undefined}
          onCheckedChange={(checked) => tick(id, checked)}
        >
          {words2[language]}
        </Checkbox>
      ))}
      {unlisted.map((option) => (
        <Checkbox key={option.id} checked onCheckedChange={() => tick(option.id, false)}>
          {unlistedName(option, language)}
        </Checkbox>
      ))}
    </div>
  );
}

/** One country. */
export function CountryControl({ view, label }: SetControlProps) {
  const page = useFormPage();
  return (
    <WordsControl
      view={view}
      label={label}
      words={wordsIn(view)}
      single
      onWords={([word = '']) => page.answer(view, { kind: 'word', word })}
    />
  );
}

interface WordsControlProps extends SetControlProps {
  readonly words: readonly string[];
  readonly single?: boolean | undefined;
  readonly onWords: (words: readonly string[]) => void;
}

function WordsControl({ view, label, words, single, onWords }: WordsControlProps) {
  const { t } = useTranslation(['form', 'sheet']);
  const { language } = useFormat();
  const { home } = useFormPage();
  const people = usePeople(home);
  const { item, options, unlisted } = view;
  const offered: readonly ComboboxOption[] =
    item.type === 'people'
      ? people.persons.map(({ label: name, detail }) => ({ id: name, label: name, detail }))
      : [
          ...options.map(({ id, label: wording }) => ({ id, label: wording[language] })),
          ...unlisted.map((option) => ({ id: option.id, label: unlistedName(option, language) })),
        ];
  // Words of one's own have no option; they are shown as they were written.
  const own = words
    .filter((word) => !offered.some(({ id }) => id === word))
    .map((word) => ({ id: word, label: word }));
  const takesWords = view.isOpen && item.type !== 'country' && item.type !== 'countries';
  return (
    <Combobox
      aria-label={label}
      options={[...offered, ...own]}
      selected={words}
      single={single}
      onSelectedChange={onWords}
      placeholder={t('sheet:choose')}
      emptyText={t('sheet:nothingFound')}
      removeLabel={(name) => t('sheet:people.remove', { name })}
      creation={
        takesWords
          ? {
              label: (text) => t('form:addWord', { word: text }),
              onCreate: (text) => onWords([...words, text]),
              onLeave: true,
            }
          : undefined
      }
    />
  );
}
