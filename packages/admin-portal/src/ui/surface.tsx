import { Paper, type PaperProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './surface.module.css';

type SurfaceProps = PaperProps & {
  readonly children: ReactNode;
  /** Makes it a region of the page. */
  readonly 'aria-label'?: string;
};

/** A sheet on the canvas: what belongs together. */
export function Surface({ children, ...props }: SurfaceProps) {
  const component = props['aria-label'] === undefined ? 'div' : 'section';
  return (
    <Paper component={component} className={classes.surface} p="lg" {...props}>
      {children}
    </Paper>
  );
}
