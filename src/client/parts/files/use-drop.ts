/** Files dropped on a part of the page. A text that is dragged is none of its business. */

import { type DragEvent, useState } from 'react';

/** Handlers for the part; `isOver` while files are held above it. */
export function useDrop(onFiles: (files: readonly File[]) => void, isOff: boolean) {
  const [isOver, setOver] = useState(false);
  const hasFiles = (event: DragEvent): boolean =>
    !isOff && event.dataTransfer.types.includes('Files');
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const { currentTarget, relatedTarget } = event;
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) {
          setOver(false);
        }
      },
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
