import { findStepKind } from '@waymark/journey';
import { Handle, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { BODY } from '../model/step-branches.ts';
import { IN, OUT } from './build-canvas.ts';
import classes from './canvas.module.css';
import type { StepNode as StepNodeType } from './canvas-node.ts';
import { KindIcon } from './kind-icon.tsx';
import { Outputs } from './step-node.tsx';

/** A loop or a block: a frame around the steps inside it. */
export const AreaNode = memo(function AreaNode({ data, selected }: NodeProps<StepNodeType>) {
  const { t } = useTranslation('builder');
  const { step, name, summary, branches, isStart, canConnect, issue, mark, light, visits, isDropTarget } = data;
  const body = branches.find((branch) => branch.name === BODY);
  const outward = branches.filter((branch) => branch.name !== BODY);
  return (
    <div
      className={classes.area}
      data-category={findStepKind(step.kind)?.category ?? 'none'}
      data-selected={selected || undefined}
      data-issue={issue}
      data-mark={mark}
      data-light={light}
      data-drop={isDropTarget || undefined}
    >
      <Handle
        type="target"
        position={IN}
        className={classes.areaInput}
        isConnectable={canConnect}
        data-start={isStart || undefined}
      />
      <div className={classes.areaHead}>
        <span className={classes.kind}>
          <KindIcon kind={step.kind} />
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{name}</span>
          <span className={classes.summary}>{summary}</span>
        </span>
        {visits > 1 && <span className={classes.visits}>{visits}×</span>}
        {issue !== undefined && <span className={classes.issue}>!</span>}
      </div>
      {body !== undefined && (
        <Handle
          id={BODY}
          type="source"
          position={OUT}
          className={classes.body}
          isConnectable={canConnect}
          data-open={step.branches?.[BODY] === undefined || undefined}
          data-required
        >
          {step.branches?.[BODY] === undefined && <span className={classes.open}>{body.label}</span>}
        </Handle>
      )}
      {step.branches?.[BODY] === undefined && canConnect && <p className={classes.hint}>{t('canvas.emptyArea')}</p>}
      <Outputs step={step} branches={outward} canConnect={canConnect} />
    </div>
  );
});
