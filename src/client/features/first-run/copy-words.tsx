/** Half-typed texts of a copy that do not go into their boxes again, each with a button that copies it. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup, BackupDraft } from '../../../domain/backup/backup.ts';
import { draftRecords } from '../../../domain/backup/draft-records.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useClipboard } from '../../model/use-clipboard.ts';
import { useDraftText } from '../../parts/composer/draft-text.ts';
import type { Environment } from '../../ports/environment.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/page.tsx';
import { TextArea } from '../../ui/text-area.tsx';

interface CopyWordsProps {
  readonly drafts: readonly BackupDraft[];
  /** The copy that they are in. */
  readonly backup: Backup;
  readonly environment: Environment;
}

export function CopyWords({ drafts, backup, environment }: CopyWordsProps) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const zone = environment.zone();
  const today = localDateTimeIn(environment.now(), zone).slice(0, 10);
  const describe = useDescribe(today, () => undefined);
  const textOf = useDraftText(describe);
  const records = useMemo(() => draftRecords(backup), [backup]);
  const labelOf = ({ key, at }: BackupDraft): string => {
    const when = format.dayTime(localDateTimeIn(at, zone), today);
    const titles = (records.get(key) ?? []).map(({ entity, values }) =>
      wholeTitle(describe.title(entity, values)),
    );
    return [t('takeIn.typedAt', { when }), ...titles].join(' · ');
  };
  const words = drafts
    .toSorted((a, b) => b.at - a.at)
    .map((draft) => ({
      key: draft.key,
      label: labelOf(draft),
      text: textOf(draft),
    }))
    .filter(({ text }) => text !== '');
  if (words.length === 0) return null;
  return (
    <Stack>
      {words.map(({ key, label, text }) => (
        <Words key={key} label={label} text={text} />
      ))}
    </Stack>
  );
}

interface WordsProps {
  readonly label: string;
  readonly text: string;
}

function Words({ label, text }: WordsProps) {
  const { t } = useTranslation('sheet');
  const { copied, copy } = useClipboard(text);
  return (
    <section aria-label={label}>
      <Stack>
        <Field label={label}>
          <TextArea short value={text} onValueChange={() => undefined} readOnly />
        </Field>
        <Row>
          <Button icon="copy" onClick={copy}>
            {t('journal.copy')}
          </Button>
          <span role="status">
            {copied === undefined ? '' : copied ? t('journal.copied') : t('journal.notCopied')}
          </span>
        </Row>
      </Stack>
    </section>
  );
}
