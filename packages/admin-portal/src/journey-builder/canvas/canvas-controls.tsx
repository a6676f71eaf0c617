import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { Panel, useReactFlow } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import classes from './canvas.module.css';

/** Zoom, and whatever else the canvas offers. */
export function CanvasControls({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('builder');
  const flow = useReactFlow();
  return (
    <Panel position="bottom-left" className={classes.controls ?? ''}>
      <Group gap={4} wrap="nowrap">
        <ControlButton label={t('canvas.zoomIn')} onClick={() => void flow.zoomIn({ duration: 120 })}>
          <Icon name="plus" />
        </ControlButton>
        <ControlButton label={t('canvas.zoomOut')} onClick={() => void flow.zoomOut({ duration: 120 })}>
          <Drawing path="M4 10h12" />
        </ControlButton>
        <ControlButton label={t('canvas.fit')} onClick={() => void flow.fitView({ padding: 0.1, duration: 200 })}>
          <Drawing path="M4 8V4h4m4 0h4v4m0 4v4h-4m-4 0H4v-4" />
        </ControlButton>
        {children}
      </Group>
    </Panel>
  );
}

/** A button of the canvas: a drawing whose name is its tooltip. */
export function ControlButton(props: {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  const { label, disabled = false, onClick, children } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="lg" aria-label={label} onClick={onClick} disabled={disabled}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** A drawing of 20 by 20 of one line. */
export function Drawing({ path }: { readonly path: string }) {
  return (
    <svg
      width={18}
      height={18}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
