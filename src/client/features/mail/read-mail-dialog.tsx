/** An email that was read: the sheet it goes to, what is logged of it, and which of its files are kept. */

import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import {
  directionOf,
  type KnownMembers,
  loggedAs,
  logMail,
  type MailDirection,
  type MailOptions,
  membersIn,
  peopleIn,
  smeOfMail,
  unknownRecipients,
  unknownSender,
} from '../../../domain/mail/log-mail.ts';
import { type Mail, mailType } from '../../../domain/mail/mail.ts';
import type { Contact } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Sheet } from '../../model/state.ts';
import { useAccount } from '../../model/use-accounts.ts';
import { useCarnet, useCarnetState, useNow } from '../../model/use-carnet.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';
import { FilesNotAdded } from '../../parts/files/files-not-added.tsx';
import type { NotAdded } from '../../parts/files/use-add-files.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Segments } from '../../ui/segments.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './mail.module.css';
import { LeftOut } from './left-out.tsx';
import { MailFacts } from './mail-facts.tsx';
import type { OneMailProps } from './one-mail.ts';
import { SmeField } from './sme-field.tsx';
import { isKept, isNotAdded, type KeptOrNot, useKeepFiles } from './use-keep-files.ts';

const directions = ['inbound', 'outbound'] as const;
const formId = 'log-mail';

type ReadMailProps = OneMailProps & { readonly mail: Mail };

export function ReadMailDialog(props: ReadMailProps) {
  const { mail, place, onDone, onClose } = props;
  const { t } = useTranslation('mail');
  const logging = useLogging(props);
  const { sheet, logged } = logging;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      description={place}
      closeLabel={t('close')}
      footer={
        <>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            // With a sheet to log it on, Enter is all that is left; otherwise the SME is asked for first.
            data-autofocus={sheet === undefined ? undefined : ''}
            unavailableBecause={
              logged !== undefined ? t('alreadyShort') : logging.isBusy ? t('saving') : undefined
            }
          >
            {t('submit')}
          </Button>
          <Button onClick={onDone}>{t(place === undefined ? 'cancel' : 'skip')}</Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className={styles.mail}
        onSubmit={(event) => {
          event.preventDefault();
          void logging.log();
        }}
      >
        <LeftOut count={props.leftOut} />
        <FilesNotAdded notAdded={logging.notAdded} />
        <SmeField
          chosen={sheet?.sme.id}
          hint={<SmeHint {...props} sheet={sheet} />}
          error={logging.error}
          onChosen={logging.choose}
        />
        {logged === undefined || sheet === undefined ? null : (
          <Already contact={logged} smeId={sheet.sme.id} onClose={onClose} />
        )}
        <MailFacts mail={mail} />
        {sheet === undefined ? null : (
          <Way mail={mail} sheet={sheet} direction={logging.direction} onChange={logging.turn} />
        )}
        <MailWords mail={mail} />
        <MailFiles {...props} left={logging.left} onLeft={logging.leave} />
      </form>
    </Dialog>
  );
}

/** Members by their addresses, and whoever is signed in here by the one of the account. */
function useOurs(): KnownMembers {
  const members = useCarnetState((state) => state.members);
  const memberId = useCarnetState((state) => state.memberId);
  const email = useAccount()?.email;
  return { members, account: email === undefined ? undefined : { memberId, email } };
}

