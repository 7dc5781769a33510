/**
 * What was half-typed on a sheet on which one can no longer write, because the role was lowered, or because somebody moved
 * the sheet to the bin or merged it into another: to be copied, continued on the other sheet, or discarded.
 */

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useClipboard } from '../../model/use-clipboard.ts';
import { useHomeName } from '../../model/use-home.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useNames } from '../../model/use-names.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/page.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { type HalfTypedWords, halfTypedOn } from './half-typed-words.ts';
import styles from './half-typed.module.css';
import { addToLine } from './use-line-draft.ts';

export interface HalfTypedProps {
  /** The sheet on which it is shown; the programme, where the words of several are together. */
  readonly home: string;
  /** The sheet into which this one was merged. */
  readonly into?: string | undefined;
  /** Where not all of it is to be seen: what is shown. */
  readonly only?: readonly string[] | undefined;
  /** What is drawn in its own box all the same. */
  readonly except?: readonly string[] | undefined;
  /** Which words are shown; those of the sheet and of all its records, where it is not said. */
  readonly isShown?: ((words: HalfTypedWords) => boolean) | undefined;
}

export function HalfTyped({ home, into, only, except = [], isShown }: HalfTypedProps) {
  const carnet = useCarnet();
  const drafts = useCarnetState((state) => state.drafts);
  // What is typed in a contact or in a form is named by that, not by the sheet.
  useLazyRecords(home, 'contact');
  useLazyRecords(home, 'form');
  const list = useRef<HTMLDivElement>(null);
  const isHere = ({ id }: HalfTypedWords): boolean =>
    id === home || carnet.record(id)?.home === home;
  const all = halfTypedOn(drafts, () => true).filter(isShown ?? isHere);
  const found = all.filter(
    ({ place }) => (only === undefined || only.includes(place)) && !except.includes(place),
  );
  const discard = (key: string): void => {
    // The button goes away with the words.
    list.current?.focus();
    void carnet.keepDraft(key, '').catch(() => undefined);
  };
  return (
    <div ref={list} tabIndex={-1} className={styles.list}>
      {found.length === 0 ? null : (
        <Stack>
          {found.map((words) => (
            <Words
              key={words.key}
              home={home}
              words={words}
              into={into}
              onDiscard={() => discard(words.key)}
            />
          ))}
        </Stack>
      )}
    </div>
  );
}

interface WordsProps extends HalfTypedProps {
  readonly words: HalfTypedWords;
  readonly onDiscard: () => void;
}

/** What a line can go on with. */
const saidAtContact: readonly string[] = ['composer', 'visitLine', 'visitDecision'];

function Words({ home, words, into, onDiscard }: WordsProps) {
  const { t } = useTranslation('sheet');
  const mayWrite = useMayWrite();
  const label = useLabel(home, words);
  const { copied, copy } = useClipboard(words.text);
  const goesOn = into !== undefined && mayWrite && saidAtContact.includes(words.place);
  return (
    <section aria-label={label}>
      <Stack>
        <Field label={label}>
          <TextArea short value={words.text} onValueChange={() => undefined} readOnly />
        </Field>
        <Row>
          {goesOn ? <Continue words={words} into={into} /> : null}
          <Button icon="copy" onClick={copy}>
            {t('journal.copy')}
          </Button>
          <Button variant="quiet" icon="remove" onClick={onDiscard}>
            {t('journal.discard')}
          </Button>
        </Row>
        <p role="status">
          {copied === undefined ? '' : copied ? t('journal.copied') : t('journal.notCopied')}
        </p>
      </Stack>
    </section>
  );
}

interface ContinueProps {
  readonly words: HalfTypedWords;
  readonly into: string;
}

/** Puts the words into the line of the other sheet, and opens it there. */
function Continue({ words: { key, text }, into }: ContinueProps) {
  const { t } = useTranslation('sheet');
  const carnet = useCarnet();
  const [, navigate] = useLocation();
  const name = useCarnetState((state) => state.sheets.get(into)?.sme.values.name);
  if (name === undefined) return null;
  const goOn = async (): Promise<void> => {
    await addToLine(carnet, into, text);
    await carnet.keepDraft(key, '');
    navigate(`${paths.sheet(into)}?log`);
  };
  return (
    // Where the device cannot keep them there, they stay here.
    <Button variant="primary" icon="forward" onClick={() => void goOn().catch(() => undefined)}>
      {t('journal.continueOn', { name })}
    </Button>
  );
}

function useLabel(home: string, { place, id, field }: HalfTypedWords): string {
  const { t } = useTranslation(['sheet', 'domain']);
  const carnet = useCarnet();
  const describe = useDescribe(useToday(), useNames(home));
  const isApart = useCarnetState((state) => state.programmeId) === home;
  const record = useCarnetState(() => carnet.record(id));
  const whose = useHomeName(record?.home ?? '');
  // The sheet of a business has its name already; of its forms, there are several.
  const where =
    record === undefined || (!isApart && record.entity !== 'form')
      ? []
      : [
          wholeTitle(describe.title(record.entity, record.values)),
          isApart && record.id !== record.home ? whose : undefined,
        ];
  const named = (...words: readonly (string | undefined)[]): string =>
    [...words, ...where].filter(Boolean).join(' · ');
  if ((place === 'field' || place === 'typed') && record !== undefined) {
    // The note of a month is kept under the business.
    const entity = record.entity === 'sme' && field === 'note' ? 'figures' : record.entity;
    const name = describe.field(entity, field, record.values);
    return t('sheet:journal.half.field', { field: named(name) });
  }
  if (place === 'stray' && field !== '')
    return t('sheet:journal.half.field', { field: named(field) });
  if (place === 'new-sme') return t('sheet:journal.half.newSme');
  if (place === 'composer') return named(t('sheet:journal.halfTyped'));
  if (place === 'visitLine' || place === 'visitDecision' || place === 'contact') {
    return named(t(`sheet:journal.half.${place}`));
  }
  return named(t('sheet:journal.half.other'));
}
