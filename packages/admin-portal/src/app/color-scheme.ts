import { localStorageColorSchemeManager, type MantineColorScheme } from '@mantine/core';

/** Where the reader's choice of light, dark or as the system is kept. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'waymark-color-scheme' });

export const DEFAULT_COLOR_SCHEME: MantineColorScheme = 'auto';

/** Sets the scheme before the first paint; Mantine takes it from there. */
export function applyColorScheme(): void {
  const chosen = colorSchemeManager.get(DEFAULT_COLOR_SCHEME);
  const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = chosen === 'auto' ? (systemIsDark ? 'dark' : 'light') : chosen;
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
}