/** The state of the dialog, and the way into the journal. */
function useLogging({ mail, file, smeId, onDone }: ReadMailProps) {
  const { t } = useTranslation(['mail', 'sheet']);
  const { language } = useFormat();
  const carnet = useCarnet();
  const keep = useKeepFiles();
  const change = useChange();
  const sheets = useCarnetState((state) => state.sheets);
  const ours = useOurs();
  const [chosen, setChosen] = useState(() => proposed(mail, smeId, sheets));
  const [turned, setTurned] = useState<MailDirection | undefined>(undefined);
  const [left, setLeft] = useState<ReadonlySet<number>>(() => leftAtFirst(mail));
  const [notAdded, setNotAdded] = useState<readonly NotAdded[]>([]);
  const [error, setError] = useState<string | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const sheet = sheets.get(chosen ?? '');
  const contacts = useContacts(sheet?.sme.id);
  const logged = loggedAs(mail, contacts ?? []);
  const direction =
    turned ?? (sheet === undefined ? 'inbound' : directionOf(mail, { sme: sheet.sme, ...ours }));

  const write = async (to: Sheet): Promise<void> => {
    const smeOfSheet = to.sme.id;
    // Only where all contacts are known can one tell whether it is among them.
    await carnet.loadJournal(smeOfSheet);
    const there = carnet.state.getState().journals.get(smeOfSheet) ?? [];
    if (loggedAs(mail, there) !== undefined) return;
    const all = filesOf(mail, file);
    const wanted = all.flatMap((_, index) => (left.has(index) ? [] : [index]));
    await keep(
      smeOfSheet,
      all.filter((_, index) => !left.has(index)),
      (found) => writeKept(to, wanted, found),
    );
  };

  const writeKept = async (
    to: Sheet,
    wanted: readonly number[],
    found: readonly KeptOrNot[],
  ): Promise<void> => {
    const { environment } = carnet;
    const refused = found.filter(isNotAdded);
    setNotAdded(refused);
    if (refused.length > 0) {
      // What was refused is left out; the rest is logged once that was seen.
      const out = wanted.filter((_, place) => found[place] !== undefined && !isKept(found[place]));
      setLeft(new Set([...left, ...out]));
      return;
    }
    const options: MailOptions = {
      direction,
      known: { sme: to.sme, ...ours },
      language,
      untitled: t('mail:noSubject'),
      zone: environment.zone(),
      now: environment.now(),
    };
    const done = t('mail:logged', { name: to.sme.values.name });
    if (await change(logMail(mail, options, found.filter(isKept)), { done })) onDone();
    else setError(t('sheet:error.notSaved'));
  };

  const log = async (): Promise<void> => {
    if (isBusy) return;
    if (sheet === undefined) return setError(t('mail:chooseSme'));
    setError(undefined);
    setBusy(true);
    await write(sheet).catch(() => setError(t('sheet:error.notSaved')));
    return setBusy(false);
  };
  return {
    sheet,
    logged,
    direction,
    left,
    notAdded,
    error,
    isBusy,
    log,
    turn: setTurned,
    leave: (index: number, isLeft: boolean): void => {
      const next = new Set(left);
      if (isLeft) next.add(index);
      else next.delete(index);
      setLeft(next);
    },
    choose: (id: string | undefined): void => {
      setChosen(id);
      setTurned(undefined);
      setError(undefined);
    },
  };
}

/** The sheet on which it was dropped, otherwise the one of a person whose address it has. */
function proposed(
  mail: Mail,
  smeId: string | undefined,
  sheets: ReadonlyMap<string, Sheet>,
): string | undefined {
  if (sheets.has(smeId ?? '')) return smeId;
  return smeOfMail(
    mail,
    [...sheets.values()].map(({ sme }) => sme),
  );
}

/** Pictures inside the text are mostly logos: they are kept where somebody wants them. */
function leftAtFirst({ files, text, isCut }: Mail): ReadonlySet<number> {
  const logos = files.flatMap(({ isInText }, index) => (isInText ? [index] : []));
  return new Set(text === '' || isCut ? logos : [...logos, files.length]);
}

/** The files of the message, and after them the message itself. */
function filesOf({ files }: Mail, original: File): readonly File[] {
  return [
    ...files.map(({ name, bytes, mediaType }) => new File([bytes], name, { type: mediaType })),
    new File([original], original.name, { type: mailType }),
  ];
}

/** The contacts of a sheet; absent until they are read. */
function useContacts(smeId = ''): readonly Contact[] | undefined {
  const carnet = useCarnet();
  useEffect(() => {
    // Read again before anything is written, where a failure is said.
    if (smeId !== '') carnet.loadJournal(smeId).catch(() => undefined);
  }, [carnet, smeId]);
  return useCarnetState((state) => state.journals.get(smeId));
}

interface SmeHintProps {
  readonly mail: Mail;
  readonly smeId: string | undefined;
  readonly sheet: Sheet | undefined;
}

