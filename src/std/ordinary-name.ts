/**
 * Whether a name is none that every object has from birth (`constructor`, `toString`): looked up with such a name, a plain
 * object answers what nobody put there.
 */
export const isOrdinaryName = (name: string): boolean => !(name in Object.prototype);
