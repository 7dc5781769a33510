/** How many lines of a list a command shows, as its one argument says. */
import { WrongUsage } from './command.ts';

/** Lines that are shown, unless said otherwise. */
const shownDefault = 20;

/**
 * Reads the arguments of a command that takes a count and nothing else; throws `WrongUsage`.
 *
 * @param digitsMax of the count
 */
export function shownCount([count, ...more]: readonly string[], digitsMax: number): number {
  if (more.length > 0) throw new WrongUsage();
  if (count === undefined) return shownDefault;
  if (!/^[1-9]\d*$/.test(count) || count.length > digitsMax) throw new WrongUsage();
  return Number(count);
}
