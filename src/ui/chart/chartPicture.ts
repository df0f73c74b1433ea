/** One entry of a picture's legend. */
export interface PictureLegend {
  readonly label: string;
  readonly color: string;
  readonly dash: string | undefined;
}

export interface PictureParts {
  readonly title: string;
  readonly legend: readonly PictureLegend[];
  /** The element that holds the drawing: SVG, and texts laid over it. */
  readonly drawing: HTMLElement;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const HEAD = 44;
const PADDING = 12;
const FONT = ['Inter', 'system-ui', 'sans-serif'].join(', ');
/** What a drawing takes from style sheets; a picture on its own has none. */
const KEPT_STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'dominant-baseline'] as const;

/**
 * The chart as a picture that stands alone: title, legend, drawing, and the texts laid over it, with every colour written out
 * and the page's own background. Sizes are CSS pixels.
 */
export function chartSvg({ title, legend, drawing }: PictureParts): string {
  const box = drawing.getBoundingClientRect();
  const width = Math.max(1, Math.round(box.width)) + 2 * PADDING;
  const height = Math.max(1, Math.round(box.height)) + HEAD + PADDING;
  const root = element('svg', { xmlns: NAMESPACE, width, height, viewBox: `0 0 ${width} ${height}` });
  const color = colorsOf(drawing);
  root.append(element('title', {}, title));
  root.append(element('rect', { width, height, fill: color('var(--panel)') }));
  root.append(element('text', { x: PADDING, y: 18, 'font-family': FONT, 'font-size': 13, 'font-weight': 600, fill: color('var(--text)') }, title));
  root.append(...legendParts(legend, color));
  const body = element('g', { transform: `translate(${PADDING} ${HEAD})` });
  for (const svg of drawing.querySelectorAll('svg')) {
    if (svg.parentElement?.closest('svg') === null && svg.closest('button') === null) body.append(placed(svg, box));
  }
  body.append(...overlayLines(drawing, box, color('var(--text)')), ...overlayTexts(drawing, box));
  root.append(body);
  return new XMLSerializer().serializeToString(root);
}

/**
 * The same picture as PNG, at `scale` device pixels per CSS pixel.
 * @throws Error when the browser cannot draw it
 */
export async function pngOf(svg: string, scale = 2): Promise<Uint8Array<ArrayBuffer>> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser has no 2D canvas');
    context.scale(scale, scale);
    context.drawImage(image, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('the picture is too large for this browser');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
  }
}

function legendParts(legend: readonly PictureLegend[], color: (value: string) => string): Element[] {
  let x = PADDING;
  return legend.flatMap(({ label, color: value, dash }) => {
    const line = element('line', { x1: x, x2: x + 20, y1: 32, y2: 32, stroke: color(value), 'stroke-width': 2, ...(dash === undefined ? {} : { 'stroke-dasharray': dash }) });
    const text = element('text', { x: x + 26, y: 36, 'font-family': FONT, 'font-size': 11, fill: color('var(--text2)') }, label);
    x += 26 + 6.5 * label.length + 16;
    return [line, text];
  });
}

function placed(svg: SVGSVGElement, frame: DOMRect): SVGElement {
  const box = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  [copy, ...copy.querySelectorAll<SVGElement>('*')].forEach((part, at) => writeStyle(part, originals[at]!));
  copy.setAttribute('x', String(box.x - frame.x));
  copy.setAttribute('y', String(box.y - frame.y));
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  return copy;
}

function writeStyle(part: SVGElement, original: Element): void {
  const style = getComputedStyle(original);
  for (const attribute of ['style', 'class', 'id', 'tabindex', 'role', 'aria-hidden']) part.removeAttribute(attribute);
  for (const name of KEPT_STYLES) {
    const value = style.getPropertyValue(name);
    if (value !== '') part.setAttribute(name, value);
  }
}

/** Upright lines that lie over a drawing as HTML; they are marked data-picture="line". */
function overlayLines(drawing: HTMLElement, frame: DOMRect, stroke: string): Element[] {
  return [...drawing.querySelectorAll('[data-picture="line"]')].map((line) => {
    const box = line.getBoundingClientRect();
    const x = box.x - frame.x + box.width / 2;
    return element('line', { x1: x, x2: x, y1: box.y - frame.y, y2: box.bottom - frame.y, stroke, 'stroke-width': 1.5 });
  });
}

/** Labels that lie over a drawing as HTML. */
function overlayTexts(drawing: HTMLElement, frame: DOMRect): Element[] {
  const texts: Element[] = [];
  const walker = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const parent = node.parentElement;
    if (text === '' || parent === null || parent.closest('svg') !== null || parent.closest('button, .visually-hidden') !== null) continue;
    const box = parent.getBoundingClientRect();
    const style = getComputedStyle(parent);
    texts.push(element('text', { x: box.x - frame.x, y: box.y - frame.y + box.height / 2, 'dominant-baseline': 'central', 'font-family': FONT, 'font-size': style.fontSize, fill: style.color }, text));
  }
  return texts;
}

/** Reads what a value such as "var(--fl)" is where the drawing stands. */
function colorsOf(drawing: HTMLElement): (value: string) => string {
  const style = getComputedStyle(drawing);
  return (value) => {
    const token = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    return token === undefined ? value : style.getPropertyValue(token).trim();
  };
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== 'xmlns') made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
