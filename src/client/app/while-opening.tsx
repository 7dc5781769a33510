/** In place of a screen that waits for the storage: nothing, and after some seconds what can be done. */

import { lazy, Suspense, useEffect, useState } from 'react';

export const FailureScreen = lazy(async () => ({
  default: (await import('../features/first-run/failure-screen.tsx')).FailureScreen,
}));

/** Even a slow laptop has read what it needs by then. */
export const lateAfterMs = 6000;

export function WhileOpening() {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), lateAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    isLate && (
      <Suspense fallback={null}>
        <FailureScreen failure="late" />
      </Suspense>
    )
  );
}
