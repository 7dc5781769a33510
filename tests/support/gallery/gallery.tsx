/**
 * Every primitive of `src/client/ui` on one page, in the frame of the application. Theme and
 * direction are forced by the address: `?theme=dark`, `?dir=rtl`.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../src/client/ui/look.css';
import { AppShell, type NavItem, SideSwitch } from '../../../src/client/ui/app-shell.tsx';
import { Avatar } from '../../../src/client/ui/avatar.tsx';
import {
  BottomAdd,
  BottomBar,
  BottomButton,
  BottomLink,
} from '../../../src/client/ui/bottom-bar.tsx';
import { MenuButton } from '../../../src/client/ui/menu-button.tsx';
import { Popover } from '../../../src/client/ui/popover.tsx';
import { SearchButton } from '../../../src/client/ui/search-button.tsx';
import { Segments } from '../../../src/client/ui/segments.tsx';
import { SyncPill } from '../../../src/client/ui/sync-pill.tsx';
import { DesktopOnly, TopBar } from '../../../src/client/ui/top-bar.tsx';
import { FieldSamples } from './field-samples.tsx';
import styles from './gallery.module.css';
import { LayoutSamples } from './layout-samples.tsx';
import { MarkSamples } from './mark-samples.tsx';
import { OpeningSamples } from './opening-samples.tsx';

const nothing = () => undefined;

const items: readonly NavItem[] = [
  { id: 'portfolio', label: 'Portefeuille', icon: 'list', href: '#p', count: 22, current: true },
  { id: 'reviews', label: 'Revues mensuelles', icon: 'review', href: '#r', count: 4 },
  { id: 'report', label: 'Revue trimestrielle', icon: 'report', href: '#q' },
  { id: 'lessons', label: 'Enseignements tirés', icon: 'lesson', href: '#l', count: 9 },
];

const more = ['Enseignements tirés', 'Raccourcis', 'Réglages'].map((label) => ({
  id: label,
  label,
  onSelect: nothing,
}));

function Tools() {
  return (
    <>
      <DesktopOnly>
        <SearchButton label="Rechercher ou agir…" shortcut="Ctrl K" />
      </DesktopOnly>
      <Popover
        label="Synchronisation"
        align="end"
        trigger={(trigger) => (
          <SyncPill {...trigger} state="offline" text="Hors ligne" detail=" · 7 enregistrées ici" />
        )}
      >
        {(close) => (
          <div className={styles.panel}>
            <h2>Hors ligne depuis 13:48</h2>
            <p>Vos 7 modifications sont enregistrées sur cet ordinateur.</p>
            <button type="button" onClick={close}>
              Fermer
            </button>
          </div>
        )}
      </Popover>
      <DesktopOnly>
        <Segments
          narrow
          label="Langue"
          value="fr"
          onValueChange={nothing}
          options={[
            { value: 'fr', label: 'FR', name: 'Français', lang: 'fr' },
            { value: 'en', label: 'EN', name: 'English', lang: 'en' },
          ]}
        />
        <Avatar name="Maëlle Guivarc’h" />
      </DesktopOnly>
    </>
  );
}

function Bottom() {
  return (
    <BottomBar label="Navigation du téléphone">
      <BottomLink href="#p" label="Portefeuille" icon="list" current />
      <BottomLink href="#r" label="Revues" icon="review" />
      <BottomAdd label="Consigner" />
      <BottomLink href="#s" label="Sync" icon="waiting" waiting="1 conflit à résoudre" />
      <MenuButton
        label="Plus"
        align="end"
        items={more}
        trigger={(trigger) => <BottomButton {...trigger} label="Plus" icon="more" />}
      />
    </BottomBar>
  );
}

function Gallery() {
  return (
    <AppShell
      brand={{ name: 'Carnet', href: '#' }}
      labels={{ navigation: 'Navigation', skip: 'Aller au contenu' }}
      programme={<SideSwitch>E-Channel · mois 15</SideSwitch>}
      groups={[{ id: 'work', label: undefined, items }]}
      footItems={[
        { id: 'keys', label: 'Raccourcis', icon: 'shortcuts', shortcut: '?', onSelect: nothing },
        { id: 'settings', label: 'Réglages', icon: 'settings', href: '#g' },
      ]}
      bottomBar={<Bottom />}
      tools={<Tools />}
    >
      <TopBar title="Composants et états" subtitle="jeudi 19 novembre 2020" />
      <div className={styles.samples}>
        <MarkSamples />
        <FieldSamples />
        <OpeningSamples />
      </div>
      <LayoutSamples />
    </AppShell>
  );
}

const wishes = new URLSearchParams(location.search);
const page = document.documentElement;
page.dataset['theme'] = wishes.get('theme') ?? 'light';
page.dir = wishes.get('dir') ?? 'ltr';
const root = document.getElementById('root');
if (root === null) throw new Error('The gallery has no root element');
createRoot(root).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
