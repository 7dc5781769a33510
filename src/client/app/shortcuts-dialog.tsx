/**
 * Every shortcut, with what it does, from the list of commands; and how to switch the letters off. What a list or a
 * sheet hears by itself (arrows, digits, Escape) is no command and is named here.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useKeyName } from '../i18n/use-key-name.ts';
import { commandIds, commands } from '../model/commands.ts';
import { usePreference } from '../model/preferences.ts';
import { paths } from '../ports/routes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { TextLink } from '../ui/text-link.tsx';
import styles from './shortcuts-dialog.module.css';

const listKeys = {
  move: ['J', 'K', '↑', '↓'],
  open: ['Enter'],
  filter: ['F'],
} as const;
const dayKeys = { move: ['J', 'K', '↑', '↓'], open: ['Enter'] } as const;
const boardKeys = {
  walk: ['←', '→', '↑', '↓'],
  lift: ['M'],
  choose: ['←', '→'],
  put: ['Enter'],
} as const;
const calendarKeys = {
  day: ['←', '→', '↑', '↓'],
  month: ['PgUp', 'PgDn'],
  today: ['T'],
  open: ['Enter'],
} as const;
const sheetKeys = {
  neighbour: ['J', 'K'],
  tabs: ['1', '2', '3'],
  back: ['Esc'],
} as const;

interface Line {
  readonly id: string;
  readonly name: string;
  readonly keys: readonly string[];
  /** The keys are pressed one after the other, not instead of one another. */
  readonly sequence: boolean;
}

interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutsDialog({ open, onClose }: ShortcutsDialogProps) {
  const { t } = useTranslation(['shell', 'palette']);
  const letters = usePreference((state) => state.letterShortcuts);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('shortcuts.title')}
      closeLabel={t('close')}
      description={letters ? t('shortcuts.text') : t('shortcuts.off')}
      size="wide"
      onlyRead
      footer={
        <Link href={paths.settings()} asChild onClick={onClose}>
          <TextLink>{t('shortcuts.settings')}</TextLink>
        </Link>
      }
    >
      <Groups />
    </Dialog>
  );
}

function Groups() {
  const { t } = useTranslation('palette');
  const ofCommands = (group: 'go' | 'do'): readonly Line[] =>
    commandIds
      .filter((id) => commands[id].group === group && commands[id].keys.length > 0)
      .map((id) => {
        const { keys } = commands[id];
        return { id, name: t(`command.${id}`), keys, sequence: keys.some((key) => key === 'G') };
      });
  const groups = [
    {
      id: 'everywhere',
      lines: [
        { id: 'palette', name: t('keys.palette'), keys: ['Ctrl', 'K'], sequence: false },
        ...ofCommands('do'),
      ],
    },
    { id: 'go', lines: ofCommands('go') },
    {
      id: 'list',
      lines: (['move', 'open', 'filter'] as const).map((id) => ({
        id,
        name: t(`keys.list.${id}`),
        keys: listKeys[id],
        sequence: false,
      })),
    },
    {
      id: 'day',
      lines: (['move', 'open'] as const).map((id) => ({
        id,
        name: t(`keys.day.${id}`),
        keys: dayKeys[id],
        sequence: false,
      })),
    },
    {
      id: 'board',
      lines: (['walk', 'lift', 'choose', 'put'] as const).map((id) => ({
        id,
        name: t(`keys.board.${id}`),
        keys: boardKeys[id],
        sequence: false,
      })),
    },
    {
      id: 'calendar',
      lines: (['day', 'month', 'today', 'open'] as const).map((id) => ({
        id,
        name: t(`keys.calendar.${id}`),
        keys: calendarKeys[id],
        sequence: false,
      })),
    },
    {
      id: 'sheet',
      lines: (['neighbour', 'tabs', 'back'] as const).map((id) => ({
        id,
        name: t(`keys.sheet.${id}`),
        keys: sheetKeys[id],
        sequence: false,
      })),
    },
  ] as const;
  return (
    <div className={styles.groups}>
      {groups.map(({ id, lines }) => (
        <section key={id} aria-label={t(`keys.group.${id}`)}>
          <h3 className={styles.heading}>{t(`keys.group.${id}`)}</h3>
          <dl className={styles.list}>
            {lines.map((line) => (
              <ShortcutLine key={line.id} line={line} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function ShortcutLine({ line }: { readonly line: Line }) {
  const { t } = useTranslation('palette');
  const keyName = useKeyName();
  const { name, keys, sequence } = line;
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd className={styles.keys}>
        {keys.map((key, index) => (
          <span key={key} className={styles.keys}>
            {sequence && index > 0 ? <span className={styles.then}>{t('keys.then')}</span> : null}
            <Kbd>{keyName(key)}</Kbd>
          </span>
        ))}
      </dd>
    </div>
  );
}
