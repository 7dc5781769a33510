/**
 * A chart of the page as a picture for print: drawn again in the light colours, whatever the theme, at three times its size.
 * What the sheets of style say is written onto the copy, since a picture knows none of them.
 */

const copied = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
] as const;

const scale = 3;

export interface DrawnPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The picture; nothing where the browser cannot draw it. */
export async function drawPicture(
  svg: SVGSVGElement,
  stage: HTMLElement,
): Promise<DrawnPicture | undefined> {
  const { width, height } = svg.getBoundingClientRect();
  if (width === 0 || height === 0) return undefined;
  const text = lightCopy(svg, stage, { width, height });
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d');
    if (context === null) return undefined;
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) return undefined;
    return { png: new Uint8Array(await blob.arrayBuffer()), width, height };
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The drawing by itself, in the colours that the stage has. */
function lightCopy(
  svg: SVGSVGElement,
  stage: HTMLElement,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  stage.append(copy);
  try {
    const elements = [copy, ...copy.querySelectorAll<SVGElement>('*')];
    // All are read before the first is written: how one looks may depend on the class of another.
    const looks = elements.map((element) => {
      const style = getComputedStyle(element);
      return copied.map((name) => [name, style.getPropertyValue(name)] as const);
    });
    for (const [index, element] of elements.entries()) {
      for (const [name, value] of looks[index] ?? []) element.setAttribute(name, value);
      element.setAttribute('font-family', 'Calibri, Carlito, sans-serif');
      element.removeAttribute('class');
    }
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', String(width));
    copy.setAttribute('height', String(height));
    return new XMLSerializer().serializeToString(copy);
  } finally {
    copy.remove();
  }
}
