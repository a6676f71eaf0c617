import {
  Anchor,
  Badge,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Modal,
  Table,
  Tooltip,
} from '@mantine/core';

/** The green of a painted trail mark, dark enough at 7 for white text. */
const pine: MantineColorsTuple = [
  '#eaf5f3',
  '#d5e9e6',
  '#a9d3cd',
  '#79bcb3',
  '#4fa69b',
  '#2f9186',
  '#1d7d73',
  '#166960',
  '#14524f',
  '#0d3b3a',
];

/** Greys of the dark scheme with a breath of the green, from text (0) to the deepest ground (9). */
const dark: MantineColorsTuple = [
  '#d3dcda',
  '#b8c4c1',
  '#8b9a97',
  '#6a7976',
  '#44534f',
  '#33413e',
  '#26322f',
  '#182120',
  '#131b1a',
  '#0d1312',
];

/** The amber of the mark's second stripe: for what wants attention without being wrong. */
const amber: MantineColorsTuple = [
  '#fff7e6',
  '#fdecc8',
  '#f9d996',
  '#f5c560',
  '#f2b84b',
  '#e0a02e',
  '#b97c14',
  '#8f5d0c',
  '#6e470a',
  '#4e3207',
];

const SYSTEM_FONT =
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';
const SYSTEM_MONO = 'ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace';

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  colors: { pine, amber, dark },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: SYSTEM_FONT,
  fontFamilyMonospace: SYSTEM_MONO,
  headings: {
    fontFamily: SYSTEM_FONT,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.2rem' },
      h3: { fontSize: '1.05rem' },
    },
  },
  components: {
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 600, size: 'md' } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'hover', inherit: true } }),
    Modal: Modal.extend({
      styles: { title: { fontSize: '1.2rem', fontWeight: 650, overflowWrap: 'anywhere' } },
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 } },
    }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { withArrow: true, multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } },
    }),
  },
});

/** The portal's own colours by meaning, `--wm-…`, for style sheets; and Mantine's where its contrast is too low. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--wm-nav-width': '15.5rem',
  },
  light: {
    '--wm-canvas': '#f5f6f3',
    '--wm-surface': '#ffffff',
    '--wm-surface-raised': '#ffffff',
    '--wm-surface-sunken': '#eef0ec',
    '--wm-border': '#dde1da',
    '--wm-ink': '#1c2624',
    '--wm-muted': '#56625f',
    '--wm-accent': '#166960',
    '--wm-accent-soft': '#e1efec',
    '--wm-nav': '#eceee9',
    '--wm-good': '#1b6e3c',
    '--wm-warn': '#8a5a00',
    '--wm-bad': '#b3261e',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1c2624',
    '--mantine-color-dimmed': '#56625f',
    '--mantine-color-placeholder': '#6a7572',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#166960',
    '--mantine-color-default-border': '#cbd1c9',
  },
  dark: {
    '--wm-canvas': '#101716',
    '--wm-surface': '#182120',
    '--wm-surface-raised': '#1f2a28',
    '--wm-surface-sunken': '#131b1a',
    '--wm-border': '#2d3a38',
    '--wm-ink': '#e4ebe9',
    '--wm-muted': '#9fb0ac',
    '--wm-accent': '#6cc5b8',
    '--wm-accent-soft': '#1d3835',
    '--wm-nav': '#131b1a',
    '--wm-good': '#7fd39b',
    '--wm-warn': '#f2b84b',
    '--wm-bad': '#ff9b92',
    '--mantine-color-body': '#182120',
    '--mantine-color-text': '#e4ebe9',
    '--mantine-color-dimmed': '#9fb0ac',
    '--mantine-color-placeholder': '#8b9a97',
    '--mantine-color-error': '#ff9b92',
    '--mantine-color-anchor': '#6cc5b8',
    '--mantine-color-default': '#1f2a28',
    '--mantine-color-default-hover': '#273431',
    '--mantine-color-default-border': '#3a4a47',
  },
});
