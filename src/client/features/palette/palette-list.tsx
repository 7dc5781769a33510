/** The results, in groups, with what matches marked. */

import { useTranslation } from 'react-i18next';
import { excerpt, highlight } from '../../../domain/text/highlight.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useKeyName } from '../../i18n/use-key-name.ts';
import { useToday } from '../../model/use-carnet.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './palette.module.css';
import type { Choice, ChoiceGroup } from './choice.ts';

interface PaletteListProps {
  readonly id: string;
  readonly groups: readonly ChoiceGroup[];
  readonly tokens: readonly string[];
  readonly activeIndex: number;
  readonly optionId: (index: number) => string;
  readonly onOpen: (choice: Choice) => void;
}

/** Characters shown of a long text. */
const excerptMax = 140;

export function PaletteList(props: PaletteListProps) {
  const { id, groups, tokens, activeIndex, optionId, onOpen } = props;
  const { t } = useTranslation('search');
  const firsts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, { choices }) => sum + choices.length, 0),
  );
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t('results')}
      className={styles.list}
      // The press must not take the focus away from the text.
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map((group, groupIndex) => (
        <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
          <div id={`${id}-${group.id}`} role="presentation" className={styles.group}>
            {t(`group.${group.id}`)}
            {group.total > group.choices.length ? (
              <span className={styles.more}>
                {t('shown', { shown: group.choices.length, total: group.total })}
              </span>
            ) : null}
          </div>
          {group.choices.map((choice, index) => {
            const place = (firsts[groupIndex] ?? 0) + index;
            return (
              <Option
                key={choice.key}
                id={optionId(place)}
                choice={choice}
                tokens={tokens}
                active={place === activeIndex}
                onOpen={onOpen}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly choice: Choice;
  readonly tokens: readonly string[];
  readonly active: boolean;
  readonly onOpen: (choice: Choice) => void;
}

function Option({ id, choice, tokens, active, onOpen }: OptionProps) {
  const format = useFormat();
  const keyName = useKeyName();
  const today = useToday();
  const { icon, text, long, detail, holder, at, keys } = choice;
  return (
    // The keys of the list are those of the text above it, which keeps the focus.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classNames(styles.option, active && styles.active)}
      onClick={() => onOpen(choice)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen(choice);
      }}
    >
      <Icon name={icon} className={styles.icon} />
      <span className={styles.texts}>
        <bdi className={long ? styles.words : styles.name}>
          <Marked text={long ? excerpt(text, tokens, excerptMax) : text} tokens={tokens} />
        </bdi>
        {detail === undefined ? null : (
          <bdi className={styles.detail}>
            <Marked text={detail} tokens={tokens} />
          </bdi>
        )}
        {holder === undefined ? null : (
          <bdi className={styles.detail}>
            <Marked text={holder} tokens={tokens} />
          </bdi>
        )}
      </span>
      {at === '' ? null : (
        <span className={styles.at}>{format.dayMonth(at.slice(0, 10), today)}</span>
      )}
      {keys.length === 0 ? null : (
        <span className={styles.shortcut}>
          {keys.map((key) => (
            <Kbd key={key}>{keyName(key)}</Kbd>
          ))}
        </span>
      )}
    </div>
  );
}

function Marked({ text, tokens }: { readonly text: string; readonly tokens: readonly string[] }) {
  return highlight(text, tokens).map((segment, index) =>
    segment.match ? <mark key={index}>{segment.text}</mark> : segment.text,
  );
}
