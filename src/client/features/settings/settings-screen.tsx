/** The settings: what this person prefers, and what the programme is. Everything saves itself. */

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMayWrite } from '../../model/use-may-write.ts';
import { paths, type SettingsSection, settingsSections } from '../../ports/routes.ts';
import { Page } from '../../ui/page.tsx';
import { SavedFieldset } from '../../parts/record/writers-only.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { AlertsSection } from './alerts-section.tsx';
import { ContextSection } from './context-section.tsx';
import { DevicesSection } from './devices-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { LaunchPadsSection } from './launch-pads-section.tsx';
import { MembersSection } from './members-section.tsx';
import { ProgrammeSection } from './programme-section.tsx';
import styles from './settings.module.css';
import { StorageSection } from './storage-section.tsx';
import { TemplatesSection } from './templates-section.tsx';

const sections = {
  general: GeneralSection,
  programme: ProgrammeSection,
  'launch-pads': LaunchPadsSection,
  members: MembersSection,
  templates: TemplatesSection,
  alerts: AlertsSection,
  context: ContextSection,
  storage: StorageSection,
  devices: DevicesSection,
} as const satisfies Readonly<Record<SettingsSection, () => unknown>>;

/** What is the programme's, which who only reads cannot change; templates say so themselves. */
const ofProgramme: ReadonlySet<SettingsSection> = new Set([
  'programme',
  'launch-pads',
  'members',
  'alerts',
  'context',
]);

export function SettingsScreen({ section }: { readonly section: SettingsSection }) {
  const { t } = useTranslation('settings');
  const Content = sections[section];
  const mayWrite = useMayWrite();
  return (
    <>
      <TopBar title={t('title')} subtitle={t(`section.${section}`)} lined />
      <div className={styles.layout}>
        <SectionNav current={section} />
        <div className={styles.content}>
          <p className={styles.saves}>
            {t(ofProgramme.has(section) && !mayWrite ? 'readOnly' : 'saves')}
          </p>
          <Page reading>
            {ofProgramme.has(section) ? (
              <SavedFieldset label={t(`section.${section}`)}>
                <Content />
              </SavedFieldset>
            ) : (
              <Content />
            )}
          </Page>
        </div>
      </div>
    </>
  );
}

function SectionNav({ current }: { readonly current: SettingsSection }) {
  const { t } = useTranslation('settings');
  const nav = useRef<HTMLElement>(null);
  // On a phone the row scrolls: the open section is brought into it.
  useEffect(() => {
    const frame = nav.current;
    const link = frame?.querySelector<HTMLElement>('[aria-current]');
    if (frame === null || link === null || link === undefined) return;
    const end = link.offsetLeft + link.offsetWidth;
    if (end > frame.scrollLeft + frame.clientWidth || link.offsetLeft < frame.scrollLeft) {
      frame.scrollLeft = link.offsetLeft - frame.clientWidth / 3;
    }
  }, [current]);
  return (
    <nav ref={nav} aria-label={t('nav')} className={styles.nav}>
      <ul>
        {settingsSections.map((section) => (
          <li key={section}>
            <Link
              href={paths.settings(section)}
              className={styles.navLink}
              aria-current={section === current ? 'page' : undefined}
            >
              {t(`section.${section}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
