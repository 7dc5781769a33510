/**
 * The palette: one types, the arrows walk what was found and what can be done, Enter does it. Without a word it
 * shows the SMEs of the last contacts, and what can be done from here.
 *
 * The focus stays in the text; `aria-activedescendant` tells which choice Enter would take. Results come from
 * memory; a query that takes long gives way to the next key.
 */

import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { searchIndexOf } from '../../model/search.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { pasteAsText } from '../../parts/composer/paste-as-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Announcement } from '../../ui/visually-hidden.tsx';
import type { Choice, ChoiceGroup } from './choice.ts';
import styles from './palette.module.css';
import { PaletteList } from './palette-list.tsx';
import { useChoices } from './use-choices.ts';
import { useLineChoices } from './use-line-choices.ts';
import { useCommandsOffered } from './use-commands-offered.ts';

/** What was typed before the palette was there. */
export interface PaletteStart {
  readonly query: string;
  /** Enter was pressed after it. */
  readonly entered: boolean;
}

interface PaletteDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly start?: PaletteStart | undefined;
}

const nothingTyped: PaletteStart = { query: '', entered: false };

export function PaletteDialog({ open, onClose, start = nothingTyped }: PaletteDialogProps) {
  const { t } = useTranslation('search');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('title')}
      closeLabel={t('close')}
      size="wide"
      bare
    >
      <PalettePanel start={start} onClose={onClose} />
    </Dialog>
  );
}

interface PalettePanelProps {
  readonly start: PaletteStart;
  readonly onClose: () => void;
}

function PalettePanel({ start, onClose }: PalettePanelProps) {
  const { t } = useTranslation('search');
  const [, navigate] = useLocation();
  const listId = useId();
  const [query, setQuery] = useState(start.query);
  const [active, setActive] = useState(0);
  const [entered, setEntered] = useState(start.entered);
  const { groups, tokens, complete, settled } = useFound(query);
  const choices = groups.flatMap((group) => group.choices);
  const activeIndex = Math.min(active, choices.length - 1);
  const optionId = (index: number): string => `${listId}-${index}`;

  const open = ({ act }: Choice): void => {
    // Closed before anything is done: what it opens or brings the focus to is not taken away by the closing.
    flushSync(onClose);
    if (act.kind === 'open') navigate(act.path);
    else act.run();
  };
  // Who types faster than the search answers means what they typed, not what is still on the screen.
  const onSettled = useEffectEvent((): void => {
    const choice = choices[activeIndex];
    // After the effect: what is closed at once cannot be closed from within one.
    if (choice !== undefined) void Promise.resolve().then(() => open(choice));
  });
  useEffect(() => {
    if (entered && settled) onSettled();
  }, [entered, settled]);
  const show = (index: number): void => {
    setActive(index);
    document.querySelector(`#${CSS.escape(optionId(index))}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && choices.length > 0)
      show((activeIndex + step + choices.length) % choices.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      const choice = choices[activeIndex];
      if (!settled) setEntered(true);
      else if (choice !== undefined) open(choice);
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={styles.head}>
        <Icon name="search" size={20} className={styles.icon} />
        <input
          data-autofocus
          type="text"
          role="combobox"
          enterKeyHint="go"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('title')}
          aria-autocomplete="list"
          aria-expanded={choices.length > 0}
          aria-controls={listId}
          aria-activedescendant={choices.length > 0 ? optionId(activeIndex) : undefined}
          placeholder={t('placeholder')}
          value={query}
          {...pasteAsText}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            setEntered(false);
          }}
          onKeyDown={onKeyDown}
          className={styles.input}
        />
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </div>
      <PaletteList
        id={listId}
        groups={groups}
        tokens={tokens}
        activeIndex={activeIndex}
        optionId={optionId}
        onOpen={open}
      />
      <Foot query={query} count={choices.length} complete={complete} />
    </>
  );
}

interface Found {
  readonly groups: readonly ChoiceGroup[];
  readonly tokens: readonly string[];
  readonly complete: boolean;
  /** Whether this is what the query finds, and not an earlier one. */
  readonly settled: boolean;
}

/** What the query finds, anew when the programme changes or more of it was read. */
function useFound(query: string): Found {
  const index = searchIndexOf(useCarnet());
  const version = useSyncExternalStore(index.subscribe, index.version);
  const deferred = useDeferredValue(query);
  const found = useMemo(() => ({ version, ...index.search(deferred) }), [index, version, deferred]);
  const groups = useChoices(found, useCommandsOffered(), useLineChoices(deferred));
  return { groups, tokens: found.tokens, complete: found.complete, settled: deferred === query };
}

interface FootProps {
  readonly query: string;
  readonly count: number;
  readonly complete: boolean;
}

function Foot({ query, count, complete }: FootProps) {
  const { t } = useTranslation('search');
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const asked = query.trim() !== '';
  const nothing = asked && count === 0 ? t('nothing', { query: query.trim() }) : '';
  return (
    <>
      {nothing === '' ? null : <p className={styles.nothing}>{nothing}</p>}
      <Announcement>{asked && count > 0 ? t('count', { count }) : nothing}</Announcement>
      <div className={styles.foot}>
        {complete ? null : (
          <span className={styles.reading}>{t(contactsComing ? 'arriving' : 'reading')}</span>
        )}
        <span className={styles.keys}>
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd>
          {t('move')}
          <Kbd>{t('enter')}</Kbd>
          {t('open')}
        </span>
      </div>
    </>
  );
}
