/** The scenarios that are swept: small, and each with one thing that must not break wherever it is cut. */

import { createRecord, setFields } from '../../src/domain/command/command.ts';
import { moveContact } from '../../src/domain/contact/move-contact.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import { present } from '../../src/std/assert.ts';
import type { SimDevice } from './device.ts';
import type { Scenario } from './sweep.ts';
import type { World } from './world.ts';

const sheet = 'sme-pad-uk';
const otherSheet = 'sme-pad-fr';

/** The founder's device and that of an account manager, both up to date. */
async function joined(world: World): Promise<{ founder: SimDevice; own: SimDevice }> {
  const founder = await world.found();
  const own = world.addDevice('emma');
  founder.openTab();
  own.openTab();
  await world.scheduler.settle();
  await world.becomeQuiet();
  return { founder, own };
}

/** Does something on a device and lets everybody hear of it who can. */
async function done(world: World, device: SimDevice, ...commands: Commands): Promise<void> {
  for (const command of commands) {
    let isTold = false;
    void world.perform(device, command).then(() => {
      isTold = true;
    });
    await world.until(() => isTold);
  }
}

type Commands = Parameters<World['perform']>[1][];

function contactOn(at: string) {
  return createRecord('contact', sheet, {
    at,
    kind: 'interim',
    mode: 'phone',
    state: 'held',
    topics: ['plan'],
  });
}

/** The local day and time of a contact. */
const timeOn = ({ values }: AnyRecord): string => values['at'] as string;

/** The contacts on the server, oldest first. */
function contactIds({ server }: World): readonly string[] {
  return [...server.programme.records.values()]
    .filter(({ entity }) => entity === 'contact')
    .sort((a, b) => (timeOn(a) < timeOn(b) ? -1 : 1))
    .map(({ id }) => id);
}

function leaveNetwork(device: SimDevice): void {
  device.isApart = true;
}

function comeBack(device: SimDevice): void {
  device.isApart = false;
  for (const { runner } of device.tabs) runner?.notice('online');
}

const tenLater = '2020-11-19T10:52';
const lastWinter = '2020-01-16T14:30';

