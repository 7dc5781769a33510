/** Hands a file that was made here to the person, as a download. */

/** The browser has its own hold on the file once the download began. */
const revokeAfterMs = 60_000;

export function handOverFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), revokeAfterMs);
}
