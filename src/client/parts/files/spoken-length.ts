/** How long a voice note is, as a clock shows it: `0:07`, `10:00`. */

export function spokenLength(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
