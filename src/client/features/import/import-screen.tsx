/**
 * SMEs out of a spreadsheet: the file is read on the device, its columns are recognised and can be changed, and what may be there
 * already is decided on. Nothing is saved before the last press, which one undo takes back.
 */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMayWrite } from '../../model/use-may-write.ts';
import { paths } from '../../ports/routes.ts';
import type { SpreadsheetReader } from '../../ports/spreadsheet.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { RenderLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import styles from './import.module.css';
import { type ImportFile, useImport } from './use-import.ts';

interface ImportScreenProps {
  readonly readSpreadsheet: SpreadsheetReader;
}

const steps = ['file', 'columns', 'check'] as const;
type Step = (typeof steps)[number];

const renderLink: RenderLink = (props) => <Link {...props} />;

export function ImportScreen({ readSpreadsheet }: ImportScreenProps) {
  const { t } = useTranslation(['import', 'shell']);
  const mayWrite = useMayWrite();
  const [file, setFile] = useState<ImportFile | undefined>(undefined);
  const [isChecking, setIsChecking] = useState(false);
  const step = file === undefined ? 'file' : isChecking ? 'check' : 'columns';
  return (
    <>
      <TopBar
        back={{ label: t('shell:nav.portfolio'), href: paths.portfolio() }}
        renderLink={renderLink}
        lined
      />
      <Page>
        <Title step={step} />
        {!mayWrite ? (
          <EmptyState small title={t('import:readOnly.title')} lead={t('import:readOnly.text')} />
        ) : file === undefined ? (
          <FileStep readSpreadsheet={readSpreadsheet} onRead={setFile} />
        ) : (
          <ReadFile
            file={file}
            isChecking={isChecking}
            onCheck={setIsChecking}
            onOther={() => setFile(undefined)}
          />
        )}
      </Page>
    </>
  );
}

/** What is done, and where one is in it. A new step has the focus: what was pressed is gone. */
function Title({ step }: { readonly step: Step }) {
  const { t } = useTranslation('import');
  const place = useRef<HTMLParagraphElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    place.current?.focus();
  }, [step]);
  return (
    <div className={styles.titles}>
      <h1>{t('title')}</h1>
      <p ref={place} tabIndex={-1} className={styles.quiet}>
        {t('step', {
          place: steps.indexOf(step) + 1,
          all: steps.length,
          name: t(`steps.${step}`),
        })}
      </p>
    </div>
  );
}

interface ReadFileProps {
  readonly file: ImportFile;
  readonly isChecking: boolean;
  readonly onCheck: (isChecking: boolean) => void;
  readonly onOther: () => void;
}

function ReadFile({ file, isChecking, onCheck, onOther }: ReadFileProps) {
  const state = useImport(file);
  return isChecking ? (
    <CheckStep state={state} onBack={() => onCheck(false)} />
  ) : (
    <ColumnsStep state={state} onOther={onOther} onCheck={() => onCheck(true)} />
  );
}
