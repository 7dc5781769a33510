/** A link that the server tells once: to copy, to share, to scan. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { useClipboard } from '../../model/use-clipboard.ts';
import type { ToldLink } from '../../ports/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Stack } from '../../ui/page.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './link-dialog.module.css';

interface LinkDialogProps {
  readonly link: ToldLink;
  readonly title: string;
  /** Whom it is for, and how it works. */
  readonly lead: string;
  /** Where another one can take its place. */
  readonly replace?: { readonly label: string; readonly onPress: () => void } | undefined;
  readonly onClose: () => void;
}

export function LinkDialog({ link, title, lead, replace, onClose }: LinkDialogProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { environment } = useCarnet();
  const address = `${location.origin}${link.path}`;
  const until = localDateTimeIn(link.expires, environment.zone()).slice(0, 10);
  const { copied, copy } = useClipboard(address);
  const browser: Partial<Navigator> = navigator;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={t('access.close')}
      footer={
        <>
          <Button variant="primary" size="form" icon="copy" onClick={copy} data-autofocus>
            {t('link.copy')}
          </Button>
          {browser.share === undefined ? null : (
            <Button
              size="form"
              icon="send"
              onClick={() => void navigator.share({ url: address }).catch(() => undefined)}
            >
              {t('link.share')}
            </Button>
          )}
          <Button size="form" onClick={onClose}>
            {t('link.done')}
          </Button>
          {replace === undefined ? null : (
            <Button size="form" variant="quiet" onClick={replace.onPress}>
              {replace.label}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <p>
          {lead} {t('link.until', { day: format.dateLong(until) })}
        </p>
        <Field label={t('link.address')}>
          <TextInput
            value={address}
            onValueChange={() => undefined}
            readOnly
            onFocus={(event) => event.target.select()}
          />
        </Field>
        <p role="status">
          {copied === undefined ? '' : copied ? t('link.copied') : t('link.notCopied')}
        </p>
        <QrCode text={address} label={t('link.qr')} />
      </Stack>
    </Dialog>
  );
}

/** Light around the code, in modules, as scanners ask for. */
const quietModules = 4;

function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { border: quietModules, ecc: 'M' });
    const dark = code.data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: code.size, path: dark.join('') };
  }, [text]);
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className={styles.light} width={size} height={size} />
      <path className={styles.dark} d={path} />
    </svg>
  );
}
