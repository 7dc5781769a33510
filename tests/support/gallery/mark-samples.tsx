/** Samples of what only shows: states, health, stage, keys. And the buttons. */
import { useState } from 'react';
import { Button, ButtonLink } from '../../../src/client/ui/button.tsx';
import { Chip } from '../../../src/client/ui/chip.tsx';
import { DataMark } from '../../../src/client/ui/data-mark.tsx';
import { EnrolmentCells, EnrolmentLegend } from '../../../src/client/ui/enrolment-cells.tsx';
import { Health } from '../../../src/client/ui/health.tsx';
import { IconButton } from '../../../src/client/ui/icon-button.tsx';
import { Kbd } from '../../../src/client/ui/kbd.tsx';
import { Meter } from '../../../src/client/ui/meter.tsx';
import { Segments } from '../../../src/client/ui/segments.tsx';
import { StageSteps } from '../../../src/client/ui/stage-steps.tsx';
import { SyncPill } from '../../../src/client/ui/sync-pill.tsx';
import { Tag } from '../../../src/client/ui/tag.tsx';
import { TextButton, TextLink } from '../../../src/client/ui/text-link.tsx';
import styles from './gallery.module.css';
import { SampleGroup, SampleLine } from './sample-group.tsx';

function ButtonSamples() {
  return (
    <SampleGroup title="Boutons et filtres">
      <SampleLine>
        <Button variant="primary" icon="write" shortcut="L">
          Consigner
        </Button>
        <Button icon="visit" shortcut="V">
          Mode visite
        </Button>
        <Button variant="quiet">Plus tard</Button>
        <Button unavailableBecause="L’envoi nécessite une connexion.">Indisponible</Button>
      </SampleLine>
      <SampleLine>
        <Button variant="primary" size="form">
          Choisir un fichier
        </Button>
        <Button size="touch">Sujet suivant</Button>
        <Button variant="risk" icon="remove">
          Retirer
        </Button>
        <Button variant="conflict">Résoudre</Button>
        <ButtonLink href="#lire">Un lien</ButtonLink>
      </SampleLine>
      <FilterSamples />
      <SampleLine>
        <IconButton icon="more" label="Autres actions" />
        <IconButton icon="history" label="Historique" outlined />
        <IconButton small icon="arrowUp" label="Monter" />
        <IconButton small icon="arrowDown" label="Descendre" />
        <IconButton small icon="close" label="Enlever" />
        <Kbd>Ctrl K</Kbd>
        <TextLink href="#lire">Lire</TextLink>
        <TextButton icon="undo">Revenir</TextButton>
      </SampleLine>
    </SampleGroup>
  );
}

function FilterSamples() {
  const [view, setView] = useState<'list' | 'board'>('list');
  const [mine, setMine] = useState(true);
  return (
    <SampleLine>
      <Segments
        label="Vue"
        value={view}
        onValueChange={setView}
        options={[
          { value: 'list', label: 'Liste', icon: 'list' },
          { value: 'board', label: 'Par étape', icon: 'board' },
        ]}
      />
      <Chip pressed={mine} count={7} onClick={() => setMine(!mine)}>
        Mes PME
      </Chip>
      <Chip count={11}>UK</Chip>
      <Chip opensMenu>Étape</Chip>
      <Chip opensMenu chosen>
        Santé
      </Chip>
    </SampleLine>
  );
}

export function MarkSamples() {
  return (
    <>
      <SampleGroup title="État de la synchronisation">
        <SampleLine>
          <SyncPill state="synced" text="Synchronisé" detail=" · 10:41" />
          <SyncPill state="sending" text="Envoi, 2 sur 7" />
          <SyncPill state="waiting" text="3 en attente" />
          <SyncPill state="offline" text="Hors ligne" detail=" · 7 enregistrées ici" />
          <SyncPill state="conflict" text="1 conflit à résoudre" />
          <SyncPill state="failed" text="Envoi impossible, voir" />
          <SyncPill state="unprotected" text="3 en attente" detail=" · stockage à protéger" />
        </SampleLine>
      </SampleGroup>
      <SampleGroup title="État d’une donnée">
        <SampleLine>
          <DataMark kind="waiting">En attente</DataMark>
          <DataMark kind="savedHere">Enregistrée ici</DataMark>
          <DataMark kind="conflict">Conflit</DataMark>
          <DataMark kind="toTranslate">À traduire</DataMark>
          <DataMark kind="toProofread">À relire, d’après 9 entrées</DataMark>
          <DataMark kind="proofread">Relu par D. Reid</DataMark>
          <DataMark kind="onlineOnly">En ligne seulement</DataMark>
          <DataMark kind="availableHere">Disponible ici</DataMark>
          <DataMark kind="refused">Non acceptée</DataMark>
        </SampleLine>
      </SampleGroup>
      <ButtonSamples />
      <SampleGroup title="Santé, étape, inscriptions">
        <SampleLine>
          <Health level="ok">En bonne voie</Health>
          <Health level="watch">À surveiller</Health>
          <Health level="risk">Action requise</Health>
          <Health level="none">Non évaluée</Health>
        </SampleLine>
        <SampleLine>
          <StageSteps count={6} current={4} name="Intégrée" />
          <Tag name="Royaume-Uni">UK</Tag>
          <Tag name="France">FR</Tag>
        </SampleLine>
        <StageSteps wide count={6} current={5} name="5 · Accompagnée" />
        <div className={styles.cells}>
          <EnrolmentCells
            enrolled={9}
            candidates={2}
            target={12}
            label="UK : 9 inscrites sur 12, 2 en sélection"
          />
        </div>
        <EnrolmentLegend>en sélection</EnrolmentLegend>
        <Meter label="Plan d’entrée" value={4} max={7} valueText="4 sections sur 7" />
      </SampleGroup>
    </>
  );
}