/** Why this sheet is proposed, or whose address it is where another was chosen. */
function SmeHint({ mail, sheet }: SmeHintProps): ReactNode {
  const { t } = useTranslation('mail');
  const sheets = useCarnetState((state) => state.sheets);
  const byAddress = sheets.get(proposed(mail, undefined, sheets) ?? '')?.sme;
  if (byAddress === undefined) return t('unknownAddress');
  const { name } = byAddress.values;
  return byAddress.id === sheet?.sme.id ? t('proposed') : t('elsewhere', { name });
}

interface AlreadyProps {
  readonly contact: Contact;
  readonly smeId: string;
  readonly onClose: () => void;
}

function Already({ contact, smeId, onClose }: AlreadyProps) {
  const { t } = useTranslation('mail');
  const format = useFormat();
  const today = useNow().slice(0, 10);
  const { day, text } = useAppointment()(contact.values);
  const when = [format.day(day, today), ...(text === undefined ? [] : [text])].join(', ');
  return (
    <Note icon="check" announced>
      {t('already', { when })}{' '}
      <Link href={paths.entry(smeId, contact.id)} asChild>
        <TextLink onClick={onClose}>{t('open')}</TextLink>
      </Link>
    </Note>
  );
}

interface WayProps {
  readonly mail: Mail;
  readonly sheet: Sheet;
  readonly direction: MailDirection;
  readonly onChange: (direction: MailDirection) => void;
}

/** Received or sent, and who was recognised. */
function Way({ mail, sheet, direction, onChange }: WayProps) {
  const { t } = useTranslation(['mail', 'domain']);
  const ours = useOurs();
  const known = { sme: sheet.sme, ...ours };
  const { people = {} } = sheet.sme.values;
  const names = [
    ...peopleIn(mail, sheet.sme).map((id) => people[id]?.name ?? ''),
    ...membersIn(mail, ours).map(
      (id) => ours.members.find((one) => one.id === id)?.values.name ?? '',
    ),
  ].filter((name) => name !== '');
  return (
    <div className={styles.way}>
      <Segments
        label={t('domain:field.contact.direction')}
        options={directions.map((value) => ({ value, label: t(`mail:direction.${value}`) }))}
        value={direction}
        onValueChange={onChange}
      />
      <p className={styles.quiet}>
        {names.length === 0 ? t('mail:nobody') : t('mail:recognised', { names })}
        {unknownSender(mail, known) === undefined ? null : ` ${t('mail:senderKept')}`}
        {unknownRecipients(mail, direction, known) === undefined
          ? null
          : ` ${t('mail:recipientsKept')}`}
      </p>
    </div>
  );
}

function MailWords({ mail: { text, isCut } }: { readonly mail: Mail }) {
  const { t } = useTranslation('mail');
  if (text === '') return <Note icon="info">{t('noText')}</Note>;
  return (
    <Field label={t('text')} hint={isCut ? t('cut') : undefined}>
      <TextArea readOnly className={styles.text} value={text} onValueChange={() => undefined} />
    </Field>
  );
}

interface MailFilesProps {
  readonly mail: Mail;
  readonly file: File;
  readonly left: ReadonlySet<number>;
  readonly onLeft: (index: number, isLeft: boolean) => void;
}

/** Which of its files are kept, and whether the message itself is. */
function MailFiles({ mail: { files }, file, left, onLeft }: MailFilesProps) {
  const { t } = useTranslation(['mail', 'files']);
  const format = useFormat();
  const id = useId();
  const all = [
    ...files.map(({ name, bytes, isInText }) => ({
      name: name === '' ? t('files:unnamed') : name,
      detail: [format.fileSize(bytes.length), isInText ? t('mail:inText') : ''],
    })),
    { name: t('mail:original'), detail: [format.fileSize(file.size)] },
  ];
  return (
    <div className={styles.files} role="group" aria-labelledby={id}>
      <p id={id} className={styles.label}>
        {t('mail:files')}
      </p>
      {all.map(({ name, detail }, index) => (
        <Checkbox
          key={index}
          checked={!left.has(index)}
          onCheckedChange={(isChecked) => onLeft(index, !isChecked)}
          detail={detail.filter((part) => part !== '').join(', ')}
        >
          {name}
        </Checkbox>
      ))}
    </div>
  );
}
