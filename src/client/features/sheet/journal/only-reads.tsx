/**
 * Why there is no line to log with, where the sheet itself does not say it: the role may have changed a moment ago. A line
 * that was half-typed then stays readable, to be copied or thrown away.
 */

import { useTranslation } from 'react-i18next';
import { mayRead } from '../../../../domain/permission/permission.ts';
import { useCarnet, useCarnetState } from '../../../model/use-carnet.ts';
import { useClipboard } from '../../../model/use-clipboard.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Note } from '../../../ui/note.tsx';
import { TextArea } from '../../../ui/text-area.tsx';

export function OnlyReads({ home }: { readonly home: string }) {
  const { t } = useTranslation('sheet');
  const readsSheets = useCarnetState(({ members, memberId }) =>
    mayRead(members.find(({ id }) => id === memberId)?.values.roles ?? []),
  );
  return (
    <>
      <Note icon="lock" announced>
        {t(readsSheets ? 'journal.onlyReads' : 'journal.reportsOnly')}
      </Note>
      <HalfTyped home={home} />
    </>
  );
}

function HalfTyped({ home }: { readonly home: string }) {
  const { t } = useTranslation('sheet');
  const carnet = useCarnet();
  const drafts = useCarnetState((state) => state.drafts);
  const draft = [...drafts.values()].find(({ key }) => key.startsWith(`composer:${home}/`));
  const { copied, copy } = useClipboard(draft?.text ?? '');
  if (draft === undefined) return null;
  return (
    <>
      <Field label={t('journal.halfTyped')}>
        <TextArea value={draft.text} onValueChange={() => undefined} readOnly />
      </Field>
      <Button icon="copy" onClick={copy}>
        {t('journal.copy')}
      </Button>
      <Button
        variant="quiet"
        icon="remove"
        onClick={() => void carnet.keepDraft(draft.key, '').catch(() => undefined)}
      >
        {t('journal.discard')}
      </Button>
      <p role="status">
        {copied === undefined ? '' : copied ? t('journal.copied') : t('journal.notCopied')}
      </p>
    </>
  );
}
