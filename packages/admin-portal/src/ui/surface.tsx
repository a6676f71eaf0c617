import { Paper, type PaperProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './surface.module.css';

/** A sheet on the canvas: what belongs together. */
export function Surface({
  children,
  ...props
}: PaperProps & { readonly children: ReactNode; readonly 'aria-label'?: string }) {
  return (
    <Paper className={classes.surface} p="lg" {...props}>
      {children}
    </Paper>
  );
}
