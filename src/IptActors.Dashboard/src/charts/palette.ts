const NAMES = {
  ink: '--ink', ink2: '--ink-2', line: '--line', surface: '--surface', brand: '--brand', accent: '--accent', good: '--good', warn: '--warn', bad: '--bad', plan: '--plan', replay: '--replay',
} as const;

/** Colours of the page by meaning, for what is drawn on a canvas. */
export type Palette = Record<keyof typeof NAMES, string>;

/** Reads the colours as they are now, light or dark. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  return Object.fromEntries(Object.entries(NAMES).map(([name, variable]) => [name, style.getPropertyValue(variable).trim()])) as Palette;
}
