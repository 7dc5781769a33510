/** Samples of what arranges and explains: tabs, the margin, tables, notes, cards, emptiness. */
import { useState } from 'react';
import { Button } from '../../../src/client/ui/button.tsx';
import { Card } from '../../../src/client/ui/card.tsx';
import { DataMark } from '../../../src/client/ui/data-mark.tsx';
import { EmptyState } from '../../../src/client/ui/empty-state.tsx';
import { MarginEntry, MarginHeading, MarginList } from '../../../src/client/ui/margin-list.tsx';
import { Note } from '../../../src/client/ui/note.tsx';
import { Facts, Page, Row, Section, Stack } from '../../../src/client/ui/page.tsx';
import { SkeletonLines } from '../../../src/client/ui/skeleton-lines.tsx';
import { StickyBar } from '../../../src/client/ui/sticky-bar.tsx';
import { Table } from '../../../src/client/ui/table.tsx';
import { type Tab, TabPanel, Tabs } from '../../../src/client/ui/tabs.tsx';
import { Toolbar, ToolbarDivider } from '../../../src/client/ui/toolbar.tsx';
import styles from './gallery.module.css';

type TabId = 'journal' | 'eligibility' | 'assessment' | 'plan' | 'figures' | 'history';

const tabs: readonly Tab<TabId>[] = [
  { id: 'journal', label: 'Journal', count: 24 },
  { id: 'eligibility', label: 'Éligibilité', count: '9/9' },
  { id: 'assessment', label: 'Évaluation' },
  { id: 'plan', label: 'Plan d’entrée', count: '62 %' },
  { id: 'figures', label: 'Chiffres', href: '#figures' },
  { id: 'history', label: 'Historique' },
];

function Journal() {
  return (
    <MarginList label="Journal">
      <MarginEntry mark="Auj." submark="09:10" node="email">
        <b>E-mail</b> Daniel Reid à Claire Le Goff
        <p lang="en">Sent the Delivery page checklist and two UK courier quotes.</p>
      </MarginEntry>
      <MarginEntry mark="18 nov." submark="14:00" node="visit" pending>
        <Row>
          <b>Visite sur site</b>
          <DataMark kind="savedHere">Enregistrée ici</DataMark>
        </Row>
        <p>Atelier et zone d’emballage vus ensemble. La casse vient du calage.</p>
      </MarginEntry>
      <MarginEntry kind="brief" mark="12 nov." node="issue" tone="risk">
        <b>Problème ouvert</b> Fiches produit EN incomplètes, 12 sur 48
      </MarginEntry>
      <MarginEntry kind="aside" mark="Oct." node="context">
        <i>Contexte : deuxième confinement en France</i>
      </MarginEntry>
      <MarginEntry kind="gap">15 jours sans contact</MarginEntry>
      <MarginHeading>Septembre 2020</MarginHeading>
      <MarginEntry kind="brief" mark="20 sept." node="review" tone="accent">
        <b>Revue mensuelle</b> 3 actions convenues
      </MarginEntry>
      <MarginEntry kind="brief" mark="2 sept." node="issueClosed" tone="ok">
        <b>Problème résolu</b> Accès aux données de la boutique
      </MarginEntry>
    </MarginList>
  );
}

function Figures() {
  return (
    <Table caption="Chiffres clés" captionShown>
      <thead>
        <tr>
          <th scope="col">Mois</th>
          <th scope="col" data-align="end">
            Commandes
          </th>
          <th scope="col" data-align="end">
            Visites
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">octobre 2020</th>
          <td data-align="end">12</td>
          <td data-align="end">1 180</td>
        </tr>
        <tr aria-selected="true">
          <th scope="row">novembre 2020</th>
          <td data-align="end">14</td>
          <td data-align="end">1 240</td>
        </tr>
      </tbody>
    </Table>
  );
}

function Explanations() {
  return (
    <Stack>
      <Note icon="offline">L’envoi nécessite une connexion. Le rapport est prêt.</Note>
      <Note
        icon="conflict"
        tone="conflict"
        title="1 conflit à résoudre"
        action={<Button variant="conflict">Résoudre</Button>}
      >
        Cidrerie Malvoisin, « Prix de vente au R.-U. »
      </Note>
      <Note icon="error" tone="error">
        Ce fichier a 12 colonnes de trop. Rien n’a été importé.
      </Note>
      <Note icon="info" tone="accent">
        Trois réponses suffisent.
      </Note>
      <Card
        tone="accent"
        icon="install"
        title="Installez Carnet sur cet ordinateur"
        lead="Il s’ouvrira dans sa propre fenêtre, même sans réseau."
        actions={
          <>
            <Button variant="primary">Installer</Button>
            <Button variant="quiet">Plus tard</Button>
          </>
        }
      />
      <Card tone="conflict" icon="conflict" title="Deux versions de « Livraison » (FR)">
        Votre version, 18 nov. 15:12
      </Card>
      <SkeletonLines label="Réception du portefeuille" />
      <Facts
        facts={[
          { id: 'last', name: 'Dernière synchronisation', value: 'aujourd’hui, 13:47' },
          { id: 'here', name: 'Disponible sans réseau', value: '22 PME, 64 documents' },
        ]}
      />
    </Stack>
  );
}

export function LayoutSamples() {
  const [tab, setTab] = useState<TabId>('journal');
  return (
    <>
      <Tabs label="Feuille" idBase="sheet" tabs={tabs} current={tab} onSelect={setTab} />
      <TabPanel idBase="sheet" id={tab}>
        <Toolbar label="Filtres" end={<Button variant="primary">Ajouter</Button>}>
          <Button variant="quiet">Tout</Button>
          <ToolbarDivider />
          <Button variant="quiet">Contacts</Button>
        </Toolbar>
        <div className={styles.pad}>
          <Journal />
        </div>
      </TabPanel>
      <Page reading>
        <Section title="Chiffres" aside="juin – nov.">
          <Figures />
        </Section>
        <Section title="Explications" lead="À côté de ce qu’elles concernent.">
          <Explanations />
        </Section>
        <EmptyState small title="Aucun document" lead="Ceux de la PME viendront ici." />
      </Page>
      <EmptyState
        title="Aucune PME pour l’instant"
        lead="Le programme vise 24 PME. Commencez par ce que vous avez déjà."
        ways={[
          {
            id: 'import',
            icon: 'importFile',
            name: 'Importer la feuille de calcul',
            text: 'Excel ou CSV. Vous vérifiez chaque colonne avant d’enregistrer.',
            action: (
              <Button variant="primary" size="form">
                Choisir un fichier
              </Button>
            ),
          },
          {
            id: 'add',
            icon: 'add',
            name: 'Ajouter une première PME',
            text: 'Le nom suffit.',
            action: (
              <Button size="form" shortcut="N">
                Nouvelle PME
              </Button>
            ),
          },
        ]}
      />
      <StickyBar edge="bottom" desktopOnly>
        17 inscrites · 5 en sélection
      </StickyBar>
    </>
  );
}
