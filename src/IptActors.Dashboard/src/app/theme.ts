import { createTheme, type MantineColorsTuple } from '@mantine/core';

const harbour: MantineColorsTuple = ['#e7f3f6', '#cfe4e9', '#a3cbd5', '#74b0be', '#4d98aa', '#2f8297', '#12667a', '#0f5f73', '#0b4d5e', '#083a47'];

const night: MantineColorsTuple = ['#e3ebed', '#c5d1d5', '#a6b6bc', '#8b9da4', '#516269', '#33444b', '#223037', '#172125', '#10181b', '#0c1316'];

/** Mantine's side of the look; colours of our own are in ui/tokens.css. */
export const theme = createTheme({
  fontFamily: "'IBM Plex Sans', system-ui, sans-serif",
  headings: { fontFamily: "'IBM Plex Sans', system-ui, sans-serif", fontWeight: '600' },
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  defaultRadius: 'sm',
  colors: { harbour, dark: night },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** The nonce of this page, by which the content security policy knows the styles that Mantine puts in. */
export function styleNonce(): string {
  return document.querySelector<HTMLElement>('script[nonce], style[nonce], link[nonce]')?.nonce ?? '';
}
