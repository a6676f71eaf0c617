import { Handle, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { IN } from './build-canvas.ts';
import classes from './canvas.module.css';
import type { EndNode as EndNodeType } from './canvas-node.ts';

/** The end of a pass of a loop, or of a block. */
export const EndNode = memo(function EndNode({ data }: NodeProps<EndNodeType>) {
  const { t } = useTranslation('builder');
  return (
    <div className={classes.end}>
      <Handle type="target" position={IN} className={classes.input} isConnectable={data.canConnect} />
      {t('canvas.end')}
    </div>
  );
});
