/** One seed from its beginning to its end: people work while things go wrong, then all is quiet. */

import { Fate } from './fate.ts';
import { Insider } from './insider.ts';
import { storm, fairWeather } from './network.ts';
import { Random } from './random.ts';
import { people, type Verdict, World, type WorldOptions } from './world.ts';

/** How long a founder works alone before connecting. */
const aloneMsMax = 40_000;
/** People go home at last, however little they could do. */
const workMsMax = 15 * 60_000;
/** How many answers of a lying server are lies. */
const lieChance = 0.1;

/** Runs one seed. */
export function simulate(options: WorldOptions): Promise<Verdict> {
  return new Life(new World(options), options.seed).run();
}

class Life {
  private readonly world: World;
  private readonly random: Random;
  private readonly fate: Fate;
  private readonly insider: Insider;
  private acts = 0;
  private isOver = false;

  constructor(world: World, seed: number) {
    this.world = world;
    this.random = new Random(seed, 'life');
    this.fate = new Fate(world, new Random(seed, 'fate'));
    this.insider = new Insider(world, new Random(seed, 'insider'));
  }

  async run(): Promise<Verdict> {
    const { world } = this;
    await this.begin();
    const actsMax = 30 + this.random.below(50);
    if (world.has('network')) {
      world.network.weather = storm;
      world.network.lies = world.has('lies') ? lieChance : 0;
      world.after(2000, 'fate', () => this.strike());
    }
    if (world.has('insiders')) {
      await this.insider.join();
      world.after(1000, 'an insider', () => this.intrude());
    }
    world.server.decidesAtStart = world.has('skew');
    this.think();
    const end = world.scheduler.now + workMsMax;
    while (this.acts < actsMax && world.scheduler.now < end && !world.isBroken()) {
      await world.stepAndLook();
    }
    this.isOver = true;
    world.network.weather = fairWeather;
    world.network.lies = 0;
    await this.fate.calm();
    await world.becomeQuiet();
    if (world.has('skew') && !world.isBroken()) {
      await this.fate.updateAll();
      await world.becomeQuiet();
    }
    return world.end();
  }

  private async begin(): Promise<void> {
    const { world, random } = this;
    const founder = await world.found();
    if (world.has('crashes')) world.server.startProcess();
    if (world.has('together')) {
      const others = 1 + random.below(4);
      for (let count = 0; count < others; count += 1) {
        world.addDevice(people[(count + 1) % people.length] ?? 'emma');
      }
      if (random.chance(0.5)) world.addDevice('emma');
    }
    if (random.chance(0.4)) {
      founder.isAlone = true;
      world.after(random.below(aloneMsMax), 'the programme is connected', () => founder.connect());
    }
    if (world.has('skew')) {
      world.workload.isAcrossReleases = true;
      if (random.chance(0.7)) await world.server.update('older');
      for (const device of world.devices.slice(1))
        device.release = random.oneOf('older', 'current');
    }
    for (const device of world.devices) {
      device.openTab();
      if (world.has('together') && random.chance(0.35)) device.openTab();
    }
    world.workload.isSkewed = world.has('versions');
  }

  private strike(): void {
    if (this.isOver) return;
    this.fate.strike();
    this.world.after(this.fate.pauseMs(), 'fate', () => this.strike());
  }

  private intrude(): void {
    if (this.isOver) return;
    this.insider.strike();
    this.world.after(this.random.below(8000), 'an insider', () => this.intrude());
  }

  /** Something that a person does, again and again, on some device. */
  private think(): void {
    if (this.isOver) return;
    const { world, random } = this;
    const device = random.pick(world.devices);
    const tab = device && random.pick(device.tabs);
    if (tab?.carnet !== undefined && tab.actor.state === 'alive') {
      const { files } = world;
      const acted =
        files !== undefined && random.chance(0.5) ? files.act(tab) : world.workload.act(tab);
      void acted.then((isDone) => {
        if (isDone) this.acts += 1;
      });
    }
    const afterMs = random.below(random.chance(0.1) ? 20_000 : 2500);
    world.after(afterMs, 'somebody works', () => this.think());
  }
}
