/** Resolves once whatever else waits had its turn: a key that was pressed, a screen that is to be drawn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    // Not a timer: browsers hold those back, and more so behind another tab.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
