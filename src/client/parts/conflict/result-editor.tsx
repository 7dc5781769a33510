/**
 * The lower half of a card: the text that will stand, to be changed before it is confirmed; for other values, what both
 * versions together would be.
 */

import { useTranslation } from 'react-i18next';
import type { FieldConflict } from '../../../domain/conflict/open-conflict.ts';
import { isWritten } from '../../../domain/conflict/result.ts';
import { element, type Language, type Text2 } from '../../../domain/entity/field.ts';
import { fieldOf } from '../../../domain/entity/registry.ts';
import { withSide } from '../../../domain/text/edit-pair.ts';
import type { Json } from '../../../std/json.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './conflict-cards.module.css';
import type { WrittenResult } from './use-written-result.ts';
import { sideOf } from './version-words.ts';

interface ResultEditorProps {
  readonly conflict: FieldConflict;
  /** Both versions in one value; absent where the field can hold only one. */
  readonly both: Json | undefined;
  /** The key that keeps both. */
  readonly digit: number;
  readonly written: WrittenResult;
  /** Settles with what both say. */
  readonly onBoth: (both: Json) => void;
  /** Settles with the text that is written; absent where the field holds none. */
  readonly onConfirm: (() => void) | undefined;
  readonly onLater: () => void;
}

const languagesShown: readonly Language[] = ['fr', 'en'];

const kindOf = ({ record, field }: FieldConflict) => fieldOf(record.entity, field)?.kind;

export function ResultEditor(props: ResultEditorProps) {
  const { conflict, both, digit, written, onBoth, onConfirm, onLater } = props;
  const { t } = useTranslation('conflict');
  const kind = kindOf(conflict);
  const { value: result, canSettle, write } = written;
  const { record, field } = conflict;
  const isText = isWritten(record.entity, field);
  const describe = useDescribe(useToday(), useNames(record.home));
  const label = t('card.result', { field: describe.field(record.entity, field, record.values) });
  return (
    <div>
      {isText ? (
        <div className={styles.result}>
          <span className={styles.label}>{label}</span>
          {kind === 'text2' ? (
            <PairResult label={label} value={result} onChange={write} />
          ) : (
            <TextArea
              aria-label={label}
              short={kind === 'text'}
              value={typeof result === 'string' ? result : ''}
              onValueChange={write}
            />
          )}
        </div>
      ) : (
        <BothPreview conflict={conflict} both={both} />
      )}
      {isText ? <Newer conflict={conflict} written={written} /> : null}
      <div className={styles.foot}>
        {onConfirm === undefined ? null : (
          <Button
            variant="primary"
            shortcut={t('card.confirmKey')}
            aria-keyshortcuts="Control+Enter"
            aria-disabled={!canSettle}
            onClick={onConfirm}
          >
            {t('card.confirm')}
          </Button>
        )}
        {both === undefined ? null : (
          <Button
            shortcut={String(digit)}
            aria-keyshortcuts={String(digit)}
            onClick={() => onBoth(both)}
          >
            {t('card.both')}
          </Button>
        )}
        <Button variant="quiet" aria-keyshortcuts="Escape" onClick={onLater}>
          {t('card.later')}
        </Button>
        <span className={styles.stay}>{t('card.stay')}</span>
      </div>
    </div>
  );
}

/** Says that versions came after the text was begun, which it leaves open. */
function Newer({ conflict, written }: Pick<ResultEditorProps, 'conflict' | 'written'>) {
  const { t } = useTranslation('conflict');
  const describe = useDescribe(useToday(), useNames(conflict.record.home));
  const { unseenBy, canSettle, seeAll } = written;
  if (unseenBy.length === 0) return null;
  const names = unseenBy.map((by) => describe.nameOf(by));
  return (
    <div className={styles.newer}>
      <Note
        icon="conflict"
        tone="conflict"
        announced
        action={<Button onClick={seeAll}>{t('newer.seen')}</Button>}
      >
        {canSettle ? t('newer.stays', { names }) : t('newer.changed')}
      </Note>
    </div>
  );
}

interface PairResultProps {
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** A text in both languages, each to be changed for itself. */
function PairResult({ label, value, onChange }: PairResultProps) {
  const { t } = useTranslation('shell');
  const { language } = useFormat();
  const parsed = element.text2.safeParse(value);
  const pair: Text2 = parsed.success ? parsed.data : { lang: language, text: '' };
  return (
    <div className={styles.pair}>
      {languagesShown.map((lang) => (
        <div key={lang}>
          <Tag name={t(`languages.${lang}`)}>{lang.toUpperCase()}</Tag>
          <TextArea
            lang={lang}
            short
            aria-label={`${label}, ${t(`languages.${lang}`)}`}
            value={sideOf(value, lang)}
            onValueChange={(text) => {
              const next = withSide(pair, lang, text);
              onChange(next === undefined ? { lang: pair.lang, text: '' } : ({ ...next } as Json));
            }}
          />
        </div>
      ))}
    </div>
  );
}

/** What both versions together would be, where the field can hold both. */
function BothPreview({ conflict, both }: Pick<ResultEditorProps, 'conflict' | 'both'>) {
  const { t } = useTranslation('conflict');
  const { record, field } = conflict;
  const describe = useDescribe(useToday(), useNames(record.home));
  if (both === undefined) return null;
  return (
    <div className={styles.result}>
      <span className={styles.label}>{t('card.together')}</span>
      <p>{describe.value(record.entity, field, both, record.values)}</p>
    </div>
  );
}