export const scenarios = {
  'a push of two groups': {
    prepare: async (world) => {
      const { founder, own } = await joined(world);
      await done(world, founder, contactOn(tenLater));
      await world.becomeQuiet();
      let isRead = false;
      void own.tabs[0]?.carnet?.loadJournal(sheet).then(() => {
        isRead = true;
      });
      await world.until(() => isRead);
      return own;
    },
    begin: (world, own) => {
      void world.perform(own, setFields(sheet, { town: 'Dinard', sector: 'Voiles' }));
      // Two operations: the copy, and the original that goes to the trash.
      void world.perform(own, moveContact(present(contactIds(world)[0], 'one'), otherSheet));
    },
  },
  'a pull of own and others’ changes': {
    prepare: async (world) => {
      const { founder, own } = await joined(world);
      leaveNetwork(own);
      await done(world, own, setFields(sheet, { town: 'Dinard' }), contactOn(tenLater));
      await done(
        world,
        founder,
        setFields(sheet, { town: 'Cancale', sector: 'Voiles' }),
        contactOn(lastWinter),
      );
      await world.until(() => founder.leader?.runner?.state.getState().waiting === 0);
      return own;
    },
    begin: (world, own) => {
      comeBack(own);
      void world.perform(own, setFields(otherSheet, { town: 'Auray' }));
    },
  },
  'a first download in three parts': {
    prepare: async (world) => {
      const { founder } = await joined(world);
      await done(world, founder, contactOn(tenLater), contactOn(lastWinter));
      await world.becomeQuiet();
      return world.addDevice('lucy');
    },
    begin: (world, own) => {
      own.openTab();
      const [founder] = world.devices;
      const [oldest] = contactIds(world);
      // From the older ones to the recent ones, while both are on their way.
      if (founder !== undefined && oldest !== undefined) {
        world.after(300, 'a contact gets another day', () => {
          void world.perform(founder, setFields(oldest, { at: tenLater }));
        });
      }
    },
  },
  'a programme begun alone that is handed over': {
    prepare: async (world) => {
      const founder = await world.found();
      founder.isAlone = true;
      founder.openTab();
      await world.until(() => founder.tabs[0]?.carnet?.state.getState().phase === 'ready');
      await done(
        world,
        founder,
        setFields(sheet, { town: 'Dinard' }),
        contactOn(lastWinter),
        setFields(sheet, { town: 'Cancale' }),
      );
      await world.until(() => founder.tabs[0]?.carnet?.state.getState().pendingCount === 0);
      return founder;
    },
    begin: (world, founder) => {
      founder.connect();
      void world.perform(founder, setFields(otherSheet, { town: 'Auray' }));
    },
  },
  'a membership that ends': {
    prepare: async (world) => {
      const { own } = await joined(world);
      await done(world, own, setFields(sheet, { town: 'Dinard' }));
      await world.becomeQuiet();
      leaveNetwork(own);
      await done(world, own, setFields(sheet, { town: 'Cancale' }), contactOn(tenLater));
      let isKept = false;
      void own.tabs[0]?.carnet?.keepDraft('composer', 'half a word').then(() => {
        isKept = true;
      });
      await world.until(() => isKept);
      return own;
    },
    begin: (world, own) => {
      void world.server.dismiss('emma');
      comeBack(own);
    },
  },
  'a member who is back': {
    prepare: async (world) => {
      const { own } = await joined(world);
      leaveNetwork(own);
      await done(world, own, setFields(sheet, { town: 'Cancale' }), contactOn(tenLater));
      await world.server.dismiss('emma');
      comeBack(own);
      await world.becomeQuiet();
      await world.server.admit('emma', ['accountManager'], 'pad-uk');
      return own;
    },
    // Beside the tab that was put out.
    begin: (_world, own) => void own.openTab(),
  },
  'a restore after which what was kept is pushed again': {
    prepare: async (world) => {
      const { founder, own } = await joined(world);
      await world.server.backUp();
      await done(world, own, setFields(sheet, { town: 'Dinard' }), contactOn(tenLater));
      await done(world, founder, setFields(sheet, { town: 'Cancale' }));
      await world.becomeQuiet();
      return own;
    },
    begin: (world, own) => {
      void world.server.restore(0);
      void world.perform(own, setFields(sheet, { sector: 'Voiles' }));
    },
  },
  'a profile that was copied': {
    prepare: async (world) => {
      const { own } = await joined(world);
      leaveNetwork(own);
      await done(world, own, setFields(sheet, { town: 'Dinard' }));
      const copy = world.addDevice('emma', await own.disk.copy());
      copy.snapshotAt = own.snapshotAt;
      copy.openTab();
      await world.until(() => copy.tabs[0]?.carnet?.state.getState().phase === 'ready');
      return own;
    },
    begin: (world, own) => {
      comeBack(own);
      for (const device of world.devices.slice(1)) {
        void world.perform(device, setFields(otherSheet, { town: `Auray of ${device.name}` }));
      }
    },
  },
  'what was set aside and is sent again': {
    prepare: async (world) => {
      const { own } = await joined(world);
      world.network.stumblesAt = 'Dinard';
      await done(world, own, setFields(sheet, { town: 'Dinard' }));
      await world.until(() => own.leader?.runner?.state.getState().stuck === 1);
      // What touches the same sheet waits behind it, what touches another does not.
      await done(world, own, setFields(sheet, { sector: 'Voiles' }));
      await done(world, own, setFields(otherSheet, { town: 'Auray' }));
      await world.until(() => own.leader?.runner?.state.getState().waiting === 1);
      world.network.stumblesAt = undefined;
      return own;
    },
    begin: (world, own) => {
      const runner = own.leader?.runner;
      void runner?.stuck().then(([aside]) => runner.unpark(present(aside, 'one').key));
      void world.perform(own, setFields(sheet, { town: 'Cancale' }));
    },
  },
  'a lead that is taken over': {
    prepare: async (world) => {
      const { own } = await joined(world);
      own.openTab();
      await world.becomeQuiet();
      return own;
    },
    begin: (world, own) => {
      const [first] = own.tabs;
      void world.perform(own, setFields(sheet, { town: 'Dinard' }));
      world.after(2, 'a tab freezes', () => {
        if (first?.actor.state === 'alive') first.actor.state = 'frozen';
        own.lock.steal();
      });
      world.after(3000, 'it thaws', () => {
        if (first?.actor.state === 'frozen') first.actor.state = 'alive';
      });
    },
  },
} satisfies Readonly<Record<string, Scenario>>;
