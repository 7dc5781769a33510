/**
 * The least application that could open without a network and show fifty SMEs: React, Dexie and the very
 * service worker of Carnet. What Carnet takes to open is measured against this (B11).
 */

import Dexie, { type Table } from 'dexie';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { trustedScript } from '../../../src/client/app/trusted-script.ts';
import { present } from '../../../src/std/assert.ts';

interface Sme {
  readonly id: number;
  readonly name: string;
  readonly town: string;
  readonly stage: string;
}

class FloorDatabase extends Dexie {
  declare readonly smes: Table<Sme, number>;
  constructor() {
    super('floor', { cache: 'disabled' });
    this.version(1).stores({ smes: 'id' });
  }
}

const listed = 50;
const database = new FloorDatabase();

function List() {
  const [smes, setSmes] = useState<readonly Sme[]>([]);
  useEffect(() => {
    void database.smes.limit(listed).toArray().then(setSmes);
  }, []);
  return (
    <table>
      <tbody>
        {smes.map(({ id, name, town, stage }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{town}</td>
            <td>{stage}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Fills it once, for the bench to call. */
async function seedFloor(count: number): Promise<void> {
  await database.smes.bulkPut(
    Array.from({ length: count }, (_, id) => ({
      id,
      name: `Atelier Kerlan ${id}`,
      town: 'Saint-Malo',
      stage: 'supported',
    })),
  );
}

declare global {
  interface Window {
    seedFloor: typeof seedFloor;
  }
}
window.seedFloor = seedFloor;

createRoot(present(document.getElementById('root'), 'the page has a root')).render(<List />);

void navigator.serviceWorker.register(trustedScript('/service-worker.js'));
