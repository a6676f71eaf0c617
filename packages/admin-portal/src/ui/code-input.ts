/**
 * Styles of an input that holds code, such as an id or the name of a variable. At 14 pixels some browsers cut the
 * underscores of common monospaced fonts off.
 */
export const codeInput = {
  input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8125rem' },
} as const;
